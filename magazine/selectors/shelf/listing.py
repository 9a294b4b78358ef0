"""The shelf as a list: rows, facets with counts, what is chosen, pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from core.labels import in_language
from core.pages import open_pages
from magazine.choices import Audience, PublicationKind
from magazine.engine.shelf import EDITABLE, PER_PAGE, ShelfQuery, counts, fitting
from magazine.engine.shelf_cover import cover_cloth
from magazine.models import PublicationPage, PublicationUse
from magazine.selectors.pages.rows import foreign
from magazine.selectors.shelf.catalogue import NAMES, FileRow, Publication, read_shelf, theme_names
from taxonomy.models import LegalAct

OPEN_GROUPS = {"kind", "audience"}


@dataclass(frozen=True)
class Row:
    """A publication in the list."""

    publication: Publication
    title: str
    summary: str
    url: str
    lang: str
    lang_name: str
    kind: str
    audience: str
    badges: list[dict[str, str]]
    used: str
    cover: str

    @property
    def files(self) -> list[FileRow]:
        """Its files, own language first."""
        return self.publication.files

    @property
    def year(self) -> int:
        """The year on its cover."""
        return self.publication.year


@dataclass(frozen=True)
class Listing:
    """What the page of the shelf shows."""

    query: ShelfQuery
    path: str
    total: int
    found: int
    rows: list[Row]
    groups: list[dict[str, Any]]
    chips: list[dict[str, str]]
    pages: list[dict[str, Any]]

    @property
    def address(self) -> str:
        """The address of this very list."""
        return self.query.url(self.path)

    @property
    def full_address(self) -> str:
        """The same with the name of the portal."""
        return f"{settings.PUBLIC_URL}{self.address}"

    @property
    def asked(self) -> str:
        """What was asked for, to hang on another address."""
        return replace(self.query, page=1).url("")

    @property
    def previous_url(self) -> str:
        """The page before; "" on the first."""
        return self._page_url(self.query.page - 1)

    @property
    def next_url(self) -> str:
        """The page after; "" on the last."""
        return self._page_url(self.query.page + 1)

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.found // PER_PAGE))

    @property
    def is_hidden(self) -> bool:
        """Searches and lists of several choices are no pages for search engines."""
        return bool(self.query.text) or self.query.number_chosen > 1

    @property
    def kept(self) -> list[dict[str, str]]:
        """What the form of words keeps."""
        return [{"name": name, "value": value} for name, value in self.query.pairs()]

    def _page_url(self, number: int) -> str:
        if not 1 <= number <= self.last:
            return ""
        return replace(self.query, page=number).url(self.path)


def list_shelf(*, path: str, given: Mapping[str, Sequence[str]]) -> Listing:
    """List what the address asks for, in seven statements whatever the size of the shelf."""
    shelf = read_shelf()
    entries = [publication.entry() for publication in shelf.values()]
    query = ShelfQuery.read(given).known(entries)
    found = fitting(entries, query)
    query = replace(query, page=min(query.page, max(1, -(-len(found) // PER_PAGE))))
    start = (query.page - 1) * PER_PAGE
    shown = [shelf[entry.key] for entry in found[start : start + PER_PAGE]]
    names = _names(shelf)
    return Listing(
        query=query,
        path=path,
        total=len(shelf),
        found=len(found),
        rows=rows_of(shown),
        groups=_groups(counts(entries, query), names, query, path),
        chips=[
            {"label": names[name].get(value, value), "url": query.toggled(name, value).url(path)}
            for name, value in query.pairs()
        ],
        pages=_pages(query, path, len(found)),
    )


def _names(shelf: Mapping[str, Publication]) -> dict[str, dict[str, str]]:
    """What the values of every facet are called, in their order."""
    years = sorted({str(one.year) for one in shelf.values()}, reverse=True)
    projects = {
        one.project: in_language(one.project_names)[0] for one in shelf.values() if one.project
    }
    return {
        "kind": {kind.value: str(kind.label) for kind in PublicationKind},
        "audience": {one.value: capfirst(str(one.label)) for one in Audience},
        "theme": theme_names(),
        "year": {year: year for year in years},
        "lang": {code: str(name) for code, name in NAMES.items()},
        "project": dict(sorted(projects.items(), key=lambda pair: pair[1])),
        "file": {EDITABLE: _("Can be edited")},
    }


def _groups(
    counted: Mapping[str, Mapping[str, int]],
    names: Mapping[str, Mapping[str, str]],
    query: ShelfQuery,
    path: str,
) -> list[dict[str, Any]]:
    titles = {
        "kind": _("Kind"),
        "audience": _("For whom"),
        "theme": _("Theme"),
        "year": _("Year"),
        "lang": _("Language"),
        "project": _("Project"),
        "file": _("File"),
    }
    groups = []
    for name, title in titles.items():
        values = {
            value: _value(query, path, name, value, label, counted[name][value])
            for value, label in names[name].items()
            if value in counted[name]
        }
        is_open = name in OPEN_GROUPS or name in query.chosen
        groups.append({"label": title, "open": is_open, "values": _nested(values)})
    return groups


def _value(
    query: ShelfQuery, path: str, name: str, value: str, label: str, count: int
) -> dict[str, Any]:
    is_on = query.has(name, value)
    url = query.toggled(name, value).url(path) if count or is_on else ""
    return {"label": label, "url": url, "count": count, "on": is_on}


def _nested(values: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Put narrower values below the broader one; it stands open when one of them is chosen."""
    top = []
    for code, value in values.items():
        broader = values.get(code.rpartition(".")[0])
        if broader is None:
            top.append(value)
            continue
        broader.setdefault("children", []).append(value)
        broader["inside"] = broader.get("inside", False) or value["on"]
    return top


