"""Rich text is clean whichever way it came, and plain editors' text stays what it was."""

import json

import pytest
from wagtail.rich_text import RichText

from core.blocks.body import BodyBlock
from core.markup import clean_markup

HARMFUL = {
    "<script>alert(1)</script><p>Вода</p>": "<p>Вода</p>",
    '<p onclick="x()" style="color:red" class="y">Вода</p>': "<p>Вода</p>",
    '<a href="javascript:alert(1)">Вода</a>': "<a>Вода</a>",
    '<a href=" java\tscript:alert(1)">Вода</a>': "<a>Вода</a>",
    '<a href="data:text/html,<script>">Вода</a>': "<a>Вода</a>",
    '<img src=x onerror="x()">Вода': "Вода",
    '<iframe src="https://evil.example"></iframe>Вода': "Вода",
    '<svg><a xlink:href="javascript:x">Вода</a></svg>': "",
    "<style>p{}</style><p>Вода": "<p>Вода</p>",
    '<form action="//evil.example"><input name="a"></form>Вода': "Вода",
    '<embed embedtype="media" url="http://127.0.0.1/">Вода': "Вода",
    '<noscript><p title="</noscript><img src=x onerror=x()>">Вода': None,
    "<math><mtext></form><form><mglyph><style></math><img src onerror=x()>": None,
}
OURS = [
    '<h2 data-block-key="a1b2c">Вода</h2>',
    '<p data-block-key="a1b2c">Ө <b>ү</b> ң <a id="3" linktype="page">там</a></p>',
    '<ul><li data-block-key="a1b2c">раз</li></ul><ol><li>два</li></ol>',
    '<p><a href="https://example.org/?a=1&amp;b=2">там</a> <a href="mailto:a@b.kg">мы</a></p>',
    '<p><a id="7" linktype="document">файл</a></p>',
]


@pytest.mark.parametrize(("markup", "left"), HARMFUL.items())
def test_bad_57_what_could_run_or_load_is_taken_out(markup, left):
    cleaned = clean_markup(markup)

    assert left is None or cleaned == left
    for word in ("script:", "onerror=", "onclick", "<script", "<style", "<iframe", "<img", "<form"):
        assert word not in cleaned


@pytest.mark.parametrize("markup", OURS)
def test_text_of_an_editor_stays_as_it_was(markup):
    assert clean_markup(markup) == markup


HARM = '<p>Вода<script>alert(1)</script><img src="x" onerror="x()"></p>'
WAYS = {
    "typed in the browser": lambda block: block.child_blocks["text"].value_from_form(HARM),
    "handed in by code": lambda block: block.child_blocks["text"].normalize(HARM),
    "handed in as rich text": lambda block: block.child_blocks["text"].normalize(RichText(HARM)),
    "stored before": lambda block: block.to_python([{"type": "text", "value": HARM}])[0].value,
    "read from a file": lambda block: (
        block.to_python(json.loads(json.dumps([{"type": "text", "value": HARM, "id": "1"}])))[
            0
        ].value
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_bad_57_text_is_clean_whichever_way_it_came(way):
    assert WAYS[way](BodyBlock()).source == "<p>Вода</p>"


def test_bad_57_text_stored_raw_is_not_printed_raw():
    block = BodyBlock()
    value = block.to_python([{"type": "text", "value": HARM}])

    assert "script" not in block.render(value)
    assert block.get_prep_value(value)[0]["value"] == "<p>Вода</p>"
