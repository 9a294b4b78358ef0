"""An award a case won: entered once however often it is told."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from best_practice.models import Case, CaseAward
from best_practice.services.note_change import note_change
from best_practice.services.record_publication import refresh_public_state

LANGUAGES = ("ru", "ky", "en")
YEARS = range(1991, 2101)


class AwardRefused(Exception):
    """The award cannot stand like this; `str(error)` says why in the reader's language."""


def _columns(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}_{code}": texts.get(code, "").strip() for code in LANGUAGES}


def _check(code: str, title: Mapping[str, str], year: int, place: int | None) -> None:
    try:
        validate_slug(code)
    except ValidationError as error:
        raise AwardRefused(_("The award needs a code of small letters and figures.")) from error
    if not any(text.strip() for text in title.values()):
        raise AwardRefused(_("Write what the award is called."))
    if year not in YEARS:
        raise AwardRefused(_("Write the year of the award."))
    if place is not None and place < 1:
        raise AwardRefused(_("The first place is 1; leave the field empty when there is none."))


@transaction.atomic
def record_award(
    *,
    case: int,
    code: str,
    title: Mapping[str, str],
    giver: Mapping[str, str],
    year: int,
    place: int | None = None,
    source: str = "",
) -> CaseAward:
    """Say that the case with this key won an award; the same award told again changes its words.

    `title` and `giver` are {"ru": …, "ky": …, "en": …}; case, code, year and place tell which
    award it is. The lists follow at once; no version is left, an award is not part of one.
    Refuses with AwardRefused an unknown case, an award without a name and nonsense figures.
    """
    _check(code, title, year, place)
    note_change(case_ids=[case])
    # The case is held, so two that tell the same award at once do not enter it twice.
    if Case.objects.select_for_update(of=("self",)).filter(pk=case).first() is None:
        raise AwardRefused(_("There is no such case."))
    award, _created = CaseAward.objects.update_or_create(
        case_id=case,
        code=code,
        year=year,
        place=place,
        defaults={**_columns("title", title), **_columns("giver", giver), "source": source},
    )
    refresh_public_state(case_id=case)
    return award
