"""Who stands on which side of a case: those who did it, and those who act for a municipality."""

from collections.abc import Collection, Iterable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import get_language

from best_practice.models import Case, CasePage
from core.labels import in_language
from organisations.access import acted_for
from organisations.choices import VOUCHING_POSTS
from organisations.engine import standing
from organisations.models import Membership, Municipality
from organisations.selectors import read_steps
from peer_learning.models import Replication
from people.choices import GROUP_EDITORS
from people.models import User

# Of each case: title, its language, address.
Titles = dict[int, tuple[str, str, str]]


def public_case(number: int) -> Case | None:
    """A case that readers can see, by its number."""
    return Case.objects.published().filter(number=number).first()


def title_of(case: Case, language: str = "") -> str:
    """The title of a case in a language, else in one it has; of public pages only."""
    rows = CasePage.objects.filter(case=case, live=True)
    titles = dict(rows.values_list("locale__language_code", "title"))
    return in_language(titles, language or get_language())[0] or str(case)


def address_of(case: Case, language: str = "") -> str:
    """The page of a case in a language, else in one it has; "" when nothing is public."""
    rows = CasePage.objects.filter(case=case, live=True)
    paths = dict(rows.values_list("locale__language_code", "url_path"))
    return in_language(paths, language or get_language())[0]


def read_titles(cases: Collection[int]) -> Titles:
    """Title, its language and address of public cases; no statement where there are none."""
    if not cases:
        return {}
    pages: dict[int, dict[str, tuple[str, str]]] = {}
    rows = CasePage.objects.filter(case__in=cases, live=True)
    for pk, code, title, path in rows.values_list(
        "case_id", "locale__language_code", "title", "url_path"
    ):
        pages.setdefault(pk, {})[code] = (title, path)
    found = {}
    for pk, texts in pages.items():
        title, code = in_language({one: text for one, (text, _path) in texts.items()})
        found[pk] = (title, code, texts[code][1])
    return found


def foreign(language: str) -> str:
    """A language that has to be marked on this page, else ""."""
    return language if language != (get_language() or settings.LANGUAGE_CODE)[:2] else ""


def standing_places(places: Iterable[int]) -> list[int]:
    """Which municipalities stand today in the place of those, through every reform."""
    steps, today = read_steps(), timezone.localdate()
    found = [one for place in places for one in standing(place, steps, today)]
    return list(dict.fromkeys(found))


def places_of(case: Case) -> list[int]:
    """The municipalities that did it, as they stand today, the leading one first."""
    rows = case.places.order_by("position", "pk").values_list("municipality_id", flat=True)
    return standing_places(rows)


def hosts_of(case: Case) -> list[Municipality]:
    """Whom one may visit: those who did it, and those whose repetition was confirmed."""
    repeated = Replication.objects.confirmed().filter(case=case).order_by("year", "pk")
    others = standing_places(repeated.values_list("municipality_id", flat=True))
    ids = list(dict.fromkeys([*places_of(case), *others]))
    found = Municipality.objects.with_places().in_bulk(ids)
    return [found[one] for one in ids if one in found]


def members_of(places: Collection[int], *, vouching: bool = False) -> list[User]:
    """The living accounts that act today for one of these municipalities."""
    held = Membership.objects.confirmed().filter(municipality__in=places)
    if vouching:
        held = held.filter(post_kind__in=VOUCHING_POSTS)
    return list(User.objects.filter(pk__in=held.values("person"), is_active=True).order_by("pk"))


def authors_of(case: Case) -> list[User]:
    """Whom a letter about a case reaches: its sender, and head and secretary of its places."""
    found = members_of(places_of(case), vouching=True)
    sender = case.submitter
    if sender is not None and sender.is_active and sender not in found:
        found.append(sender)
    return found


def acts_for_case(person: User | AnonymousUser, case: Case) -> bool:
    """Whether somebody may answer for a case: its sender, and who acts for its places."""
    if not isinstance(person, User):
        return False
    if case.submitter_id == person.pk:
        return True
    places = case.places.values_list("municipality_id", flat=True)
    return not acted_for(person).isdisjoint(places)


def own_places(person: User) -> list[Municipality]:
    """What a person may speak for: the municipalities of the posts, then those merged into them."""
    held = Membership.objects.confirmed().filter(person=person)
    own = set(held.values_list("municipality_id", flat=True))
    found = Municipality.objects.with_places().in_bulk(acted_for(person))
    return sorted(found.values(), key=lambda row: (row.pk not in own, row.label, row.pk))


def post_of(person: User) -> Membership | None:
    """The newest confirmed post of a person, with its municipality."""
    rows = Membership.objects.confirmed().filter(person=person)
    return rows.select_related("municipality__region").order_by("-from_date", "pk").first()


def editors() -> list[User]:
    """Who decides what becomes public."""
    return list(User.objects.filter(groups__name=GROUP_EDITORS, is_active=True).order_by("pk"))
