"""A municipality says that it did the same; an editor confirms it, and the first author is told."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from best_practice.models import Case
from media_library.models import Upload
from media_library.services import claim_upload
from organisations.access import acted_for
from organisations.models import Municipality
from peer_learning.choices import REPLICATION_STEPS, ReplicationState
from peer_learning.models import Replication, ReplicationFile
from peer_learning.selectors.sides import authors_of, editors
from peer_learning.services.count_repetitions import count_repetitions
from peer_learning.services.tell_people import tell_people
from people.models import User
from people.services import claim_form_key, settle_form_key

MOST_FILES = 10


class ReplicationRefused(Exception):
    """It cannot be kept or decided so; the text says why, in the reader's language."""


@dataclass(frozen=True, kw_only=True)
class ReplicationAnswers:
    """What a municipality tells of its repetition."""

    year: int
    started: str = ""
    ended: str = ""
    language: str = "ru"
    changed: str = ""
    result: str
    failed: str = ""
    cost_som: int | None = None
    participants: int | None = None
    result_case: Case | None = None


@transaction.atomic
def report_replication(
    *,
    person: User,
    case: Case,
    municipality: Municipality,
    answers: ReplicationAnswers,
    files: Collection[Upload],
    public: Collection[UUID],
    form_key: UUID,
) -> Replication:
    """Write down a repetition that waits for an editor; the same form sent again gives it back.

    Refuses with ReplicationRefused who does not act for the municipality, a place that did the
    case itself, a repetition of that year that is there already, and a ring of repetitions.
    """
    key = claim_form_key(person=person, key=form_key, purpose="report repetition")
    if key.result:
        return Replication.objects.get(pk=key.result)
    _check_side(person, case, municipality)
    replication = Replication(
        case=case, municipality=municipality, person=person, sent_at=timezone.now()
    )
    _write(replication, answers)
    _attach(replication, files, public)
    settle_form_key(form_key=key, result=str(replication.pk))
    _tell_editors(replication)
    return replication


@transaction.atomic
def mend_replication(
    *,
    person: User,
    replication: Replication,
    answers: ReplicationAnswers,
    files: Collection[Upload],
    public: Collection[UUID],
) -> Replication:
    """Change one that waits or was declined, and let the editors look at it again.

    Refuses like `report_replication`, and one that is decided for good.
    """
    replication = _locked(replication)
    _check_side(person, replication.case, replication.municipality)
    if replication.state not in {ReplicationState.WAITING, ReplicationState.DECLINED}:
        raise ReplicationRefused(_("It is decided already and cannot be changed."))
    was_declined = replication.state == ReplicationState.DECLINED
    replication.sent_at = timezone.now()
    _write(replication, answers)
    _attach(replication, files, public)
    if was_declined:
        _move(replication, ReplicationState.WAITING)
        _tell_editors(replication)
    return replication


@transaction.atomic
def confirm_replication(
    *, replication: Replication, confirmed_by: User, words: str = ""
) -> Replication:
    """Make it public: tree, map and counts follow; its sender and the first author are told.

    Refuses with ReplicationRefused one's own, one whose case is not on the portal, and one that
    does not wait.
    """
    replication = _locked(replication)
    if replication.state == ReplicationState.CONFIRMED:
        return replication
    if replication.person_id == confirmed_by.pk:
        raise ReplicationRefused(_("Somebody else must confirm what you sent."))
    if not Case.objects.published().filter(pk=replication.case_id).exists():
        raise ReplicationRefused(_("The example is not on the portal now."))
    _check_ring(replication.case, replication.result_case)
    _move(replication, ReplicationState.CONFIRMED, by=confirmed_by, words=words)
    count_repetitions(case_id=replication.case_id)
    _tell_sender(replication, "replication_confirmed")
    tell_people(
        kind="case_repeated",
        event=f"case-repeated:{replication.pk}",
        people=[one for one in authors_of(replication.case) if one.pk != replication.person_id],
        case=replication.case,
        route="replication",
        arguments=(replication.case.number, replication.pk),
        context={"place": replication.municipality, "year": replication.year},
    )
    return replication


@transaction.atomic
def decline_replication(*, replication: Replication, declined_by: User, words: str) -> Replication:
    """Send it back with words; refuses an empty answer and one that does not wait."""
    if not words.strip():
        raise ReplicationRefused(_("Say why, so that the people can mend it."))
    replication = _locked(replication)
    _move(replication, ReplicationState.DECLINED, by=declined_by, words=words)
    _tell_sender(replication, "replication_declined")
    return replication