def _pages(query: ShelfQuery, path: str, found: int) -> list[dict[str, Any]]:
    last = max(1, -(-found // PER_PAGE))
    near = {1, last, *range(max(1, query.page - 1), min(last, query.page + 1) + 1)}
    pages: list[dict[str, Any]] = []
    before = 0
    for number in sorted(near):
        if number - before > 1:
            pages.append({"label": "…"})
        is_current = number == query.page
        url = "" if is_current else replace(query, page=number).url(path)
        pages.append({"label": str(number), "url": url, "current": is_current})
        before = number
    return pages


def rows_of(publications: Sequence[Publication]) -> list[Row]:
    """The rows of these publications, in two statements."""
    keys = {v.pk: one.key for one in publications for v in one.versions.values()}
    acts, uses = _acts(keys), _uses(keys)
    return [_row(one, acts.get(one.key, []), uses.get(one.key, {})) for one in publications]


def _row(one: Publication, acts: list[LegalAct], uses: Mapping[str, int]) -> Row:
    shown = one.shown
    return Row(
        publication=one,
        title=shown.title,
        summary=shown.summary,
        url=shown.url,
        **foreign(shown.language),
        kind=str(PublicationKind(one.kind).label),
        audience=str(Audience(one.audience).label),
        badges=act_badges(acts) if one.kind == PublicationKind.REGULATION else [],
        used=used_words(uses),
        cover=cover_cloth(one.kind, one.key),
    )


def act_badges(acts: Sequence[LegalAct]) -> list[dict[str, str]]:
    """Whether the act that a model regulation stands on applies."""
    if any(act.is_in_force is False for act in acts):
        return [{"text": _("check against the law in force"), "kind": "warn"}]
    if acts and all(act.is_in_force for act in acts):
        return [{"text": _("in force"), "kind": "ok"}]
    return []


def _acts(keys: Mapping[int, str]) -> dict[str, list[LegalAct]]:
    links = PublicationPage.acts.through.objects.filter(publicationpage__in=keys)
    found: dict[str, dict[int, LegalAct]] = {}
    for link in links.select_related("legalact").order_by("legalact__code"):
        found.setdefault(keys[link.publicationpage_id], {})[link.legalact_id] = link.legalact
    return {key: list(acts.values()) for key, acts in found.items()}


def _uses(keys: Mapping[int, str]) -> dict[str, dict[str, int]]:
    """How many pages of each kind use them; the two languages of a page count once."""
    rows = PublicationUse.objects.filter(
        publication__in=keys, page__in=open_pages(Page.objects.all())
    ).values_list("publication_id", "page__content_type__model", "page__translation_key")
    found: dict[str, dict[str, set[Any]]] = {}
    for pk, model, page_key in rows:
        found.setdefault(keys[pk], {}).setdefault(model, set()).add(page_key)
    return {key: {m: len(pages) for m, pages in models.items()} for key, models in found.items()}


def used_words(uses: Mapping[str, int]) -> str:
    """«Есть в 3 примерах, 1 статье»; "" where it is used nowhere yet."""
    cases, articles = uses.get("casepage", 0), uses.get("articlepage", 0)
    others = sum(uses.values()) - cases - articles
    parts = []
    if cases:
        parts.append(
            ngettext("%(number)d example", "%(number)d examples", cases) % {"number": cases}
        )
    if articles:
        parts.append(
            ngettext("%(number)d article", "%(number)d articles", articles) % {"number": articles}
        )
    if others:
        parts.append(ngettext("%(number)d page", "%(number)d pages", others) % {"number": others})
    return _("Used here: %(list)s") % {"list": ", ".join(parts)} if parts else ""
