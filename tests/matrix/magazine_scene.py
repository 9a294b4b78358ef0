"""Readers by their ground, articles by their date: one secret sentence in each paid part."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from magazine.choices import MadeKind, MadeState
from magazine.models import ArticlePage, IssuePage, MadeFile
from organisations.models import Membership, Municipality
from people.models import User
from tests.factories.drafts import make_editor, make_person
from tests.factories.magazine import article, issue, text_block
from tests.factories.subscriptions import DuesPaymentFactory, SubscriptionFactory
from tests.support.search import index_now

LONG = "Айылный кенеш утвердил бюджет после слушаний. " * 40
# Words that no other text has and no correction of a search takes for one another.
SECRETS = {
    "paid": "зюмбулакшыр",
    "in_term": "кржемелик",
    "old": "фырбандуля",
    "issue_open": "мховостюг",
    "article_open": "жлобинчак",
    "embargo": "пшекруторг",
    "draft": "щвебнигам",
}
READERS = (
    "anonymous",
    "nobody",
    "dues",
    "dues_last_year",
    "subscriber",
    "body",
    "ended_covering",
    "ended_before",
    "gift",
    "staff",
    "leaver",
    "unconfirmed",
)
# A ground in force today opens everything that is published.
IN_FORCE = {"dues", "subscriber", "body", "gift", "staff"}
DAY = datetime.timedelta(days=1)


@dataclass
class Newsstand:
    """Everything that the matrix asks about."""

    clients: dict[str, Client] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    issues: dict[str, IssuePage] = field(default_factory=dict)
    articles: dict[str, ArticlePage] = field(default_factory=dict)

    def readers_of(self, kind: str, *, of_issue: bool = False) -> set[str]:
        """Who reads the article of a kind, or the files of its whole issue."""
        if kind in {"embargo", "draft"} and not (kind == "draft" and of_issue):
            return set()
        if kind in {"old", "issue_open"} or (kind == "article_open" and not of_issue):
            return set(READERS)
        readers = set(IN_FORCE)
        day = self.issues[kind].issue_date
        if kind == "in_term":
            readers.add("ended_covering")
        if day.year == timezone.localdate().year - 1:
            readers.add("dues_last_year")
        return readers


def build_newsstand() -> Newsstand:
    """Readers, issues, articles and their files; the index has heard of all of them."""
    stand = Newsstand()
    today = timezone.localdate()
    _seat_readers(stand, today)
    dates = {"in_term": today - 120 * DAY, "old": today - 400 * DAY}
    for kind, secret in SECRETS.items():
        day = dates.get(kind, today)
        whole = issue(
            day=day, live=kind != "embargo", access="open" if kind == "issue_open" else ""
        )
        page = article(
            whole,
            live=kind != "draft",
            access="open" if kind == "article_open" else "",
            notes=[f"Сноска говорит {secret}."],
            body=[text_block(LONG), text_block(f"В конце сказано {secret}.", notes=[1])],
        )
        for each in (whole, page):
            revision = each.save_revision()
            if each.live:
                revision.publish()
        stand.issues[kind], stand.articles[kind] = whole, page
        _make_files(whole, page, secret)
    index_now()
    return stand


def _seat_readers(stand: Newsstand, today: datetime.date) -> None:
    people: dict[str, Any] = {
        "nobody": make_person("nobody@reader.example"),
        "dues": make_person("dues@reader.example", place="example-1"),
        "dues_last_year": make_person("last@reader.example", place="example-2"),
        "subscriber": make_person("subscriber@reader.example"),
        "body": make_person("body@reader.example", place="example-3"),
        "ended_covering": make_person("covering@reader.example"),
        "ended_before": make_person("before@reader.example"),
        "gift": make_person("gift@reader.example"),
        "staff": make_editor("staff@reader.example"),
        "leaver": make_person("leaver@reader.example", place="example-1"),
        "unconfirmed": make_person("unconfirmed@reader.example", place="example-1"),
    }
    stand.people = people
    stand.clients = {name: Client(raise_request_exception=False) for name in READERS}
    for name, person in people.items():
        stand.clients[name].force_login(person)
    Membership.objects.filter(person=people["leaver"]).update(until_date=today - DAY)
    Membership.objects.filter(person=people["unconfirmed"]).update(confirmed_at=None)
    places = {code: Municipality.objects.get(code=code) for code in ("example-1", "example-2")}
    DuesPaymentFactory(municipality=places["example-1"], year=today.year)
    DuesPaymentFactory(municipality=places["example-2"], year=today.year - 1)
    now = {"starts_on": today - 10 * DAY, "ends_on": today + 300 * DAY}
    SubscriptionFactory(person=people["subscriber"], **now)
    SubscriptionFactory(person=people["gift"], ground="gift", **now)
    SubscriptionFactory(person=None, municipality=Municipality.objects.get(code="example-3"), **now)
    SubscriptionFactory(
        person=people["ended_covering"],
        state="ended",
        starts_on=today - 130 * DAY,
        ends_on=today - 110 * DAY,
    )
    SubscriptionFactory(
        person=people["ended_before"],
        state="ended",
        starts_on=today - 800 * DAY,
        ends_on=today - 500 * DAY,
    )


def _make_files(whole: IssuePage, page: ArticlePage, secret: str) -> None:
    kinds = {
        MadeKind.ISSUE_PDF: whole,
        MadeKind.ISSUE_EPUB: whole,
        MadeKind.ARTICLE_PDF: page,
    }
    for kind, thing in kinds.items():
        content = ContentFile(f"%PDF {secret}".encode(), "made")
        MadeFile.objects.update_or_create(
            page_key=thing.translation_key,
            language="ru",
            kind=kind,
            defaults={"state": MadeState.READY, "file": content, "size": content.size, "pages": 1},
        )
