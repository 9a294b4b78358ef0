"""The doctor says who answers searches, and what helps where Elasticsearch does not."""

import pytest
from django.utils import translation

from core.health import Level
from home.selectors.health.searching import check_elasticsearch
from tests.support.served import free_port

pytestmark = pytest.mark.django_db


def test_portal_without_elasticsearch_is_well():
    with translation.override("en"):
        found = check_elasticsearch()

    assert (found.level, found.says) == (Level.FINE, "The database answers searches.")


def test_silent_node_is_a_warning_with_its_variable(settings):
    settings.ELASTICSEARCH_URL = (f"http://127.0.0.1:{free_port()}",)

    with translation.override("en"):
        found = check_elasticsearch()

    assert (found.level, found.says, found.remedy) == (
        Level.WARNING,
        "Elasticsearch does not answer; the database answers searches.",
        "Set ELASTICSEARCH_URL (the README lists the values).",
    )
