"""The translation tool copies numbers and keeps them; it never makes a second issue."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from magazine.models import IssuePage
from tests.factories import magazine

pytestmark = pytest.mark.django_db


def translated(issue):
    source, _is_new = TranslationSource.get_or_create_from_instance(issue)
    translation, _is_new = Translation.objects.get_or_create(
        source=source, target_locale=Locale.objects.get(language_code="ky")
    )
    translation.save_target(publish=False)
    return IssuePage.objects.get(translation_key=issue.translation_key, locale__language_code="ky")


def test_a_translated_issue_keeps_number_and_address():
    issue = magazine.issue(number=10, running=180)
    magazine.year_page(2026, "ky")

    page = translated(issue)

    assert (page.numbers.label, page.slug) == ("10 (180)", "10-180")
    assert page.url_path == "/ky/magazine/2026/10-180/"


def test_an_issue_that_is_there_is_filled_and_not_doubled():
    issue, _ky = magazine.issue_pair(number=10, running=180)

    translated(issue)

    assert IssuePage.objects.filter(running_from=180).count() == 2
