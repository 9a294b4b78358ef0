"""Fixed texts that are translated once: in every language, marked safe as Django marks them."""

import pytest
from django.template import Context, Template
from django.utils import translation

SAMPLES = [
    '{% trans "Home" %}',
    "{% trans 'Home' as name %}<b title=\"{{ name }}\">{{ name }}</b>",
    '{% trans "100 %" %}',
    '{% trans "a < b" %}',
    "{% trans text %}",
    '{% trans "Home"|upper %}',
    '{% trans "May" context "a month" %}',
    '{% trans "Home" noop %}',
]


@pytest.mark.parametrize("sample", SAMPLES)
def test_text_reads_as_django_says_it_in_every_language(sample):
    context = Context({"text": "Home"})
    usual = Template("{% load i18n %}" + sample)
    ours = Template("{% load i18n said %}" + sample)

    for language in ("ru", "ky", "en", "ru"):
        with translation.override(language):
            assert ours.render(context) == usual.render(context)


def test_text_in_one_language_is_not_said_in_another():
    ours = Template('{% load i18n said %}{% trans "Home" %}')

    with translation.override("ru"):
        russian = ours.render(Context())
    with translation.override("en"):
        english = ours.render(Context())

    assert (russian, english) == ("Главная", "Home")
