"""The reports of the desk: what waits, what lacks a language, what resembles what."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from best_practice.models import CaseDraft, CaseGap, CaseLookalike, CaseShingle
from best_practice.selectors.desk.lookalikes import find_alike
from best_practice.services.propose_change import propose_change
from best_practice.services.record_publication import refresh_public_state
from best_practice.services.submit_case import submit_case
from tests.best_practice.desk.test_engine import LONG
from tests.factories.best_practice import page_of, published_case
from tests.factories.drafts import make_draft, make_person, published, review, submitted

pytestmark = pytest.mark.django_db

WAITING = "/admin/reports/cases-waiting/"
GAPS = "/admin/reports/case-gaps/"
STORY = {"story": {"problem": ["Воды не хватало."], "solution": [LONG]}}


def other(number=1):
    return make_person(f"other{number}@example.org", place="example-2")


def test_the_list_tells_age_kind_language_and_what_it_resembles(author, editor, desk):
    case = published(author, editor, **STORY).case
    sent = submitted(other(), **STORY)
    CaseDraft.objects.filter(pk=sent.pk).update(
        submitted_at=timezone.now() - timezone.timedelta(days=8)
    )

    rows = desk.get(WAITING).context["object_list"]

    (row,) = rows
    assert (row.title, row.days, row.is_first) == (
        f"№ {sent.case.number}. Насос на солнечных панелях",
        8,
        True,
    )
    assert [one.case for one in row.alike] == [case]
    assert 0 < row.completeness < 100


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["first", "change"]),
        ("?is_change=first", ["first"]),
        ("?is_change=change", ["change"]),
        ("?language=ky", []),
        ("?waits=7", ["first"]),
        ("?is_alike=true", ["first"]),
        ("?is_alike=false", ["change"]),
    ],
)
def test_filters_narrow_what_waits(author, editor, desk, asked, found):
    case = published(author, editor, **STORY).case
    change = propose_change(case_id=case.pk, person=author, language="ru")
    submit_case(draft_id=change.pk, person=author)
    first = submitted(other(), **STORY)
    CaseDraft.objects.filter(pk=first.pk).update(
        submitted_at=timezone.now() - timezone.timedelta(days=8)
    )
    CaseLookalike.objects.filter(draft=change).delete()

    rows = desk.get(f"{WAITING}{asked}").context["object_list"]

    names = {change.pk: "change", first.pk: "first"}
    assert [names[row.draft.pk] for row in rows] == found


def test_only_what_waits_for_the_reader_is_listed(author, editor, desk):
    published(author, editor)
    review(submitted(other(), **STORY), editor, "reject", "Поправьте.")

    assert list(desk.get(WAITING).context["object_list"]) == []


@pytest.mark.parametrize("address", [WAITING, GAPS])
def test_reports_are_closed_to_people_without_the_right(author, client, address):
    client.force_login(author)

    assert client.get(address).status_code in {302, 403}


def test_the_list_and_the_panel_cost_the_same_for_one_and_for_three(author, desk):
    submitted(author, **STORY)
    costs = {}
    for address in (WAITING, "/admin/"):
        desk.get(address)
        with CaptureQueriesContext(connection) as few:
            desk.get(address)
        costs[address] = len(few)
    for number in range(2):
        submitted(other(number), **STORY)

    for address, cost in costs.items():
        with CaptureQueriesContext(connection) as many:
            desk.get(address)
        assert (address, len(many)) == (address, cost)
    assert len(desk.get(WAITING).context["object_list"]) == 3


def test_the_front_page_of_the_admin_leads_to_what_waits(author, desk):
    draft = submitted(author)

    page = desk.get("/admin/").content.decode()

    assert reverse("wagtailadmin_pages:edit", args=[draft.case.pages.get().pk]) in page
    assert WAITING in page


def test_the_sender_is_asked_about_a_public_case_and_may_send_all_the_same(author, editor, client):
    case = published(author, editor, **STORY).case
    again = other()
    draft = make_draft(again, **STORY)
    client.force_login(again)
    address = reverse("case_check", args=[draft.pk])

    page = client.get(address).content.decode()
    answer = client.post(address, {"licence": "on"})

    assert f"№ {case.number}" in page
    assert page_of(case).url in page
    assert answer.url == reverse("case_sent", args=[draft.pk])


@pytest.mark.parametrize("state", ["waits", "returned", "withdrawn"])
def test_nobody_learns_of_a_case_that_is_not_public_by_sending_the_same(
    author, editor, client, state
):
    draft = submitted(author, **STORY)
    if state == "returned":
        review(draft, editor, "reject", "Поправьте.")
    if state == "withdrawn":
        review(draft, editor, "approve")
        page_of(draft.case).unpublish()
    again = other()
    mine = make_draft(again, **STORY)
    client.force_login(again)

    page = client.get(reverse("case_check", args=[mine.pk]))

    assert f"№ {draft.case.number}" not in page.content.decode()
    assert find_alike(draft.sent["texts"], language="ru", is_public=True) == []


def test_editors_see_two_that_wait_side_by_side_and_decide_once(author, editor, desk):
    first = submitted(author, **STORY)
    second = submitted(other(), **STORY)
    pair = CaseLookalike.objects.get(draft=second)

    page = desk.get(reverse("case_desk_alike", args=[pair.pk])).content.decode()
    desk.post(reverse("case_desk_dismiss", args=[pair.pk]))
    review(second, editor, "reject", "Поправьте.")
    submit_case(draft_id=second.pk, person=second.author)

    pair.refresh_from_db()
    assert page.count(LONG[:40]) == 2
    assert (pair.case, pair.dismissed_by) == (first.case, editor)
    assert CaseLookalike.objects.filter(draft=second).count() == 1


def test_a_case_in_another_language_is_not_compared(author, editor):
    published_case(languages=("ky",), solution=LONG)

    assert find_alike({"title": "X", "solution": LONG}, language="ru") == []


def test_looking_for_copies_takes_the_same_statements_among_many(db, django_assert_num_queries):
    texts = {"title": "Насос на солнечных панелях", "solution": LONG}
    published_case(title=texts["title"], solution=LONG)
    with django_assert_num_queries(3):
        assert len(find_alike(texts, language="ru")) == 1
    for number in range(15):
        published_case(title=f"{texts['title']} {number}", solution=LONG)

    with django_assert_num_queries(3):
        found = find_alike(texts, language="ru")

    assert len(found) == 12
    assert CaseShingle.objects.filter(case=found[0].case).count() <= 30


def test_the_report_of_gaps_tells_what_lacks_and_leads_to_where_it_is_mended(desk):
    case = published_case()
    text = desk.get(GAPS).context["object_list"]

    assert [(row.number, row.gap.language, row.gap.kind, row.gap.parts) for row in text] == [
        (case.number, "ky", "page", {}),
        (case.number, "ky", "rows", {"steps": 3}),
    ]
    assert text[1].url == reverse("cases:edit", args=[case.pk])


def test_a_text_changed_in_one_language_leaves_the_other_behind_until_it_is_read(editor):
    case = published_case(languages=("ru", "ky"))
    page = page_of(case).get_latest_revision_as_object()
    page.summary = "Собрали всех детей трёх сёл."
    page.save_revision(user=editor).publish(user=editor)
    stale = CaseGap.objects.filter(case=case, kind="stale").values_list("language", flat=True)
    assert list(stale) == ["ky"]

    page_of(case, "ky").get_latest_revision_as_object().save_revision(user=editor).publish(
        user=editor
    )

    assert list(stale.all()) == []


def test_a_case_that_leaves_the_portal_leaves_the_report(editor):
    case = published_case()

    page_of(case).unpublish()

    assert CaseGap.objects.filter(case=case).count() == 0


@pytest.mark.parametrize(
    ("asked", "count"),
    [("", 2), ("?kind=page", 1), ("?kind=stale", 0), ("?language=ru", 0), ("?language=ky", 2)],
)
def test_gaps_are_narrowed_and_exported_as_they_are_narrowed(desk, asked, count):
    published_case(title="=СУММ(A1)")

    listed = desk.get(f"{GAPS}{asked}").context["object_list"]
    address = f"{GAPS}{asked}{'&' if asked else '?'}export=csv"
    answer = b"".join(desk.get(address).streaming_content).decode()

    rows = list(csv.reader(io.StringIO(answer)))[1:]
    assert (len(listed), len(rows)) == (count, count)
    assert all(row[1].startswith("№") for row in rows)


def test_gaps_cost_the_same_for_one_and_for_three(desk):
    published_case()
    desk.get(GAPS)
    with CaptureQueriesContext(connection) as few:
        desk.get(GAPS)
    for _number in range(2):
        published_case()

    with CaptureQueriesContext(connection) as many:
        assert len(desk.get(GAPS).context["object_list"]) == 6

    assert len(many) == len(few)


def test_deriving_again_changes_nothing(db):
    case = published_case()
    marks = CaseShingle.objects.filter(case=case).order_by("pk")
    before = list(marks.values_list("pk", "language", "value"))

    refresh_public_state(case_id=case.pk)

    assert list(marks.values_list("pk", "language", "value")) == before
