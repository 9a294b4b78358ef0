"""A municipality that is no more: refused after its end, kept before it, its successor offered."""

import datetime

import pytest

from best_practice.selectors.drafts import facts_of_draft
from organisations.models import Municipality, Succession
from tests.best_practice.form_steps import address, fresh, post
from tests.factories.drafts import ANSWERS

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(db):
    old = Municipality.objects.get(code="example-2")
    old.valid_until_date = datetime.date(2024, 12, 31)
    old.save()
    Succession.objects.create(
        predecessor=old,
        successor=Municipality.objects.get(code="example-1"),
        kind="merger",
        on_date="2025-01-01",
    )
    return old


def test_a_place_gone_before_the_case_is_refused_and_its_successor_is_one_press(
    visitor, author, merged
):
    draft = fresh(author)
    gone = {"municipality": [merged.label_ru], "started": ["03.2025"]}

    response = post(visitor, draft, "idea", **gone)
    button = f"successor:{merged.label_ru}:Айылный аймак «Пример 1»"
    after = post(visitor, draft, "idea", **gone, action=[button])

    draft.refresh_from_db()
    page = response.content.decode()
    assert 'href="#id_municipality"' in page
    assert f'value="{button}"' in page
    assert after.status_code == 302
    assert draft.answers["idea"]["municipality"] == ["Айылный аймак «Пример 1»"]
    assert draft.answers["idea"]["title"] == ANSWERS["idea"]["title"]


def test_an_older_case_keeps_the_place_of_its_time(visitor, author, merged):
    draft = fresh(author)
    there = {"municipality": [merged.label_ru], "started": ["09.2021"]}

    response = post(visitor, draft, "idea", **there)
    shown = visitor.get(address("case_section", draft, "idea")).content.decode()

    draft.refresh_from_db()
    assert response.status_code == 302
    assert "successor:" in shown
    assert facts_of_draft(draft).municipalities == ["example-2"]
