"""A head finds municipalities like hers: why they are alike, what they did, for how much."""

import pytest
from django.core.management import call_command
from django.test import Client

from best_practice.engine.facts import Budget
from organisations.models import Municipality
from tests.factories.best_practice import facts, published_case
from tests.factories.drafts import make_person
from tests.factories.organisations import MunicipalityFactory
from tests.factories.register import as_csv

pytestmark = pytest.mark.django_db
COLUMNS = ("code", "year", "value", "source")
WORDS = {
    "ru": ("9 300 жителей против 8 700 у вас", "42 %", "за 25–40 тыс. сом", "У вас ещё нет"),
    "ky": ("9 300 тургун, сизде 8 700", "42 %", "25–40 миң сомго", "Сизде али жок"),
}


class Head:
    """Reads pages in one language."""

    def __init__(self, person, language) -> None:
        self.client, self.language = Client(), language
        self.client.force_login(person)

    def reads(self, path):
        answer = self.client.get(f"/{self.language}/{path}")
        assert answer.status_code == 200, (path, answer.status_code)
        return " ".join(answer.content.decode().replace("\xa0", " ").split())


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_find_equals(tmp_path, language):
    own = a_register_of_three()
    two_did_it_and_one_waits()
    head = Head(make_person("head@example.org", place="own"), language)

    # Without figures of budgets the page says what it does not know.
    people, revenue, cost, new_here = WORDS[language]
    page = head.reads("municipalities/own/similar/")
    assert people in page
    assert revenue not in page

    # The operator brings the figures; now they are among the reasons.
    brings_the_figures(tmp_path)
    page = head.reads("municipalities/own/similar/")
    assert revenue in page
    assert cost in page
    assert new_here in page

    # Her own page, the page of the municipality and the list lead there.
    address = f"/{language}/municipalities/own/similar/"
    for path in ("my/", "municipalities/own/", "practices/"):
        assert address in head.reads(path)
    assert own.label in page


def a_register_of_three():
    Municipality.objects.filter(is_example=False).update(valid_until_date="2000-01-01")
    for code, population in (("near", 9_300), ("other", 8_000)):
        MunicipalityFactory(code=code, population=population)
    return MunicipalityFactory(code="own", population=8_700, label_ru="Аймак «Наш»")


def two_did_it_and_one_waits():
    for code, som in (("near", 25_000), ("other", 40_000)):
        published_case(
            facts(
                municipalities=[code],
                theme="services.water",
                budget=[Budget("local-budget", {}, som)],
            ),
            languages=("ru", "ky"),
        )


def brings_the_figures(tmp_path):
    path = tmp_path / "figures.csv"
    rows = [
        {"code": code, "year": "2025", "value": value, "source": "отчёт"}
        for code, value in (("own", "38"), ("near", "42"), ("other", "90"))
    ]
    path.write_bytes(as_csv(rows, COLUMNS))
    call_command("import_measures", path, verbosity=0)
