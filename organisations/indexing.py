"""Municipalities can be found by words: under every name they or those before them had."""

from collections.abc import Iterable, Sequence

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.labels import Labelled, in_language
from organisations.engine import Step, standing
from organisations.models import Municipality, MunicipalityName, Succession
from search.registry import DocumentText, Part, ThingTexts


class MunicipalityTexts:
    """Hands in the municipalities that stand today, in the languages they have a name in."""

    kind = "municipality"
    label = _("Municipalities")
    one = _("Municipality")
    languages = ("ru", "ky", "en")

    def keys(self) -> Iterable[str]:
        """Those that stand, examples too: the directory shows them."""
        return (str(pk) for pk in Municipality.objects.standing().values_list("pk", flat=True))

    def read(self, keys: Sequence[str]) -> list[ThingTexts]:
        """The names of these in three statements: of today, of before, of what they took over."""
        day = timezone.localdate()
        wanted = {int(key) for key in keys if key.isascii() and key.isdigit()}
        names = Prefetch("names", MunicipalityName.objects.order_by("pk"))
        everyone = Municipality.objects.with_places().prefetch_related(names)
        known = {row.pk: row for row in everyone.order_by("pk")}
        steps = _steps()
        taken_over: dict[int, list[Municipality]] = {}
        for row in known.values():
            if not row.exists_on(day):
                for heir in standing(row.pk, steps, day):
                    taken_over.setdefault(heir, []).append(row)
        return [
            self._thing(row, taken_over.get(row.pk, []))
            for row in known.values()
            if row.pk in wanted and row.exists_on(day)
        ]

    def _thing(self, row: Municipality, before: Sequence[Municipality]) -> ThingTexts:
        named: list[Labelled] = [row, *row.names.all()]
        for one in before:
            named += [one, *one.names.all()]
        spoken = [code for code in self.languages if code == "ru" or _labels(row)[code]]
        facets = {
            "municipality": [row.code],
            "type": [row.kind],
            "district": [row.district.code] if row.district else [],
            "region": [row.region.code] if row.region else [],
        }
        return ThingTexts(
            kind=self.kind,
            key=str(row.pk),
            facets={name: values for name, values in facets.items() if values},
            documents=[_text(row, code, named) for code in spoken],
        )

    def visible_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of the keys that stand today."""
        wanted = [int(key) for key in keys if key.isascii() and key.isdigit()]
        rows = Municipality.objects.standing().filter(pk__in=wanted)
        return {str(pk) for pk in rows.values_list("pk", flat=True)}

    def visible_parts(self, keys: Sequence[str]) -> set[Part]:
        """All languages of those."""
        return {Part(key, code, "") for key in self.visible_keys(keys) for code in self.languages}


def _steps() -> list[Step]:
    rows = Succession.objects.order_by("on_date", "pk")
    return [Step(*row) for row in rows.values_list("predecessor_id", "successor_id", "on_date")]


def _labels(row: Labelled) -> dict[str, str]:
    return {"ru": row.label_ru, "ky": row.label_ky, "en": row.label_en}


def _text(row: Municipality, language: str, named: Sequence[Labelled]) -> DocumentText:
    """Its name; where it lies and how large it is; these and all its names in every language."""
    places = [one for one in (row.district, row.region) if one]
    with translation.override(language):
        address = reverse("municipality", args=[row.code])
        told = [str(row.get_kind_display())]
        told += [in_language(_labels(one))[0] for one in places]
        if row.villages:
            told.append(f"{row.villages} {ngettext('village', 'villages', row.villages)}")
    title = in_language(_labels(row), language)[0]
    others = dict.fromkeys(name for one in (*named, *places) for name in _labels(one).values())
    lines = [", ".join(told), *(name for name in others if name and name not in (title, *told))]
    return DocumentText(lang=language, title=title, url=address, text="\n".join(lines))
