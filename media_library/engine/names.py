"""What a visitor calls a file: kept for people, never used on the disk."""

import unicodedata

# Endings of files that a machine runs; behind one of them an innocent ending is a disguise.
RUNNABLE = frozenset(
    {"bat", "docm", "exe", "hta", "jar", "js", "lnk", "msi", "pptm", "scr", "vbs", "xlsm"}
)


def tidy_file_name(raw: str) -> str:
    """Give back the visitor's own name for a file, without folders and invisible signs."""
    name = unicodedata.normalize("NFC", raw.replace("\\", "/").rpartition("/")[2])
    name = "".join(sign for sign in name if not unicodedata.category(sign).startswith("C")).strip()
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[: 250 - len(suffix)]}{dot}{suffix[:10]}" if dot else name[:255]


def extension_of(name: str) -> str:
    """The last extension in small letters; `x.pdf.exe` is an exe."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_disguised(name: str) -> bool:
    """Say whether a name carries the ending of a program before its own: `x.exe.pdf`."""
    return any(part.strip().lower() in RUNNABLE for part in name.split(".")[1:-1])