@transaction.atomic
def withdraw_replication(*, replication: Replication, person: User, words: str = "") -> Replication:
    """Take it back, or off the portal; counts and tree follow. Bears to run twice.

    Refuses with ReplicationRefused anybody but its municipality and editors.
    """
    replication = _locked(replication)
    may = replication.municipality_id in acted_for(person)
    if not (may or person.has_perm("peer_learning.change_replication")):
        raise ReplicationRefused(_("Only its municipality and the editors take it back."))
    if replication.state == ReplicationState.WITHDRAWN:
        return replication
    _move(replication, ReplicationState.WITHDRAWN, by=person, words=words)
    count_repetitions(case_id=replication.case_id)
    return replication


def _locked(replication: Replication) -> Replication:
    rows = Replication.objects.select_for_update(of=("self",))
    return rows.select_related("case", "municipality", "person", "result_case").get(
        pk=replication.pk
    )


def _move(
    replication: Replication, state: ReplicationState, *, by: User | None = None, words: str = ""
) -> None:
    if state not in REPLICATION_STEPS[replication.state]:
        raise ReplicationRefused(_("It is decided already and cannot be changed."))
    replication.state = state
    if by is not None:
        replication.decided_by, replication.decided_at = by, timezone.now()
        replication.decision_words = words.strip()
    replication.save(update_fields=["state", "decided_by", "decided_at", "decision_words"])


def _check_side(person: User, case: Case, municipality: Municipality) -> None:
    if municipality.pk not in acted_for(person):
        raise ReplicationRefused(_("You have no confirmed post in this municipality."))
    if case.places.filter(municipality=municipality).exists():
        raise ReplicationRefused(_("This is an example of the municipality itself."))


def _check_ring(case: Case, result: Case | None) -> None:
    """A repetition whose own case leads back to the source would be its own origin."""
    if result is None:
        return
    level, seen = {result.pk}, {result.pk}
    while level:
        if case.pk in level:
            raise ReplicationRefused(
                _("The first example is itself a repetition of the one you name.")
            )
        rows = Replication.objects.filter(case__in=level, result_case__isnull=False)
        kept = rows.exclude(state=ReplicationState.WITHDRAWN)
        level = set(kept.values_list("result_case_id", flat=True)) - seen
        seen |= level


def _write(replication: Replication, answers: ReplicationAnswers) -> None:
    """Put the answers into the row; of the same year sent twice at once, one stays."""
    _check_ring(replication.case, answers.result_case)
    own = answers.result_case
    if own is not None and not _is_of(own, replication.municipality):
        raise ReplicationRefused(_("The example you name is not one of your municipality."))
    for name, value in vars(answers).items():
        setattr(replication, name, value)
    taken = Replication.objects.filter(
        ~Q(state=ReplicationState.WITHDRAWN),
        case=replication.case,
        municipality=replication.municipality,
        year=answers.year,
    )
    words = _("Your municipality has told of this year already.")
    if taken.exclude(pk=replication.pk).exists():
        raise ReplicationRefused(words)
    try:
        with transaction.atomic():
            replication.save()
    except IntegrityError as error:
        raise ReplicationRefused(words) from error


def _is_of(case: Case, municipality: Municipality) -> bool:
    rows = Case.objects.published().filter(pk=case.pk, places__municipality=municipality)
    return rows.exists()


def _attach(replication: Replication, files: Collection[Upload], public: Collection[UUID]) -> None:
    """Keep exactly these files; what is taken away goes for good."""
    if len(files) > MOST_FILES:
        raise ReplicationRefused(_("Attach at most ten files."))
    for row in replication.files.exclude(upload__in=files).select_related("upload"):
        row.delete()
        row.upload.delete()
    for position, upload in enumerate(files):
        claim_upload(upload=upload)
        ReplicationFile.objects.update_or_create(
            upload=upload,
            defaults={
                "replication": replication,
                "is_public": upload.pk in public,
                "position": position,
            },
        )


def _tell_editors(replication: Replication) -> None:
    tell_people(
        kind="replication_sent",
        event=f"replication-sent:{replication.pk}:{replication.sent_at:%Y%m%d%H%M%S}",
        people=editors(),
        case=replication.case,
        route="replications:edit",
        arguments=(replication.pk,),
        context={"place": replication.municipality, "year": replication.year},
    )


def _tell_sender(replication: Replication, kind: str) -> None:
    if replication.person is None:
        return
    tell_people(
        kind=kind,
        event=f"{kind}:{replication.pk}:{replication.decided_at:%Y%m%d%H%M%S}",
        people=[replication.person],
        case=replication.case,
        route="replication",
        arguments=(replication.case.number, replication.pk),
        context={
            "place": replication.municipality,
            "year": replication.year,
            "words": replication.decision_words,
        },
    )
