"""The words of the free part of a page, for search: what a visitor reads, without markup."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.rich_text import get_text_for_indexing


def words_of(body: StreamValue) -> str:
    """Give the text of all blocks, one line a piece.

    Read from what is stored, so no picture and no file is asked of the database.
    """
    lines = [line for block in body.raw_data for line in _lines(block.get("value"))]
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def _lines(value: Any) -> Iterator[str]:
    """Texts within a block, whatever its shape; numbers name pictures and files."""
    if isinstance(value, str):
        yield get_text_for_indexing(value) if "</" in value else value
    elif isinstance(value, list):
        for one in value:
            yield from _lines(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in _NO_WORDS:
                yield from _lines(one)


# Addresses and settings of blocks, which nobody reads.
_NO_WORDS = frozenset(
    {"id", "type", "address", "image", "cell", "mergeCells", "table_header_choice"}
)
