"""Opening accounts for many people at once, with their posts, from a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from organisations.models import Membership
from people.choices import ActivationChannel
from people.models import Activation, PhoneNumber, User
from people.services import activation_path, hand_over, open_for_somebody


@dataclass(frozen=True)
class PersonRow:
    """One person as the table tells."""

    line: int
    name: str
    email: str
    phone: str
    municipality_id: int | None
    post: str
    language: str

    def channel(self, *, on_paper: bool) -> ActivationChannel:
        """How the code reaches this person."""
        by_letter = self.email and not on_paper
        return ActivationChannel.LETTER if by_letter else ActivationChannel.PAPER


@dataclass
class PeopleReport:
    """What an import did; `codes` are rows for paper: name, login, code, address."""

    opened: int = 0
    known: int = 0
    renewed: int = 0
    posts: int = 0
    codes: list[tuple[str, str, str, str]] = field(default_factory=list)


@transaction.atomic
def import_people(
    *,
    rows: Sequence[PersonRow],
    on_paper: bool = False,
    confirmed_by: User | None = None,
    renews: bool = False,
    is_dry_run: bool = False,
) -> PeopleReport:
    """Open an account for each row that has none, all of them or none.

    Known addresses and numbers stay as they are; `renews` gives those who have not taken over
    their account a new code. Posts wait for confirmation unless somebody vouches for the table.
    """
    report = PeopleReport()
    people = _known_people(rows)
    for row in rows:
        person = people.get(row.email) or people.get(row.phone)
        if person is None:
            person = open_for_somebody(
                email=row.email, phone=row.phone, display_name=row.name, language=row.language
            )
            report.opened += 1
            _give_code(report, row, person, on_paper)
        else:
            report.known += 1
            if renews and Activation.objects.filter(person=person).exists():
                report.renewed += 1
                _give_code(report, row, person, on_paper)
        report.posts += _give_post(row, person, confirmed_by)
    if is_dry_run:
        transaction.set_rollback(True)
        report.codes.clear()
    return report


def _known_people(rows: Sequence[PersonRow]) -> dict[str, User]:
    """Accounts by address and by number; numbers that wait for their owner count too."""
    wanted = {key for row in rows for key in (row.email, row.phone) if key}
    people = {person.email: person for person in User.objects.exclude(email=None)}
    numbers = PhoneNumber.objects.select_related("person")
    people |= {
        number.phone: number.person
        for number in numbers
        if number.confirmed_at or not number.person.has_usable_password()
    }
    return {key: person for key, person in people.items() if key in wanted}


def _give_code(report: PeopleReport, row: PersonRow, person: User, on_paper: bool) -> None:
    channel = row.channel(on_paper=on_paper)
    code = hand_over(person=person, channel=channel).code
    if channel == ActivationChannel.PAPER:
        address = settings.PUBLIC_URL + activation_path(code=code, language=row.language)
        report.codes.append((row.name, row.email or row.phone, code, address))


def _give_post(row: PersonRow, person: User, confirmed_by: User | None) -> bool:
    if row.municipality_id is None:
        return False
    held = Membership.objects.filter(person=person, municipality_id=row.municipality_id)
    if held.filter(until_date=None).exists():
        return False
    now = timezone.now()
    Membership.objects.create(
        person=person,
        municipality_id=row.municipality_id,
        post_ru=row.post,
        from_date=timezone.localdate(),
        confirmed_at=now if confirmed_by else None,
        confirmed_by=confirmed_by,
    )
    return True
