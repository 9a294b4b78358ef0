"""Dates, numbers and money as people here write them, in the language of the page."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.edtf import first_day

register = template.Library()

NBSP = "\u00a0"
MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ky": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "en": "January February March April May June July August September October November December",
}
MONTHS_ALONE = {
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ky": MONTHS["ky"],
    "en": MONTHS["en"],
}
# "21-ноябры": the third-person ending follows the last vowel and the last letter of the month.
KYRGYZ_MONTHS_OF_DAY = (
    "январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры"
)


def _language() -> str:
    language = (get_language() or "ru")[:2]
    return language if language in MONTHS else "ru"


@register.filter
def day(value: datetime.date | datetime.datetime | None) -> str:
    """Write a day in full; an instant is first turned into Bishkek time. None gives ""."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value)
    language = _language()
    if language == "ky":
        month = KYRGYZ_MONTHS_OF_DAY.split()[value.month - 1]
        return f"{value.year}-жылдын {value.day}-{month}".replace(" ", NBSP)
    month = MONTHS[language].split()[value.month - 1]
    tail = f"{NBSP}г." if language == "ru" else ""
    return f"{value.day}{NBSP}{month} {value.year}{tail}"


@register.filter
def month(value: datetime.date | None) -> str:
    """Write month and year: «сентябрь 2021 г.», «2021-жылдын сентябры»; None gives ""."""
    if value is None:
        return ""
    language = _language()
    if language == "ky":
        return f"{value.year}-жылдын {KYRGYZ_MONTHS_OF_DAY.split()[value.month - 1]}"
    name = MONTHS_ALONE[language].split()[value.month - 1]
    return f"{name} {value.year}{NBSP}г." if language == "ru" else f"{name} {value.year}"


@register.filter
def edtf(text: str) -> str:
    """Write a date as exact as it is known: a day, a month or only a year; "" gives ""."""
    if not text:
        return ""
    known = len(text.split("-"))
    first = first_day(text)
    return {1: str(first.year), 2: month(first)}.get(known) or day(first)


@register.filter
def moment(value: datetime.datetime | None) -> str:
    """Write an instant with its hour in Bishkek time."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{day(local)}, {local:%H:%M}"


@register.filter
def clock(value: datetime.datetime | None) -> str:
    """Write only the hour and minute, Bishkek time."""
    return f"{timezone.localtime(value):%H:%M}" if value else ""


@register.filter
def number(value: Decimal | float | None) -> str:
    """Group thousands by a no-break space; the decimal sign is that of the language."""
    if value is None or value == "":
        return ""
    text = f"{value:,}".replace(",", NBSP)
    return text if _language() == "en" else text.replace(".", ",")


@register.filter
def som(value: int | None) -> str:
    """Write whole som: «150 000 сом»."""
    if value is None:
        return ""
    return f"{number(int(value))}{NBSP}{_('som')}"


@register.filter
def thousands(value: int | None) -> str:
    """Write som as thousands with one decimal and no unit: 37000 gives «37,0»."""
    if value is None:
        return ""
    return number((Decimal(value) / 1000).quantize(Decimal("0.1"), ROUND_HALF_UP))


@register.filter
def thousand_som(value: int | None) -> str:
    """Write som as «37,0 тыс. сом» / «37,0 миң сом»."""
    if value is None:
        return ""
    return f"{thousands(value)}{NBSP}{_('thousand som').replace(' ', NBSP)}"


@register.filter
def file_size(size: int | None) -> str:
    """Write bytes as «420 КБ» or «2,1 МБ» (1 kB = 1,000 bytes)."""
    if size is None:
        return ""
    if size < 999_500:
        return f"{max(1, round(size / 1000))}{NBSP}{_('kB')}"
    return f"{number((Decimal(size) / 1_000_000).quantize(Decimal('0.1')))}{NBSP}{_('MB')}"
