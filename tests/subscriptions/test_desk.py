"""The desk in the admin: payments, gifts, the ledger, addresses that leave with a reason."""

import datetime
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone, translation

from core.tables import write_xlsx
from people.models import AccessLog
from subscriptions.choices import GROUP_DESK
from subscriptions.models import DuesPayment, Invoice, PrintedCopies, Subscription
from tests.factories.organisations import MunicipalityFactory
from tests.factories.people import UserFactory
from tests.factories.subscriptions import (
    DuesPaymentFactory,
    PlanFactory,
    SubscriptionFactory,
    ordered,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, settings):
    """Somebody of the desk, signed in."""
    settings.STAFF_SECOND_FACTOR = False
    client.force_login(UserFactory(groups=[GROUP_DESK]))
    return client


def test_a_payment_is_noted_on_its_invoice(desk):
    invoice = ordered().invoice
    typed = {
        "direction": "in",
        "sum": "2400",
        "paid_on": timezone.localdate().isoformat(),
        "reference": "ПП-1",
    }
    address = reverse("invoices:edit", args=[invoice.pk])

    first = desk.post(address, typed)
    second = desk.post(address, typed)

    assert (first.status_code, second.status_code) == (302, 200)
    assert Invoice.objects.get().state == "paid"
    assert Subscription.objects.get().state == "active"


def test_a_term_is_given_lengthened_and_cancelled(desk):
    plan = PlanFactory()
    given = {"plan": plan.pk, "gift_email": "a@example.org", "copies_language": "ky"}

    refused = desk.post(reverse("subscriptions:add"), given)
    desk.post(reverse("subscriptions:add"), {**given, "address": "с. Пример"})
    term = Subscription.objects.get()
    later = term.ends_on + datetime.timedelta(days=9)
    address = reverse("subscriptions:edit", args=[term.pk])
    without_reason = desk.post(address, {"until": later, "copies_language": "ru"})
    desk.post(address, {"until": later, "reason": "Опоздал номер", "copies_language": "ru"})

    assert (refused.status_code, without_reason.status_code) == (200, 200)
    term.refresh_from_db()
    assert (term.ground, term.ends_on) == ("gift", later)
    desk.post(address, {"is_cancelled": "on", "reason": "По просьбе", "copies_language": "ru"})
    term.refresh_from_db()
    assert term.state == "cancelled"


def test_dues_are_noted_by_hand_and_struck_with_a_reason(desk):
    place = MunicipalityFactory()
    typed = {
        "municipality": place.pk,
        "year": 2026,
        "amount": "12000",
        "paid_on": "2026-02-03",
        "settles": "on",
    }

    desk.post(reverse("dues:add"), typed)
    again = desk.post(reverse("dues:add"), typed)
    payment = DuesPayment.objects.get()
    desk.post(reverse("dues:edit", args=[payment.pk]), {"void_reason": "Ошибка"})

    assert again.status_code == 200
    payment.refresh_from_db()
    assert (payment.void_reason, payment.voided_at is None) == ("Ошибка", False)


def test_a_table_of_dues_is_looked_through_before_it_is_brought_in(desk):
    place = MunicipalityFactory()

    def bring(amount, **more):
        rows = [[place.code, 2026, amount, "2026-02-03"]]
        content = write_xlsx(("code", "year", "amount", "paid_on"), rows)
        file = SimpleUploadedFile("dues.xlsx", content)
        return desk.post(reverse("dues_import"), {"file": file, **more})

    wrong = bring("много")
    tried = bring(100, is_dry_run="on")
    nothing_yet = DuesPayment.objects.count()
    bring(100)

    assert [fault.line for fault in wrong.context["report"].faults] == [2]
    assert (tried.context["report"].added, nothing_yet) == (1, 0)
    assert DuesPayment.objects.count() == 1


def test_bad_a_file_that_is_no_table_is_refused_beside_its_field(desk):
    for content in (b"", b"\x00\x01", b"PK\x03\x04broken", b"one;two\n1;2\n"):
        file = SimpleUploadedFile("dues.xlsx", content)
        page = desk.post(reverse("dues_import"), {"file": file})
        assert (page.status_code, "file" in page.context["form"].errors) == (200, True)


def test_who_has_not_paid_is_one_filter_and_one_file(desk):
    paid, unpaid = MunicipalityFactory(), MunicipalityFactory()
    DuesPaymentFactory(municipality=paid)

    page = desk.get(reverse("dues_year"), {"year": 2026, "region": "KG-N", "paid": "no"})
    file = desk.get(reverse("dues_year"), {"year": 2026, "region": "KG-N", "export": 1})

    shown = {row.municipality for row in page.context["rows"]}
    assert unpaid in shown
    assert paid not in shown
    cells = list(openpyxl.load_workbook(io.BytesIO(file.content)).active.values)
    assert {paid.code, unpaid.code} <= {row[0] for row in cells}


def test_addresses_of_an_issue_leave_with_a_reason_and_without_formulas(desk):
    day = datetime.date(2026, 11, 20)
    place = MunicipalityFactory()
    DuesPaymentFactory(municipality=place)
    PrintedCopies.objects.create(municipality=place, recipient="АО", address="А", copies=5)
    PrintedCopies.objects.create(municipality=MunicipalityFactory(), address="не платил")
    term = SubscriptionFactory(recipient="=cmd|calc", address="Бишкек")
    SubscriptionFactory(address="онлайн", form="online")
    SubscriptionFactory(address="кончилась", ends_on=day - datetime.timedelta(days=1))

    silent = desk.post(reverse("recipients"), {"issued_on": day, "reason": ""})
    file = desk.post(reverse("recipients"), {"issued_on": day, "reason": "Рассылка"})

    assert silent.status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).active
    assert [(row[0].value, row[1].value, row[4].value) for row in sheet.iter_rows(min_row=2)] == [
        ("=cmd|calc", "Бишкек", "1"),
        ("АО", "А", "5"),
    ]
    assert "f" not in {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row}
    log = AccessLog.objects.get(kind="export")
    assert (log.why, log.rows) == ("Рассылка", 2)
    assert list(log.people.values_list("person_id", flat=True)) == [term.person_id]


@pytest.mark.parametrize("name", ["dues_year", "dues_import", "recipients", "invoices:index"])
def test_editors_do_not_come_to_the_desk(name, client, settings):
    settings.STAFF_SECOND_FACTOR = False
    client.force_login(UserFactory(groups=["Editors"]))

    assert client.get(reverse(name)).status_code in {302, 403}


@pytest.mark.parametrize(
    "name",
    ["subscriptions:index", "invoices:index", "dues:index", "printed_copies:index", "plans:index"],
)
def test_lists_of_the_desk_open_and_find(name, desk):
    ordered()
    DuesPaymentFactory()

    assert desk.get(reverse(name), {"q": "пример"}).status_code == 200


def test_nothing_of_money_is_deleted(desk):
    payment, term = DuesPaymentFactory(), SubscriptionFactory()

    for name, pk in (("dues", payment.pk), ("subscriptions", term.pk)):
        assert desk.post(reverse(f"{name}:delete", args=[pk])).status_code in {302, 403}

    assert (DuesPayment.objects.count(), Subscription.objects.count()) == (1, 1)


def test_the_list_of_terms_offers_a_gift_and_names_its_columns(desk):
    SubscriptionFactory()

    with translation.override("ru"):
        page = desk.get(reverse("subscriptions:index")).content.decode()

    assert "Подарить подписку" in page
    assert "Вид подписки" in page
