"""Says what is wrong with the catalogues: missing, left over, or with the wrong letters."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from core.messages.catalogues import LANGUAGES, PLURAL_FORMS, read_catalogue
from core.messages.extraction import Message

# Letters that look like Kyrgyz ө ң ү and are not: no search and no screen reader knows them.
LOOK_ALIKES = "ѳѲӊӉγ"
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_MIXED_WORD = re.compile(r"\b(?=\w*[a-zA-Z])(?=\w*[Ѐ-ӿ])[a-zA-ZЀ-ӿ]+\b")


def texts_of(entry: polib.POEntry) -> list[str]:
    """All translated forms of an entry."""
    return [text for _, text in sorted(entry.msgstr_plural.items())] or [entry.msgstr]


def is_translated(entry: polib.POEntry, message: Message, language: str) -> bool:
    """Whether every form the language needs is there."""
    texts = texts_of(entry)
    forms = int(PLURAL_FORMS[language].removeprefix("nplurals=")[0]) if message.plural else 1
    return len(texts) == forms and all(texts) and "fuzzy" not in entry.flags


def wrong_letters(text: str) -> list[str]:
    """Look-alike letters and words of mixed alphabets."""
    bare = _PLACEHOLDER.sub(" ", re.sub(r"<[^>]*>|&\w+;", " ", text))
    return [letter for letter in LOOK_ALIKES if letter in bare] + _MIXED_WORD.findall(bare)


def placeholder_faults(message: Message, texts: list[str]) -> Iterator[str]:
    """Each form carries the placeholders of the English text; the first may drop a number."""
    wanted = set(_PLACEHOLDER.findall(message.text)) | set(
        _PLACEHOLDER.findall(message.plural or "")
    )
    for text in texts:
        given = set(_PLACEHOLDER.findall(text))
        if given != wanted and not (message.plural and given < wanted):
            yield f"placeholders {sorted(given)} instead of {sorted(wanted)}"


def entry_faults(entry: polib.POEntry | None, message: Message, language: str) -> Iterator[str]:
    """What is wrong with one text in one language."""
    if entry is None or not is_translated(entry, message, language):
        yield "not translated"
        return
    yield from placeholder_faults(message, texts_of(entry))
    for text in texts_of(entry):
        yield from (f"wrong letters in “{word}”" for word in wrong_letters(text))


def find_faults(
    locale: Path, messages: Iterable[Message], library_keys: set[tuple[str | None, str]]
) -> list[str]:
    """Compare what is asked for with the catalogues of every language.

    A text nobody asks for is a fault too, unless a library does: its words may be ours.
    """
    asked = {message.key: message for message in messages}
    faults = []
    for language in LANGUAGES:
        entries = {
            (entry.msgctxt, entry.msgid): entry for entry in read_catalogue(locale, language)
        }
        for key, message in sorted(asked.items(), key=lambda pair: pair[1].place):
            for fault in entry_faults(entries.get(key), message, language):
                faults.append(f"{language}: {message.place}: “{message.text}”: {fault}")
        for context, text in sorted(set(entries) - set(asked) - library_keys, key=str):
            faults.append(f"{language}: “{text}” ({context or 'no context'}): nobody asks for it")
    return faults
