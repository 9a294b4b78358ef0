"""Addresses of Elasticsearch are read from one variable, and a wrong one is said at the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.settings.search import addresses_of


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("", ()),
        (" , ", ()),
        ("http://127.0.0.1:9200", ("http://127.0.0.1:9200",)),
        (
            "https://portal:secret@a.example:9200, https://b.example:9243/search",
            ("https://portal:secret@a.example:9200", "https://b.example:9243/search"),
        ),
    ],
)
def test_addresses_are_parted_by_commas(text, addresses):
    assert addresses_of(text) == addresses


@pytest.mark.parametrize(
    "text", ["127.0.0.1:9200", "http://host", "ftp://host:9200", "http://a b:1"]
)
def test_address_without_scheme_or_port_is_refused_in_words(text):
    with pytest.raises(ImproperlyConfigured) as caught:
        addresses_of(text)

    assert str(caught.value) == (
        "ELASTICSEARCH_URL must look like https://person:password@host:9200, several by commas."
    )
