"""A case that tells everything a case can tell."""

from best_practice.engine.facts import Budget, Group, Member, Partner, Quote
from tests.factories.best_practice import facts

LONG = "Жители трёх сёл ходили за водой к арыку и теряли на этом по два часа в день."
WHOLE = facts(
    mode="inter_municipal",
    projects=["voice-and-accountability"],
    stated_som=36_000,
    budget=[
        Budget("local-budget", {"ru": "Подарки", "en": "Gifts"}, 11_000, planned=12_000, year=2021),
        Budget("donor-project", {"ru": "Сцена"}, 25_000, planned=25_000),
        Budget("donor-project", {"ru": "Обучение"}, 400, currency="USD", year=2022),
        Budget("community", {"ru": "Организация"}, None, is_in_kind=True),
    ],
    groups=[Group({"ru": "девочки", "ky": "кыздар", "en": "girls"}, 114, kind="girls")],
    commission=[
        Member({"ru": "депутат кенеша", "ky": "кеңештин депутаты"}, "council"),
        Member({"ru": "специалист айыл окмоту"}, "executive"),
    ],
    quotes=[
        Quote({"ru": "Дети ждали праздника."}, {"ru": "мать"}, has_consent=True),
        Quote({"ru": "Не печатайте меня."}, {"ru": "жительница"}),
    ],
    organisations=[Partner("dpi", "consultant"), Partner("sdc", "donor")],
    conditions=[{"ru": "Принятое положение", "ky": "Кабыл алынган жобо"}],
)
