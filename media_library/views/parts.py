"""A part of a file, for readers that open a long PDF at a page or go on with a cut download."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import IO, Any

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

ONE_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")
BLOCK = 64 * 1024


def part_or_whole(
    request: HttpRequest, whole: FileResponse, *, size: int, tag: str
) -> HttpResponseBase:
    """Answer one range of bytes with 206, a range beyond the end with 416, all else with all.

    A reader that began with another state of the file (If-Range) gets the whole again.
    """
    whole["Accept-Ranges"] = "bytes"
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    is_same = request.headers.get("If-Range", tag) == tag
    if asked is None or asked.groups() == ("", "") or not is_same:
        return whole
    first, last = _bounds(asked[1], asked[2], size)
    if first > last:
        whole.close()
        return HttpResponse(
            status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
            headers={"Content-Range": f"bytes */{size}"},
        )
    content: Any = whole.file_to_stream
    part = StreamingHttpResponse(
        _blocks(content, first, last - first + 1),
        status=HTTPStatus.PARTIAL_CONTENT,
        headers={**whole.headers, "Content-Length": str(last - first + 1)},
    )
    part["Content-Range"] = f"bytes {first}-{last}/{size}"
    part._resource_closers.append(whole.close)  # type: ignore[attr-defined]
    return part


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """First and last byte; `-500` means the last five hundred."""
    if not first:
        return max(0, size - int(last)), size - 1 if int(last) else -1
    return int(first), min(int(last or size), size - 1)


def _blocks(content: IO[bytes], first: int, length: int) -> Iterator[bytes]:
    content.seek(first)
    while length > 0 and (block := content.read(min(BLOCK, length))):
        length -= len(block)
        yield block
