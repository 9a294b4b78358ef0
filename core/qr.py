"""A QR code as one path, black on white, for papers and pages that lead back to an address."""

from functools import lru_cache

import segno

QUIET = 4  # modules around it, so that every camera finds it


@lru_cache(maxsize=256)
def qr_path(text: str) -> tuple[int, str]:
    """Give the side in modules, the quiet zone included, and the path that draws the dark ones."""
    matrix = segno.make(text, error="m", micro=False).matrix
    drawn = []
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            length = 0
            while x + length < len(row) and row[x + length]:
                length += 1
            if length:
                drawn.append(f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z")
            x += length or 1
    return len(matrix) + 2 * QUIET, "".join(drawn)
