"""The free part of a page: headings, text, pictures, quotes, tables and files, nothing raw."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]


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


class BodyBlock(blocks.StreamBlock):
    """The blocks an editor may choose from."""

    text = blocks.RichTextBlock(
        label=_("Text"), features=TEXT_FEATURES, template="components/streamfield/text.html"
    )
    figure = FigureBlock()
    quote = QuoteBlock()
    table = TableBlock(label=_("Table"), template="components/streamfield/table.html")
    document = DocumentChooserBlock(
        label=_("File"), template="components/streamfield/document.html"
    )
