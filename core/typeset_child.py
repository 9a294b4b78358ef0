"""The process that sets one paper and ends: what Typst keeps in memory ends with it.

Reads one JSON object from its input and writes the PDF, before it a line of answers if asked.
Nothing of Django is loaded here, so it starts at once; the web processes do not load this module,
since the library is large.
"""

import datetime
import json
import resource
import sys
from typing import Any

import typst


def main() -> int:
    """Set what was asked for; a fault is one message on the other channel and 1."""
    asked = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (asked["seconds"], asked["seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        sheet = typst.Compiler(
            asked["template"],
            root=asked["root"],
            font_paths=[asked["fonts"]],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(asked["data"], ensure_ascii=False)},
        )
        pdf: Any = sheet.compile(
            pdf_standards=["ua-1"], timestamp=datetime.datetime.fromisoformat(asked["date"])
        )
        # What was laid out is still known, so questions cost next to nothing here.
        answers = {
            name: json.loads(sheet.query(f"<{name}>", field="value", one=True))
            for name in asked.get("asks", ())
        }
    except Exception as error:  # the library's own errors have no common class
        sys.stderr.write(str(error)[:2000])
        return 1
    if answers:
        sys.stdout.buffer.write(json.dumps(answers).encode() + b"\n")
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
