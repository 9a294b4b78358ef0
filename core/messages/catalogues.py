"""Reads and writes the catalogues: locale/<language>/LC_MESSAGES/django.po and what is handed in.

Translations may be handed in as JSON in locale/parts: {"English": {"ru": "…", "ky": "…"}}, plurals
as {"one|||many": {"ru": [one, few, many], "ky": [one]}}, `"unsure_ky": true` where a native
editor should look. They count at once and are merged into the catalogues for good.
"""

import json
from pathlib import Path
from typing import Any

import polib

LANGUAGES = ("ru", "ky")
PLURAL_FORMS = {
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
        "(n%100<10 || n%100>=20) ? 1 : 2);"
    ),
    "ky": "nplurals=1; plural=0;",
}
# The translator's comment on a Kyrgyz text that a native editor has not confirmed.
UNSURE = "?"


def catalogue_path(locale: Path, language: str) -> Path:
    """Where the catalogue of a language lies."""
    return locale / language / "LC_MESSAGES" / "django.po"


def parts_in(locale: Path) -> list[Path]:
    """Files handed in and not merged yet."""
    return sorted((locale / "parts").glob("*.json"))


def empty_catalogue(language: str) -> polib.POFile:
    """A catalogue with nothing but its head."""
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS[language],
    }
    return catalogue


def read_catalogue(locale: Path, language: str) -> polib.POFile:
    """Read the catalogue of a language together with what is handed in."""
    path = catalogue_path(locale, language)
    catalogue = polib.pofile(str(path), wrapwidth=100) if path.exists() else None
    catalogue = catalogue if catalogue is not None else empty_catalogue(language)
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue}
    for part in parts_in(locale):
        for key, texts in json.loads(part.read_text(encoding="utf-8")).items():
            entry = entry_from(key, texts, language)
            if entry is None:
                continue
            old = known.get((entry.msgctxt, entry.msgid))
            if old is not None:
                catalogue.remove(old)
            catalogue.append(entry)
            known[(entry.msgctxt, entry.msgid)] = entry
    return catalogue


def entry_from(key: str, texts: dict[str, Any], language: str) -> polib.POEntry | None:
    """Turn one line of a part into an entry; None when it has no text in this language."""
    text = texts.get(language)
    if not text:
        return None
    context, _, rest = key.rpartition("\x04")
    singular, _, plural = rest.partition("|||")
    entry = polib.POEntry(msgid=singular, msgctxt=context or None)
    if plural:
        entry.msgid_plural = plural
        forms = [text] if isinstance(text, str) else text
        entry.msgstr_plural = dict(enumerate(forms))
    else:
        entry.msgstr = text
    if language == "ky" and texts.get("unsure_ky"):
        entry.tcomment = UNSURE
    return entry


def merge_parts(locale: Path, *, wanted: set[tuple[str | None, str]]) -> int:
    """Write what is handed in into the catalogues, in the order of the English texts.

    A text that is not wanted is dropped: it is left over from an interface that has changed.
    """
    for language in LANGUAGES:
        catalogue = read_catalogue(locale, language)
        for entry in [one for one in catalogue if (one.msgctxt, one.msgid) not in wanted]:
            catalogue.remove(entry)
        catalogue.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
        path = catalogue_path(locale, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(path))
    return len(parts_in(locale))


def compile_catalogues(locale: Path, *, force: bool = False) -> list[str]:
    """Write the .mo files that are older than what they are made of; name the languages."""
    done = []
    for language in LANGUAGES:
        source = catalogue_path(locale, language)
        sources = [path for path in (source, *parts_in(locale)) if path.exists()]
        target = source.with_suffix(".mo")
        newest = max((path.stat().st_mtime for path in sources), default=0)
        if not force and target.exists() and target.stat().st_mtime > newest:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(".new")
        read_catalogue(locale, language).save_as_mofile(str(fresh))
        fresh.replace(target)
        done.append(language)
    return done


def unconfirmed(locale: Path) -> list[tuple[str, str]]:
    """Kyrgyz texts that wait for a native editor, as (English, Kyrgyz)."""
    return [
        (entry.msgid, entry.msgstr or next(iter(entry.msgstr_plural.values()), ""))
        for entry in read_catalogue(locale, "ky")
        if UNSURE in entry.tcomment.split()
    ]
