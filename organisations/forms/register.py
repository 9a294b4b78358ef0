"""One line of a register of municipalities: what was typed becomes values, or words about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.edtf import validate_edtf
from core.folding import fold
from core.tables import TableRow
from organisations.models import District, Municipality, Region
from organisations.models.places import SOURCE_LENGTH
from organisations.services.import_municipalities import RegisterRow

LANGUAGES = ("ru", "ky", "en")
DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y"]
MOST_VILLAGES, MOST_RESIDENTS = 200, 2_000_000
SOUTH, NORTH, WEST, EAST = 39, 44, 69, 81
LOOK_ALIKES = frozenset("ѳӊγѲӉ")

WRITE_A_DAY = _("write the day like this: 2024-03-01 or 01.03.2024")
UNKNOWN_DISTRICT = _("there is no such district; mend it or run again with --add-districts")

REQUIRED = ("code", "kind", "name_ru", "region", "source")
# Headings as people write them; the first of each kind is how messages name the column.
HEADINGS = {
    "code": "код", "kind": "вид", "name_ru": "название", "name_ky": "название (ky)",
    "name_en": "название (en)", "region": "область", "district": "район",
    "villages": "сёл",
    "population": "жителей", "latitude": "широта", "longitude": "долгота",
    "valid_from": "существует с", "valid_until": "существует до", "source": "источник",
    "source_date": "дата источника",
}  # fmt: skip
ALIASES = {
    **{heading: name for name, heading in HEADINGS.items()},
    "тип": "kind", "название (ru)": "name_ru", "наименование": "name_ru",
    "аталышы": "name_ky", "түрү": "kind", "коду": "code", "облус": "region",
    "сел": "villages", "число сёл": "villages", "айылдар": "villages", "население": "population",
    "калкы": "population", "булак": "source",
}  # fmt: skip
KINDS = {
    "город": "town", "шаар": "town", "town": "town", "ayil_aimak": "ayil_aimak",
    "айылный аймак": "ayil_aimak", "айыльный аймак": "ayil_aimak", "аймак": "ayil_aimak",
    "айыл аймагы": "ayil_aimak", "айылдык аймак": "ayil_aimak", "aimak": "ayil_aimak",
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """What is wrong with a line of the file and what to do; the line stays out."""

    line: int
    text: str


@dataclass
class KnownPlaces:
    """What a line may name: read once, before the first line."""

    regions: dict[str, Region] = field(default_factory=dict)
    districts: dict[str, list[District]] = field(default_factory=dict)
    examples: set[str] = field(default_factory=set)
    may_add_districts: bool = False

    @classmethod
    def read(cls, *, may_add_districts: bool = False) -> "KnownPlaces":
        """Read regions, districts and the codes of examples."""
        known = cls(may_add_districts=may_add_districts)
        for region in Region.objects.all():
            for name in (region.code, region.label_ru, region.label_ky, region.label_en):
                known.regions[plain_place(name)] = region
        for district in District.objects.select_related("region"):
            names = (district.code, district.label_ru, district.label_ky, district.label_en)
            for name in {plain_place(one) for one in names if one}:
                known.districts.setdefault(name, []).append(district)
        known.examples = set(Municipality.objects.examples().values_list("code", flat=True))
        return known


def plain_place(name: str) -> str:
    """A region or district without the word for what it is: «Нарынская область» is «нарынская»."""
    kinds = {"область", "облус", "облусу", "oblast", "район", "району", "district", "rayon"}
    kinds |= {"город", "г", "шаары", "шаар", "city"}
    return " ".join(word for word in fold(name).split() if word not in kinds)


class RegisterLine(forms.Form):
    """The cells of one line; every word of an error says what to write instead."""

    code = forms.SlugField(
        max_length=60,
        error_messages={
            "required": _("write the code"),
            "invalid": _("the code is made of Latin letters, digits, “-” and “_”"),
        },
    )
    kind = forms.CharField(error_messages={"required": _("write “town” or “ayil aimak”")})
    name_ru = forms.CharField(
        max_length=255, error_messages={"required": _("write the name in Russian")}
    )
    name_ky = forms.CharField(max_length=255, required=False)
    name_en = forms.CharField(max_length=255, required=False)
    region = forms.CharField(error_messages={"required": _("write the oblast")})
    district = forms.CharField(max_length=255, required=False)
    villages = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_VILLAGES,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("write a number from 1 to 200")
        ),
    )
    population = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=MOST_RESIDENTS,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("write a whole number, for example 4300")
        ),
    )
    latitude = forms.DecimalField(
        required=False,
        min_value=SOUTH,
        max_value=NORTH,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            _("write degrees from 39 to 44: 41.4"),
        ),
    )
    longitude = forms.DecimalField(
        required=False,
        min_value=WEST,
        max_value=EAST,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            _("write degrees from 69 to 81: 75.6"),
        ),
    )
    valid_from = forms.DateField(
        required=False, input_formats=DAY_FORMATS, error_messages={"invalid": WRITE_A_DAY}
    )
    valid_until = forms.DateField(
        required=False, input_formats=DAY_FORMATS, error_messages={"invalid": WRITE_A_DAY}
    )
    source = forms.CharField(
        max_length=SOURCE_LENGTH, error_messages={"required": _("write where this row comes from")}
    )
    source_date = forms.CharField(max_length=10, required=False, validators=[validate_edtf])

    def __init__(self, cells: dict[str, str], known: KnownPlaces) -> None:
        numbers = {"population", "villages"}
        tidy = {
            name: cell.replace(" ", "").replace("\xa0", "") if name in numbers else cell
            for name, cell in cells.items()
        }
        for name in ("latitude", "longitude"):
            tidy[name] = tidy.get(name, "").replace(",", ".")
        super().__init__(tidy)
        self.known = known

    def clean_code(self) -> str:
        """Codes of examples belong to the demonstration."""
        code: str = self.cleaned_data["code"]
        if code in self.known.examples:
            raise forms.ValidationError(_("this code belongs to an example; choose another"))
        return code

    def clean_kind(self) -> str:
        """A town or an aimak, in any of the languages."""
        kind = KINDS.get(self.cleaned_data["kind"].casefold().strip())
        if kind is None:
            raise forms.ValidationError(_("write “town” or “ayil aimak”"))
        return kind

    def clean_name_ru(self) -> str:
        """No letters that only look like Kyrgyz ones."""
        return without_look_alikes(self.cleaned_data["name_ru"])

    def clean_name_ky(self) -> str:
        """No letters that only look like Kyrgyz ones."""
        return without_look_alikes(self.cleaned_data["name_ky"])

    def clean_region(self) -> Region:
        """A region by its code or any of its names."""
        region = self.known.regions.get(plain_place(self.cleaned_data["region"]))
        if region is None:
            raise forms.ValidationError(_("there is no such oblast; write its name or ISO code"))
        return region

    def clean(self) -> dict[str, Any]:
        """Both ends of the time and of the point; the district inside the region."""
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("valid_from"), cleaned.get("valid_until")
        if since and until and until < since:
            self.add_error("valid_until", _("it ends before it begins"))
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            missing = "latitude" if cleaned.get("latitude") is None else "longitude"
            if missing not in self.errors:
                self.add_error(missing, _("write both numbers of the point or none"))
        if cleaned.get("district") and cleaned.get("region"):
            cleaned["district"] = self._district(cleaned["district"], cleaned["region"])
        return cleaned

    def _district(self, name: str, region: Region) -> District | str:
        found = self.known.districts.get(plain_place(name), [])
        inside = [one for one in found if one.region_id == region.pk]
        if len(inside) == 1:
            return inside[0]
        if found:
            self.add_error("district", _("this district is in another oblast"))
        elif not self.known.may_add_districts:
            self.add_error("district", UNKNOWN_DISTRICT)
        return name


def without_look_alikes(name: str) -> str:
    """Refuse letters of other alphabets that look like Kyrgyz ones."""
    if strange := LOOK_ALIKES.intersection(name):
        raise forms.ValidationError(
            format_lazy(
                _("the letter “{letter}” is not Kyrgyz: type ө, ү or ң"), letter=min(strange)
            )
        )
    return name


def read_lines(
    rows: Iterable[TableRow], known: KnownPlaces
) -> tuple[list[RegisterRow], list[Fault]]:
    """Turn the lines of a file into rows that are right, and words about those that are not."""
    right: list[RegisterRow] = []
    faults: list[Fault] = []
    first_line: dict[str, int] = {}
    for line, cells in rows:
        form = RegisterLine(cells, known)
        code = cells.get("code", "")
        if code and code in first_line:
            words = format_lazy(_("the code stands in line {line} already"), line=first_line[code])
            faults.append(Fault(line, f"{HEADINGS['code']} «{code}»: {words}"))
            continue
        first_line.setdefault(code, line)
        if form.is_valid():
            right.append(_row_of(line, form.cleaned_data))
        else:
            faults.append(Fault(line, "; ".join(words_of(form, cells, HEADINGS))))
    return right, faults


def words_of(
    form: forms.Form, cells: Mapping[str, str], headings: Mapping[str, str]
) -> Iterable[str]:
    """What is wrong with each cell: its column, what stands there, what to write instead."""
    for name, errors in form.errors.items():
        said = cells.get(name, "")
        heading = headings.get(name, name)
        yield f"{heading}{f' «{said[:60]}»' if said else ''}: {errors[0]}"


def _row_of(line: int, cleaned: dict[str, Any]) -> RegisterRow:
    """Values by the fields of the model; an empty cell says nothing about what is known."""
    names = {f"label_{code}": cleaned[f"name_{code}"] for code in LANGUAGES}
    district = cleaned["district"]
    values = {
        **names,
        "kind": cleaned["kind"],
        "region": cleaned["region"],
        "district": district if isinstance(district, District) else None,
        "villages": cleaned["villages"],
        "population": cleaned["population"],
        "latitude": cleaned["latitude"] and round(cleaned["latitude"], 4),
        "longitude": cleaned["longitude"] and round(cleaned["longitude"], 4),
        "valid_from_date": cleaned["valid_from"],
        "valid_until_date": cleaned["valid_until"],
        "source": cleaned["source"],
        "source_as_of": cleaned["source_date"],
    }
    known = {name: value for name, value in values.items() if value not in (None, "")}
    new = district if isinstance(district, str) else ""
    return RegisterRow(line, cleaned["code"], known, new)
