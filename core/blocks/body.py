"""The free part of a page: headings, text, pictures, quotes, tables, files, films, nothing raw."""

import zlib
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import RichText

from core.embeds import find_player
from core.markup import clean_markup

TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]


class CleanTextBlock(blocks.RichTextBlock):
    """Running text that is clean whichever way it came: typed, imported or written by code."""

    def to_python(self, value: str) -> RichText:
        """Read what is stored; an older row or another writer may have left anything there."""
        return RichText(clean_markup(value or ""))

    def normalize(self, value: Any) -> RichText:
        """Take what code hands in."""
        return RichText(clean_markup(super().normalize(value).source or ""))

    def value_from_form(self, value: str) -> RichText:
        """Take what the editor in the browser sends."""
        return RichText(clean_markup(value or ""))


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, set apart; the speaker is named by post unless there is consent."""

    text = blocks.TextBlock(label=_("Quote"))
    speaker = blocks.CharBlock(label=_("Who said it (post)"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "components/streamfield/quote.html"
        preview_value = {"text": "Сначала посчитали, потом спорили.", "speaker": "депутат кенеша"}


class FigureBlock(blocks.StructBlock):
    """A picture with what, place, date and credit."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("What, where, when"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "components/streamfield/figure.html"


class FilmBlock(blocks.StructBlock):
    """A film elsewhere: it plays in the page when the reader asks, or is a link."""

    address = blocks.CharBlock(
        label=_("Address of the film"),
        max_length=500,
        help_text=_("From YouTube, Vimeo, Rutube or VK; any other address becomes a link."),
    )
    title = blocks.CharBlock(label=_("What the film shows"), max_length=160)

    class Meta:
        icon = "media"
        label = _("Film")
        template = "components/streamfield/film.html"
        preview_value = {
            "address": "https://vimeo.com/100000000",
            "title": "Как запускали насос на солнечных панелях",
        }

    def clean(self, value: Any) -> Any:
        """Refuse what is not an address of the web."""
        cleaned = super().clean(value)
        if not is_web_address(cleaned["address"]):
            wrong = ValidationError(_("Write the whole address: https://…"))
            raise blocks.StructBlockValidationError(block_errors={"address": wrong})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Name the player, if the house is one of ours, and the frame it plays in."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        address = value["address"]
        context["player"] = find_player(address)
        context["frame"] = f"film-{zlib.crc32(address.encode()):08x}"
        context["link"] = address if is_web_address(address) else ""
        return context


def is_web_address(address: str) -> bool:
    """Whether a reader can be led there; nothing is asked of the other side."""
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        return False


class BodyBlock(blocks.StreamBlock):
    """The blocks an editor may choose from."""

    text = CleanTextBlock(
        label=_("Text"), features=TEXT_FEATURES, template="components/streamfield/text.html"
    )
    figure = FigureBlock()
    quote = QuoteBlock()
    table = TableBlock(label=_("Table"), template="components/streamfield/table.html")
    document = DocumentChooserBlock(
        label=_("File"), template="components/streamfield/document.html"
    )
    film = FilmBlock()
