"""What waits for a person and what became of what they sent."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from best_practice.choices import EDITABLE, Section, Stage
from best_practice.engine.answers import missing
from best_practice.selectors.drafts import DraftState, drafts_of
from core.templatetags.formats import moment
from organisations.models import Membership
from peer_learning.selectors.mine import waiting_for
from people.models import Letter, User, Verification
from people.selectors import verification_of
from subscriptions.access import Reading, ground_today
from subscriptions.choices import PUBLICATION
from subscriptions.models import Invoice
from subscriptions.selectors.mine import unpaid_invoices

LETTERS_SHOWN = 3
KINDS = {
    Stage.DRAFT: "",
    Stage.RETURNED: "warn",
    Stage.UNDER_REVIEW: "accent",
    Stage.PUBLISHED: "ok",
    Stage.WITHDRAWN: "",
}

Row = dict[str, Any]


@dataclass(frozen=True)
class MySheet:
    """One's own page."""

    memberships: list[Membership]
    waiting: list[Row]
    sent: list[Row]
    published_count: int
    letters: list[Letter]
    verification: Verification | None
    reading: Reading | None
    invoices: list[Invoice]


def read_my_page(person: User) -> MySheet:
    """Read everything of one person in a fixed number of statements."""
    states = drafts_of(person)
    memberships = Membership.objects.of_today(person).select_related("municipality__region")
    letters = Letter.objects.readable_by(person).defer("text", "html")
    return MySheet(
        memberships=list(memberships.order_by("-from_date", "pk")),
        waiting=[
            *waiting_for(person),
            *(_waiting(state, person) for state in states if state.stage in EDITABLE),
        ],
        sent=[_sent(state) for state in states if state.stage not in EDITABLE],
        published_count=sum(state.stage == Stage.PUBLISHED for state in states),
        letters=list(letters[:LETTERS_SHOWN]),
        verification=verification_of(person),
        reading=ground_today(person=person, publication=PUBLICATION),
        invoices=list(unpaid_invoices(person)),
    )


def _title(state: DraftState) -> str:
    return state.title or (state.page.title if state.page else "") or _("Without a title yet")


def _foreign(state: DraftState) -> str:
    """The language of the title where it is not the visitor's."""
    language: str = state.draft.language
    return language if state.title and language != get_language() else ""


def _meta(state: DraftState, person: User | None = None) -> str:
    case, draft = state.draft.case, state.draft
    parts = [_("example № %(number)s") % {"number": case.number} if case else _("new example")]
    if person is not None and draft.author_id != person.pk:
        parts.append(_("shared by a colleague"))
    return " · ".join(parts)


def _fill(answers: dict[str, Any]) -> list[str]:
    wanting = {section for section, _name in missing(answers)}
    return [
        ("half" if section in wanting else "full") if answers.get(section) else ""
        for section in Section.values
    ]


def _waiting(state: DraftState, person: User) -> Row:
    """A row with one verb; what came back from the editor carries the editor's words."""
    draft = state.draft
    address = reverse("case_overview", args=[draft.pk])
    parts = _fill(draft.answers)
    done = parts.count("full")
    text = ngettext("%(done)s part of %(all)s", "%(done)s parts of %(all)s", done)
    saved = _("saved %(at)s") % {"at": moment(draft.saved_at)}
    is_returned = state.stage == Stage.RETURNED
    return {
        "badge": state.stage.label,
        "badge_kind": KINDS[state.stage],
        "meta": _meta(state, person),
        "title": _title(state),
        "lang": _foreign(state),
        "url": address,
        "quotes": [{"who": _("Editor"), "text": state.comment}] if state.comment else [],
        "parts": parts,
        "parts_text": f"{text % {'done': done, 'all': len(parts)}} · {saved}",
        "verb": _("Mend the example") if is_returned else _("Go on with the example"),
        "verb_url": address,
    }


def _sent(state: DraftState) -> Row:
    is_public = state.stage == Stage.PUBLISHED and state.page is not None
    return {
        "badge": state.stage.label,
        "badge_kind": KINDS[state.stage],
        "meta": _meta(state),
        "title": _title(state),
        "lang": _foreign(state),
        "url": reverse("case_overview", args=[state.draft.pk]),
        "page_url": state.page.address if state.page and is_public else "",
    }
