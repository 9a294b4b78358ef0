"""A row of a table of people becomes an account to open, or one line that says what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from core.tables import TableRow
from organisations.models import Municipality
from organisations.services.import_people import PersonRow
from people.engine import tidy_name, tidy_phone

REQUIRED = ("name",)
HEADINGS = ("name", "email", "phone", "municipality", "post", "language")
ALIASES = {
    **dict.fromkeys(("фио", "имя", "аты-жөнү", "фамилия, имя, отчество"), "name"),
    **dict.fromkeys(("e-mail", "почта", "эл. почта", "электронная почта"), "email"),
    **dict.fromkeys(("телефон", "мобильный", "мобильный телефон"), "phone"),
    **dict.fromkeys(("муниципалитет", "код муниципалитета"), "municipality"),
    **dict.fromkeys(("должность", "кызматы"), "post"),
    **dict.fromkeys(("язык", "тили"), "language"),
}
LANGUAGES = {"": "ru", "ru": "ru", "ky": "ky", "en": "en", "рус": "ru", "кырг": "ky"}
LONGEST_POST = 160


@dataclass
class ReadPeople:
    """What a table gave: people, and lines with what is wrong in them."""

    right: list[PersonRow] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


def read_people(rows: Iterable[TableRow], *, has_paper: bool) -> ReadPeople:
    """Check each row by itself and against those before it; two statements."""
    places = dict(Municipality.objects.values_list("code", "pk"))
    found = ReadPeople()
    seen: dict[str, int] = {}
    for row in rows:
        try:
            person = _read(row, places, has_paper=has_paper)
            _refuse_twins(person, seen)
        except ValidationError as error:
            found.faults.append((row.line, " ".join(error.messages)))
        else:
            found.right.append(person)
    return found


def _read(row: TableRow, places: dict[str, int], *, has_paper: bool) -> PersonRow:
    values = row.values
    name = tidy_name(values["name"])
    if not name:
        raise ValidationError(_("The name is missing."))
    email = values.get("email", "").lower()
    phone = values.get("phone", "")
    if email:
        validate_email(email)
    phone = tidy_phone(phone) if phone else ""
    if not email and not phone:
        raise ValidationError(_("There is neither an e-mail nor a phone."))
    if not email and not has_paper:
        raise ValidationError(_("There is no e-mail: name a file for codes on paper (--codes)."))
    return PersonRow(row.line, name, email, phone, *_post(values, places), _language(values))


def _post(values: dict[str, str], places: dict[str, int]) -> tuple[int | None, str]:
    code, post = values.get("municipality", ""), values.get("post", "")
    if not code:
        return None, ""
    if code not in places:
        raise ValidationError(
            _("There is no municipality with the code %(code)s.") % {"code": code}
        )
    if not post or len(post) > LONGEST_POST:
        raise ValidationError(
            _("Write the post in the municipality: at most %(limit)s characters.")
            % {"limit": LONGEST_POST}
        )
    return places[code], post


def _language(values: dict[str, str]) -> str:
    word = values.get("language", "").lower()
    if word not in LANGUAGES:
        raise ValidationError(_("The language is ru, ky or en."))
    return LANGUAGES[word]


def _refuse_twins(person: PersonRow, seen: dict[str, int]) -> None:
    for key in filter(None, (person.email, person.phone)):
        first = seen.setdefault(key, person.line)
        if first != person.line:
            raise ValidationError(
                _("The same address or phone stands in line %(line)s.") % {"line": first}
            )
