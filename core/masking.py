"""Takes out of a text for the log what names a person or opens a door."""

import re

E_MAIL = "[e-mail]"
PHONE = "[phone]"
CODE = "[code]"
ADDRESS = "[address]"
SECRET = "[…]"  # noqa: S105 -- what stands in the place of one

_NAMES = (
    r"password\w*|passwd|pwd|new_password|token|secret\w*|code|otp|csrf\w*|sessionid|signature"
    r"|authorization|cookie|email|phone|first_name|last_name|recipient|q|query"
)
_RULES = (
    # What databases tell of a row they refuse.
    (re.compile(r"Key \(([^)]*)\)=\(.*?\)(?= |$)", re.MULTILINE), rf"Key (\1)=({SECRET})"),
    (re.compile(r"Failing row contains .*"), f"Failing row contains {SECRET}"),
    # What stands behind the question mark of an address.
    (re.compile(r"(?<=[\w/\]])\?[\w\[\]%.~+-]+=[^\s\"'<>)]*"), f"?{SECRET}"),
    (re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)*"), E_MAIL),
    (
        re.compile(
            rf"\b({_NAMES})(['\"]?\s*[:=]\s*)(?:'[^']*'|\"[^\"]*\"|[^\s,;&)}}\]]+)", re.IGNORECASE
        ),
        rf"\1\2{SECRET}",
    ),
    (
        re.compile(
            r"(?<![\w.-])(?:(?:\+\s?\d|996|0)(?:[\s()-]{0,2}\d){7,13}|8(?:[\s()-]{0,2}\d){10})"
            r"(?![\w-])"
        ),
        PHONE,
    ),
    # The code that opens an account stands in its address.
    (re.compile(r"(?<=/activate/)[^/\s'\"]+"), CODE),
    (re.compile(r"(?<![\w.-])\d{3,4}-?\d{3,4}(?![\w.-])"), CODE),
    (re.compile(r"(?<![\w.])(?!127\.|0\.0)\d{1,3}(?:\.\d{1,3}){3}(?![\w.])"), ADDRESS),
    (
        re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}:?[0-9a-f]{1,4}(?![\w:])", re.IGNORECASE),
        ADDRESS,
    ),
    (re.compile(r"\b[0-9a-f]{24,}\b", re.IGNORECASE), SECRET),
    (re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{20,}\b"), SECRET),
)


def mask(text: str) -> str:
    """Give the text without e-mail addresses, phones, codes, tokens and what was searched for.

    Names of people cannot be told from other words: they are never handed to a logger.
    """
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text
