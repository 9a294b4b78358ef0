"""Sets neutral pieces as XHTML of a book: elements, never markup of a person's making."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.epub_parts import XML_LANG, Element, H, Resource, clean
from magazine.engine.content import Piece, Run
from magazine.selectors.epub.plain import PLAIN, para, typed
from magazine.selectors.epub.things import Things, small_picture, web_address
from taxonomy.models import LegalAct
from taxonomy.templatetags.acts import act_line


class Setter:
    """Sets the pieces of one article; remembers its pictures and which notes were named."""

    def __init__(self, things: Things, notes: list[str]) -> None:
        self.things, self.notes = things, notes
        self.resources: list[Resource] = []
        self.named: dict[int, int] = {}
        self.kinds: dict[str, Callable[[Piece], Iterator[Element]]] = PLAIN | {
            name: getattr(self, f"_{name}")
            for name in ("p", "h", "h3", "ul", "ol", "pic", "qa", "law", "file")
        }

    def set(self, pieces: Iterable[Piece]) -> list[Element]:
        """Give the elements of the pieces in order; a kind nobody knows is a mistake of ours."""
        return [element for piece in pieces for element in self.kinds[piece["t"]](piece)]

    def footnotes(self) -> Iterator[Element]:
        """All notes under the article, each with its way back to where it is named."""
        if not self.notes:
            return
        asides = [self._note(place, text) for place, text in enumerate(self.notes, 1)]
        section = H.section(H.h2(_("Notes")), *asides, {"class": "notes"})
        yield typed(section, "footnotes")

    def _note(self, place: int, text: str) -> Element:
        first: Any = f"{place}. "
        if place in self.named:
            first = H.a(f"{place}.", href=f"#mark-{place}-1", role="doc-backlink")
            first.tail = " "
        aside = H.aside(H.p(first, clean(text)), id=f"note-{place}", role="doc-footnote")
        return typed(aside, "footnote")

    def _runs(self, runs: Iterable[Run]) -> list[Any]:
        return [part for run in runs for part in self._run(run)]

    def _run(self, run: Run) -> Iterator[Any]:
        if isinstance(run, str):
            yield clean(run)
        elif "b" in run:
            yield H.strong(clean(run["b"]))
        elif "a" in run:
            url = web_address(run["url"])
            yield H.a(clean(run["a"]), href=url) if url else clean(run["a"])
        elif 1 <= run["fn"] <= len(self.notes):
            place = run["fn"]
            self.named[place] = self.named.get(place, 0) + 1
            mark = H.a(
                str(place),
                id=f"mark-{place}-{self.named[place]}",
                href=f"#note-{place}",
                role="doc-noteref",
            )
            yield H.sup(typed(mark, "noteref"))

    def _p(self, piece: Piece) -> Iterator[Element]:
        yield H.p(*self._runs(piece["x"]))

    def _h(self, piece: Piece) -> Iterator[Element]:
        yield H.h2(*self._runs(piece["x"]))

    def _h3(self, piece: Piece) -> Iterator[Element]:
        yield H.h3(*self._runs(piece["x"]))

    def _ul(self, piece: Piece) -> Iterator[Element]:
        if piece["items"]:
            yield H.ul(*(H.li(*self._runs(item)) for item in piece["items"]))

    def _ol(self, piece: Piece) -> Iterator[Element]:
        if piece["items"]:
            yield H.ol(*(H.li(*self._runs(item)) for item in piece["items"]))

    def _pic(self, piece: Piece) -> Iterator[Element]:
        image = self.things.images.get(piece["image"])
        small = small_picture(image) if image else None
        credit = image.credit if image else ""
        words = " · ".join(filter(None, (piece["caption"], credit)))
        if small is None:
            if missing := piece["alt"] or piece["caption"]:
                yield para(_("The picture is missing: %(words)s") % {"words": missing}, "source")
            return
        self.resources.append(small)
        figure = H.figure(H.img(src=small.name, alt=clean(piece["alt"])))
        if words:
            figure.append(H.figcaption(clean(words)))
        yield figure

    def _qa(self, piece: Piece) -> Iterator[Element]:
        section = H.section(H.h2(clean(piece["q"])))
        if piece["from"]:
            section.append(para(piece["from"], "from"))
        section.extend(self.set(piece["a"]))
        acts = [self.things.acts[act] for act in piece["acts"] if act in self.things.acts]
        if acts or piece["basis"]:
            basis = H.div(H.p(H.strong(_("Legal basis"))), {"class": "basis"})
            basis.extend(H.p(*act_words(act)) for act in acts)
            if piece["basis"]:
                basis.append(H.p(clean(piece["basis"])))
            section.append(basis)
        yield section

    def _law(self, piece: Piece) -> Iterator[Element]:
        section = H.section()
        act = self.things.acts.get(piece["act"])
        if act:
            section.append(H.h2(*act_words(act)))
        if piece["in_force"]:
            words = _("In force since %(date)s") % {"date": piece["in_force"]}
            section.append(para(words, "from"))
        section.extend(self.set(piece["x"]))
        if piece["do"]:
            todo = H.p(H.strong(_("What to do")), H.br(), clean(piece["do"]))
            section.append(H.div(todo, {"class": "do"}))
        yield section

    def _file(self, piece: Piece) -> Iterator[Element]:
        document = self.things.documents.get(piece["document"])
        url = web_address(document.url) if document else ""
        if document and url:
            yield H.p(H.a(clean(document.title), href=url))


def act_words(act: LegalAct) -> list[Any]:
    """An act as people cite it, leading to its page, in the language its title is in."""
    line = act_line(act)
    link = H.a(clean(act.title), href=web_address(reverse("legal_act", args=[act.code])))
    if act.title_language != (get_language() or "")[:2]:
        link.set("lang", act.title_language)
        link.set(XML_LANG, act.title_language)
    return [link, clean(f" ({line})")] if line else [link]
