"""Where a case comes from: who sent it, who approved which version, through whose hands it went."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from best_practice.choices import EventKind, Role
from best_practice.models import Case, CaseDraft, CaseEvent, CaseVersion
from best_practice.selectors.drafts import proposed_facts
from best_practice.selectors.rows import facts_of_case
from core.templatetags.formats import day
from organisations.models import Membership
from people.models import User

PEOPLE = ("person", "former", "recipient")


@dataclass(frozen=True)
class Happened:
    """One line of the history as editors read it."""

    event: CaseEvent
    who: str
    what: str
    former: str = ""
    recipient: str = ""


@dataclass(frozen=True)
class State:
    """One state of a case that can be compared: a version, or what waits or is public."""

    key: str
    label: str
    content: dict[str, Any]


def _name(person: User | None, role: str = "") -> str:
    """Whom editors see; a person who was forgotten, or never had an account, leaves the role."""
    if person is not None:
        return person.email or str(person)
    return str(Role(role).label) if role else _("an account that no longer exists")


def history_of(case: Case) -> list[Happened]:
    """Everything that happened, the newest first, in one statement."""
    events = CaseEvent.objects.filter(case=case).select_related(*PEOPLE, "body")
    return [_told(event) for event in events.order_by("-at", "-pk")]


def _told(event: CaseEvent) -> Happened:
    what = str(event.get_kind_display())
    if event.kind == EventKind.SUBMITTED:
        what = _("first description sent") if event.is_first else _("change proposed or sent again")
    if event.version is not None:
        what = _("%(what)s: version %(number)s") % {"what": what, "number": event.version}
    handed = event.kind == EventKind.HANDED_OVER
    return Happened(
        event,
        _name(event.person, event.role),
        what,
        _name(event.former) if handed else "",
        _name(event.recipient) if handed else "",
    )


def versions_of(case: Case) -> list[CaseVersion]:
    """Every version with its editor, the newest first, without its content."""
    rows = case.versions.select_related("approved_by").defer("content")
    return list(rows.order_by("-number"))


def states_of_case(case: Case) -> list[State]:
    """Everything that can be compared: what waits, then versions, the newest first."""
    public = facts_of_case(case)
    found = []
    waiting = CaseDraft.objects.waiting().filter(case=case).exclude(sent={})
    versions = list(case.versions.order_by("-number"))
    texts = versions[0].content["texts"] if versions else {}
    for draft in waiting.order_by("-submitted_at"):
        content = {
            "facts": proposed_facts(draft, public).to_json(),
            "texts": {**texts, draft.language: draft.sent["texts"]},
        }
        label = _("what waits, in %(language)s") % {"language": draft.get_language_display()}
        found.append(State(f"draft-{draft.language}", label, content))
    for version in versions:
        label = _("version %(number)s of %(day)s") % {
            "number": version.number,
            "day": day(timezone.localdate(version.published_at)),
        }
        found.append(State(str(version.number), label, version.content))
    return found


def colleagues_for(case: Case) -> list[User]:
    """Who could keep the case: confirmed accounts of the body that sent it, without the keeper."""
    draft = (
        case.drafts.exclude(municipality=None)
        .order_by("-submitted_at")
        .prefetch_related(
            Prefetch(
                "municipality__memberships",
                Membership.objects.confirmed().select_related("person").order_by("pk"),
                to_attr="held",
            )
        )
        .first()
    )
    if draft is None or draft.municipality is None:
        return []
    people = {row.person_id: row.person for row in draft.municipality.held}
    people.pop(case.submitter_id, None)
    return list(people.values())
