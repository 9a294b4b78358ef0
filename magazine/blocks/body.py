"""The body of an article; every block can be set on a page, on paper and in an EPUB."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from core.blocks.body import CleanTextBlock
from magazine.blocks.acts import LegalActBlock

ARTICLE_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link"]
NOTE_HELP = _("A footnote is marked in the text as [^1]; its text stands below under that number.")


class PullQuoteBlock(blocks.StructBlock):
    """Words set large; the speaker is named by post unless there is consent."""

    text = blocks.TextBlock(label=_("Quote"), max_length=400)
    speaker = blocks.CharBlock(label=_("Who said it (post)"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")


class PictureBlock(blocks.StructBlock):
    """A picture with what, where, when; its credit is the picture's own."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("What, where, when"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")


class BarBlock(blocks.StructBlock):
    """One bar of a chart."""

    label = blocks.CharBlock(label=_("What is counted"), max_length=80)
    value = blocks.DecimalBlock(label=_("Value"), min_value=0)


class BarsBlock(blocks.StructBlock):
    """Horizontal bars from zero: the title says the finding, the source stands below."""

    title = blocks.CharBlock(label=_("What the chart shows"), max_length=160)
    unit = blocks.CharBlock(label=_("Unit and year"), max_length=60)
    rows = blocks.ListBlock(BarBlock(), label=_("Bars"), min_num=2, max_num=12)
    source = blocks.CharBlock(label=_("Source"), max_length=160)

    class Meta:
        icon = "list-ul"
        label = _("Chart with bars")


class SheetBlock(blocks.StructBlock):
    """A worksheet or a short rule in a tinted box: what, who, by when."""

    title = blocks.CharBlock(label=_("Heading"), max_length=100)
    lines = blocks.ListBlock(blocks.CharBlock(max_length=240), label=_("Lines"), min_num=1)

    class Meta:
        icon = "form"
        label = _("Box")


class QuestionBlock(blocks.StructBlock):
    """A question to the lawyers and its answer, with the acts that it stands on."""

    question = blocks.TextBlock(label=_("Question"), max_length=1500)
    asked_by = blocks.CharBlock(label=_("Who asks (post, place)"), required=False, max_length=160)
    answer = CleanTextBlock(label=_("Answer"), features=["bold", "ol", "ul", "link"])
    acts = blocks.ListBlock(LegalActBlock(), label=_("Legal basis"), default=[])
    basis = blocks.TextBlock(
        label=_("Articles and points of the acts"), required=False, max_length=600
    )

    class Meta:
        icon = "help"
        label = _("Question and answer")


class LawNewsBlock(blocks.StructBlock):
    """An act, since when it holds, what it changes and what to do now."""

    act = LegalActBlock(label=_("Act"))
    in_force = blocks.CharBlock(label=_("In force since"), required=False, max_length=80)
    text = CleanTextBlock(label=_("What changes"), features=["bold", "ol", "ul", "link"])
    to_do = blocks.TextBlock(label=_("What to do"), required=False, max_length=600)

    class Meta:
        icon = "info-circle"
        label = _("News of the law")


class VoiceBlock(blocks.StructBlock):
    """One body or post speaks for itself."""

    who = blocks.CharBlock(label=_("Who speaks (body)"), max_length=160)
    post = blocks.CharBlock(label=_("Post"), required=False, max_length=160)
    text = blocks.TextBlock(label=_("What they say"))

    class Meta:
        icon = "group"
        label = _("Voice")


class FigureBlock(blocks.StructBlock):
    """One large figure: the number as printed, its unit, what it counts and when."""

    figure = blocks.CharBlock(label=_("Figure"), max_length=12)
    unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=30)
    text = blocks.CharBlock(label=_("What it counts, and when"), max_length=120)


class FiguresBlock(blocks.StructBlock):
    """Two to four large figures side by side."""

    figures = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=2, max_num=4)
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=160)

    class Meta:
        icon = "order"
        label = _("Figures")


class ArticleBody(blocks.StreamBlock):
    """What an article is made of."""

    text = CleanTextBlock(label=_("Text"), features=ARTICLE_FEATURES, help_text=NOTE_HELP)
    quote = PullQuoteBlock()
    picture = PictureBlock()
    table = TableBlock(label=_("Table"))
    bars = BarsBlock()
    figures = FiguresBlock()
    box = SheetBlock()
    question = QuestionBlock()
    law = LawNewsBlock()
    voice = VoiceBlock()
    document = DocumentChooserBlock(label=_("File"))

    def clean(self, value: Any) -> Any:
        """Refuse an article without a single word."""
        cleaned = super().clean(value)
        if not cleaned:
            raise ValidationError(_("Write the text of the article."))
        return cleaned
