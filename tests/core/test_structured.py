"""Data for machines is one JSON text that cannot leave its element."""

import json

from core.templatetags.structured import json_ld


def read(text):
    before, after = '<script type="application/ld+json">', "</script>"
    assert text.startswith(before)
    assert text.endswith(after)
    return json.loads(text.removeprefix(before).removesuffix(after))


def test_markup_in_a_text_stays_a_text():
    text = json_ld({"name": "</script><b>«Вода» & ө"})

    assert text.count("<") == 2
    assert read(text) == {
        "@context": "https://schema.org",
        "name": "</script><b>«Вода» & ө",
    }


def test_what_is_unknown_is_left_out_and_zero_stays():
    told = read(json_ld({"name": "", "place": {"name": None}, "parts": [], "count": 0}))

    assert told == {"@context": "https://schema.org", "count": 0}
