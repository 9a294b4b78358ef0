"""Accounts for a table of people: good rows go in, bad rows are named."""

import io

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from organisations.models import Membership
from people.models import Activation, Letter, PhoneNumber, Profile, User
from tests.factories.people import ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db

TABLE = """ФИО;Почта;Телефон;Код муниципалитета;Должность;Язык
Асанова Айгуль Асановна;aigul@ayil.example;0555 12 34 56;example-1;Специалист;ky
Осмонов Бакыт;BAKYT@ayil.example;;;;
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "people.csv"

    def write(text=TABLE, encoding="utf-8"):
        path.write_bytes(text.encode(encoding))
        return path

    return write


def run(*args, **options):
    out, err = io.StringIO(), io.StringIO()
    call_command("import_people", *map(str, args), stdout=out, stderr=err, **options)
    return out.getvalue().splitlines(), err.getvalue().splitlines()


def counts():
    return [model.objects.count() for model in (User, Profile, Activation, Letter, Membership)]


def test_people_get_accounts_posts_and_letters_with_codes(table):
    out, err = run(table())

    assert (out, err) == (["Открыто: 2. Уже есть: 0. Должностей: 1. Не принято: 0."], [])
    person = User.objects.get(email="aigul@ayil.example")
    assert (person.profile.display_name, person.profile.language, person.has_usable_password()) == (
        "Асанова Айгуль Асановна",
        "ky",
        False,
    )
    assert PhoneNumber.objects.values_list("phone", "confirmed_at").get() == ("+996555123456", None)
    assert EmailAddress.objects.filter(verified=True).count() == 0
    post = Membership.objects.get()
    assert (post.person, post.municipality.code, post.confirmed_at) == (person, "example-1", None)
    letters = Letter.objects.filter(kind="account_opened", has_secret=True)
    assert set(letters.values_list("recipient", flat=True)) == {
        "aigul@ayil.example",
        "bakyt@ayil.example",
    }


def test_same_file_again_changes_nothing_and_writes_to_nobody(table):
    run(table())
    before = counts()

    out, _ = run(table())

    assert out == ["Открыто: 0. Уже есть: 2. Должностей: 0. Не принято: 0."]
    assert counts() == before


def test_rehearsal_changes_nothing(table, tmp_path):
    codes = tmp_path / "codes.xlsx"
    before = counts()

    out, _ = run(table(), "--dry-run", "--paper", "--codes", codes)

    assert out == [
        "Открыто: 2. Уже есть: 0. Должностей: 1. Не принято: 0.",
        "Это была репетиция: ничего не изменено.",
    ]
    assert (counts(), codes.exists()) == (before, False)


def test_bad_rows_are_named_one_line_each_and_good_rows_go_in(table):
    rows = [
        "ФИО;Почта;Телефон;Код муниципалитета;Должность;Язык",
        *(f"Житель {n};resident{n}@ayil.example;;;;" for n in range(20)),
        ";no-name@ayil.example;;;;",
        "Без Адреса;;;;;",
        "Кривой Адрес;not-an-address;;;;",
        "Чужой Номер;;+7 495 123 45 67;;;",
        "Только Телефон;;0555123457;;;",
        "Нет Места;a1@ayil.example;;nowhere;Глава;",
        "Нет Должности;a2@ayil.example;;example-1;;",
        "Язык Любой;a3@ayil.example;;;;de",
        "Дважды Один;resident3@ayil.example;;;;",
        "Администратор;a4@ayil.example;;;;",
    ]

    out, err = run(table("\n".join(rows)))

    assert out == ["Открыто: 20. Уже есть: 0. Должностей: 0. Не принято: 10."]
    assert [line.partition(":")[0] for line in err] == [f"Строка {n}" for n in range(22, 32)]
    assert err[0] == "Строка 22: Нет имени."
    assert err[8] == "Строка 30: Тот же адрес или телефон стоит в строке 5."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251"])
def test_bad_96_table_of_excel_is_read(table, encoding):
    run(table(TABLE, encoding))

    assert Profile.objects.filter(display_name="Асанова Айгуль Асановна").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ФИО;Почта\n=1+1;a@b.example\n", "формула"),
        ("ФИО;Почта\n" + "А Б;a@b.example\n" * 60_000, "слишком длинная"),
        ("Почта\na@b.example\n", "не хватает столбцов"),
        ("ФИО;Почта;Паспорт\nА Б;a@b.example;AN123\n", "Незнакомые столбцы: паспорт"),
    ],
)
def test_bad_96_hostile_or_wrong_table_changes_nothing(table, text, said):
    before = counts()

    with pytest.raises(CommandError, match=said):
        run(table(text))

    assert counts() == before


def test_codes_on_paper_open_the_accounts(table, tmp_path, client):
    codes = tmp_path / "codes.xlsx"

    out, _ = run(table(), "--paper", "--codes", codes)

    rows = list(load_workbook(codes).active.iter_rows(min_row=2, values_only=True))
    assert out[-1] == "Кодов на бумаге: 2."
    assert [row[:2] for row in rows] == [
        ("Асанова Айгуль Асановна", "aigul@ayil.example"),
        ("Осмонов Бакыт", "bakyt@ayil.example"),
    ]
    assert (Letter.objects.count(), codes.stat().st_mode & 0o777) == (0, 0o600)
    assert not any(row[2].replace("-", "") in str(Activation.objects.values()) for row in rows)
    answer = client.post(
        "/ru/account/activate/",
        {"code": rows[1][2].lower(), "password": "слива-под-окном-7", "agrees": "on"},
    )
    assert answer.url == "/ru/my/"


def test_phone_alone_needs_a_sheet_of_codes(table, tmp_path):
    text = "ФИО;Телефон\nТолько Телефон;0555123457\n"

    run(table(text), "--codes", tmp_path / "codes.xlsx")

    assert User.objects.get().phone_number.phone == "+996555123457"


def test_new_codes_only_for_accounts_nobody_took_over(table):
    run(table())
    old = set(Activation.objects.values_list("digest", flat=True))
    taken = User.objects.get(email="bakyt@ayil.example")
    taken.set_password("слива-под-окном-7")
    taken.save()
    taken.activation.delete()

    out, _ = run(table(), "--again")

    assert out[-1] == "Новых кодов: 1."
    assert Activation.objects.exclude(digest__in=old).count() == Activation.objects.count() == 1


def test_known_people_keep_their_names_and_get_the_post(table):
    person = ProfileFactory(person__email="aigul@ayil.example", display_name="Своё Имя").person

    run(table())

    assert Profile.objects.get(person=person).display_name == "Своё Имя"
    assert Membership.objects.get().person == person


def test_posts_are_confirmed_by_somebody_who_may(table):
    operator = UserFactory(groups=["Operators"])

    run(table(), "--confirmed-by", operator.email)

    assert Membership.objects.get().confirmed_by == operator
    with pytest.raises(CommandError):
        run(table(), "--confirmed-by", UserFactory().email)
