"""Everything public on the shelf, narrow, in four statements whatever its size."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from django.conf import settings
from django.utils.translation import get_language

from core.folding import fold
from core.labels import in_language
from core.pages import open_pages
from core.templatetags.formats import file_size
from magazine.engine.shelf import EDITABLE, EDITABLE_SUFFIXES, Entry
from magazine.models import PublicationFile, PublicationPage
from media_library.models import SiteDocument
from taxonomy.choices import Scheme
from taxonomy.models import Term

NAMES = dict(settings.LANGUAGES)


@dataclass(frozen=True)
class FileRow:
    """A file as readers see it: where, in which language, what kind, how large."""

    url: str
    title: str
    language: str
    kind: str
    size: str

    @property
    def is_editable(self) -> bool:
        """Whether it is meant for editing in an office program."""
        return self.kind.lower() in EDITABLE_SUFFIXES

    @property
    def language_name(self) -> str:
        """The language in its own name."""
        return str(NAMES.get(self.language, self.language))


@dataclass(frozen=True)
class Version:
    """A publication in one language."""

    pk: int
    language: str
    title: str
    summary: str
    url: str
    publisher: str
    published_at: datetime.datetime | None
    changed_at: datetime.datetime | None


@dataclass
class Publication:
    """A publication in all its languages."""

    key: str
    kind: str
    year: int
    audience: str
    project: str
    project_names: dict[str, str]
    versions: dict[str, Version] = field(default_factory=dict)
    themes: set[str] = field(default_factory=set)
    files: list[FileRow] = field(default_factory=list)

    @property
    def shown(self) -> Version:
        """The version in the language of the page, else Russian, else any."""
        for code in ((get_language() or "ru")[:2], "ru", "ky", "en"):
            if code in self.versions:
                return self.versions[code]
        raise LookupError(self.key)

    @property
    def languages(self) -> set[str]:
        """In which languages there is a text or a file."""
        return {*self.versions, *(file.language for file in self.files)}

    def entry(self) -> Entry:
        """What the list counts and searches by."""
        values = {
            "kind": {self.kind},
            "audience": {self.audience},
            "theme": with_broader(self.themes),
            "year": {str(self.year)},
            "lang": self.languages,
            "project": {self.project} if self.project else set(),
            "file": {EDITABLE} if any(file.is_editable for file in self.files) else set(),
        }
        texts = [text for v in self.versions.values() for text in (v.title, v.summary, v.publisher)]
        return Entry(
            self.key,
            {name: frozenset(found) for name, found in values.items()},
            fold(" ".join([*texts, *(file.title for file in self.files)])),
        )


def with_broader(codes: Iterable[str]) -> set[str]:
    """The codes and those of the broader terms: services.water is also services."""
    found: set[str] = set()
    for code in codes:
        parts = code.split(".")
        found |= {".".join(parts[: count + 1]) for count in range(len(parts))}
    return found


def read_shelf(keys: Iterable[str] | None = None) -> dict[str, Publication]:
    """Read the public publications, newest first; `keys` are those wanted."""
    pages = open_pages(PublicationPage.objects.all())
    if keys is not None:
        pages = pages.filter(translation_key__in=list(keys))
    shelf: dict[str, Publication] = {}
    by_page: dict[int, tuple[Publication, str]] = {}
    rows = pages.select_related("locale", "project").defer("body").order_by("-year", "title", "pk")
    for page in rows:
        publication = shelf.setdefault(str(page.translation_key), _publication(page))
        language = page.locale.language_code
        publication.versions[language] = _version(page, language)
        by_page[page.pk] = publication, language
    _add_themes(by_page)
    _add_files(by_page)
    return shelf


def _publication(page: PublicationPage) -> Publication:
    project = page.project
    names = (
        {"ru": project.label_ru, "ky": project.label_ky, "en": project.label_en} if project else {}
    )
    return Publication(
        key=str(page.translation_key),
        kind=page.kind,
        year=page.year,
        audience=page.audience,
        project=project.code if project else "",
        project_names=names,
    )


def _version(page: PublicationPage, language: str) -> Version:
    return Version(
        pk=page.pk,
        language=language,
        title=page.title,
        summary=page.summary,
        url=page.address,
        publisher=page.publisher,
        published_at=page.first_published_at,
        changed_at=page.last_published_at,
    )


def _add_themes(by_page: dict[int, tuple[Publication, str]]) -> None:
    links = PublicationPage.terms.through.objects.filter(publicationpage__in=by_page)
    for page, code in links.values_list("publicationpage_id", "term__code"):
        by_page[page][0].themes.add(code)


def _add_files(by_page: dict[int, tuple[Publication, str]]) -> None:
    """Files of every language, own language first, those for reading before those to edit."""
    links = PublicationFile.objects.filter(publication__in=by_page).select_related("document")
    seen: set[tuple[str, int]] = set()
    for link in links.order_by("sort_order", "pk"):
        publication, language = by_page[link.publication_id]
        if (publication.key, link.document_id) not in seen:
            seen.add((publication.key, link.document_id))
            publication.files.append(file_row(link.document, language))
    own = (get_language() or "ru")[:2]
    for publication, _language in by_page.values():
        publication.files.sort(key=lambda file: (file.language != own, file.language))


def file_row(document: SiteDocument, language: str) -> FileRow:
    """A file as readers see it; without a language of its own it has that of its page."""
    return FileRow(
        url=document.url,
        title=document.title,
        language=document.language or language,
        kind=PurePosixPath(document.filename).suffix.lstrip(".").upper(),
        size=file_size(document.file_size),
    )


def theme_names() -> dict[str, str]:
    """Labels of all themes by code, in their order and in the language of the page."""
    rows = Term.objects.filter(scheme=Scheme.THEME).order_by("position", "code")
    return {
        row.code: in_language({"ru": row.label_ru, "ky": row.label_ky, "en": row.label_en})[0]
        for row in rows
    }
