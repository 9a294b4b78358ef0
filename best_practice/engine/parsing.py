"""How people write numbers and dates, read the same way by the form and by the draft."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

import phonenumbers

from core.edtf import parse_edtf

SPACES = re.compile(r"[\s\u00a0\u202f]+")
DOTTED_DATE = re.compile(r"(?:(?:([0-9]{1,2})\.)?([0-9]{1,2})\.)?([0-9]{4})")
# The largest budget line the form believes, in som: a billion is more than any town spends.
LARGEST_SUM = 1_000_000_000
LARGEST_COUNT = 10_000_000
# Local self-government as it is now began in the nineties; plans reach a few years ahead.
EARLIEST_YEAR, LATEST_YEAR = 1990, 2100


def parse_decimal(text: str) -> Decimal:
    """Read «1 234,5» or «1234.5»; refuses everything else with ValueError."""
    cleaned = SPACES.sub("", text).replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,3})?", cleaned):
        raise ValueError("not a number")
    try:
        return Decimal(cleaned)
    except InvalidOperation as error:
        raise ValueError("not a number") from error


def parse_thousand_som(text: str) -> int:
    """Read thousands of som as whole som: «11,0» gives 11000; refuses more than a billion som."""
    som = parse_decimal(text) * 1000
    if som != som.to_integral_value() or som > LARGEST_SUM:
        raise ValueError("not a sum of whole som")
    return int(som)


def parse_figure(text: str) -> Decimal:
    """Read a measured figure with at most two decimals, as results keep it."""
    number = parse_decimal(text)
    if number != number.quantize(Decimal("0.01")):
        raise ValueError("more than two decimals")
    return number


def parse_count(text: str) -> int:
    """Read a whole number of people or things; refuses fractions and absurd figures."""
    number = parse_decimal(text)
    if number != number.to_integral_value() or number > LARGEST_COUNT:
        raise ValueError("not a count")
    return int(number)


def parse_year(text: str) -> int:
    """Read a year of local self-government as it is now."""
    year = parse_count(text)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueError("not a year of a case")
    return year


def parse_phone(text: str) -> str:
    """Read a phone as people write it here, offices included, and give +996 555 123 456."""
    try:
        number = phonenumbers.parse(unicodedata.normalize("NFKC", text), "KG")
    except phonenumbers.NumberParseException as error:
        raise ValueError("not a phone") from error
    if not phonenumbers.is_possible_number(number):
        raise ValueError("not a phone")
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def parse_when(text: str) -> str:
    """Read «2021», «09.2021», «7.09.2021» or EDTF and give EDTF level 0; "" stays ""."""
    cleaned = SPACES.sub("", text)
    if not cleaned:
        return ""
    match = DOTTED_DATE.fullmatch(cleaned)
    if match:
        day, month, year = match.groups()
        cleaned = "-".join(part.zfill(2) for part in (year, month, day) if part)
    year_number, _month, _day = parse_edtf(cleaned)
    if not EARLIEST_YEAR <= year_number <= LATEST_YEAR:
        raise ValueError("not a year of a case")
    return cleaned


def format_when(edtf: str) -> str:
    """Write EDTF as people type it here: «2021-09-07» gives «07.09.2021»."""
    return ".".join(reversed(edtf.split("-")))
