"""Names of all values of all facets, and the trees they stand in; remembered by the process."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from best_practice.choices import Mode
from best_practice.engine.catalogue import Catalogue
from best_practice.engine.list_query import FLAGS, YES
from best_practice.facets import COST_LABELS, FACET_BY_NAME, FLAG_LABELS, SIZE_LABELS
from best_practice.models import CaseAward
from best_practice.selectors.labels import LANGUAGE_NAMES, Vocabulary, read_vocabulary
from core.labels import LABELS, label_of
from core.memory import remembered
from organisations.choices import MunicipalityKind
from organisations.models import Municipality, Project, Region
from taxonomy.choices import Scheme

Node = tuple[str, str]  # facet and value
FIXED: dict[str, Mapping[str, object]] = {
    "cost": COST_LABELS,
    "size": SIZE_LABELS,
    "type": dict(MunicipalityKind.choices),
    "mode": dict(Mode.choices),
    "lang": LANGUAGE_NAMES,
    **{flag: {YES: FLAG_LABELS[flag]} for flag in FLAGS},
}


@dataclass
class Places:
    """Regions, districts and municipalities by code, in their order, and who lies in whom."""

    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    above: dict[Node, Node] = field(default_factory=dict)
    below: dict[Node, list[Node]] = field(default_factory=dict)
    # Municipalities that the register names and that stand today.
    standing: set[str] = field(default_factory=set)

    def hang(self, node: Node, above: Node | None) -> None:
        """Put a place under another."""
        if above is not None:
            self.above[node] = above
            self.below.setdefault(above, []).append(node)


def read_places_tree() -> Places:
    """Read all places in two statements; they are remembered until anything shown changes."""
    return remembered("best_practice.places_tree", _read_places_tree)


def _read_places_tree() -> Places:
    tree = Places({"region": {}, "district": {}, "municipality": {}})
    below = [f"districts__{name}" for name in ("code", *LABELS)]
    regions = Region.objects.order_by("position", "code").values_list("code", *LABELS, *below)
    districts = []
    for code, ru, ky, en, district, *labels in regions:
        tree.labels["region"][code] = label_of(ru, ky, en)
        if district:
            districts.append((label_of(*labels), district, code))
    for label, code, region in sorted(districts):
        tree.labels["district"][code] = label
        tree.hang(("district", code), ("region", region))
    rows = Municipality.objects.values_list(
        "code", "region__code", "district__code", "is_example", "valid_until_date", *LABELS
    )
    today = timezone.localdate()
    named = sorted((label_of(*row[5:]), *row[:5]) for row in rows.order_by())
    for label, code, region, district, is_example, until in named:
        tree.labels["municipality"][code] = label
        above = ("district", district) if district else ("region", region) if region else None
        tree.hang(("municipality", code), above)
        if not is_example and (until is None or until >= today):
            tree.standing.add(code)
    return tree


def _read_projects() -> dict[str, str]:
    rows = Project.objects.order_by("code").values_list("code", *LABELS)
    return {code: label_of(*labels) for code, *labels in rows}


def _read_awards() -> dict[str, str]:
    """Awards of public cases only: those of others are nobody's business yet."""
    is_public = Q(case__is_in_ru=True) | Q(case__is_in_ky=True) | Q(case__is_in_en=True)
    titles = CaseAward.objects.filter(is_public).order_by("code", "title_ru", "title_ky")
    rows = titles.values_list("code", "title_ru", "title_ky", "title_en").distinct()
    return {code: label_of(*labels) for code, *labels in rows}


@dataclass(frozen=True)
class Names:
    """Knows all values of every facet, their order, their names and what lies above them."""

    vocabulary: Vocabulary
    places: Places
    projects: dict[str, str]
    awards: dict[str, str]

    def knows(self, facet: str, value: str, catalogue: Catalogue) -> bool:
        """Whether a value from an address means anything."""
        return catalogue.knows(facet, value) or value in self.values(facet)

    def values(self, facet: str) -> list[str]:
        """The values a facet shows also without cases, in their order."""
        if scheme := self._scheme(facet):
            codes = self.vocabulary.codes.get(scheme, [])
            return [code for code in codes if (scheme, code) not in self.vocabulary.retired]
        if facet == "municipality":
            labels = self.places.labels[facet]
            return [code for code in labels if code in self.places.standing]
        return list(self.places.labels.get(facet) or FIXED.get(facet, {}))

    def label(self, facet: str, value: str) -> str:
        """The name of a value; the value itself when nobody knows another."""
        scheme = self._scheme(facet)
        if scheme == Scheme.SDG:
            return f"{value}. {self.vocabulary.name(scheme, value)}"
        if scheme:
            return self.vocabulary.name(scheme, value)
        own = {"project": self.projects, "award": self.awards}.get(facet)
        known = own or self.places.labels.get(facet) or FIXED.get(facet, {})
        return str(known.get(value, value))

    def way_up(self, node: Node) -> Iterator[Node]:
        """What lies above a value, nearest first."""
        above = self._above(node)
        while above is not None:
            yield above
            above = self._above(above)

    def _above(self, node: Node) -> Node | None:
        if node[0] == "theme":
            parent = self.vocabulary.parents.get((Scheme.THEME, node[1]))
            return ("theme", parent) if parent else None
        return self.places.above.get(node)

    def _scheme(self, facet: str) -> str:
        return FACET_BY_NAME[facet].scheme if facet in FACET_BY_NAME else ""


def read_names() -> Names:
    """Read what the list calls its values; five statements, none while nothing shown changes."""
    return Names(
        vocabulary=read_vocabulary(),
        places=read_places_tree(),
        projects=remembered("best_practice.projects", _read_projects),
        awards=remembered("best_practice.awards", _read_awards),
    )
