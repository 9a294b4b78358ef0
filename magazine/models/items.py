"""What an issue is made of: articles, announcements, the table of the goals."""

from functools import partial
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail_localize.fields import SynchronizedField

from core.counting import carry
from core.pages import BasePage
from core.related import RelatedPage
from core.retention import Retention
from magazine.blocks import ArticleBody
from magazine.choices import AccessRule, FigureQualifier
from magazine.models.issues import ROOM, IssuePage
from magazine.models.sections import Author, Section
from organisations.models import Municipality
from taxonomy.choices import Scheme
from taxonomy.models import LegalAct, Term


class IssueItem(BasePage):
    """One thing in the contents of an issue; its place is its place in the tree."""

    short_title = models.CharField(
        _("short title for the head of a page"), max_length=60, blank=True
    )
    page_from = models.PositiveSmallIntegerField(_("first page as printed"), null=True, blank=True)
    page_to = models.PositiveSmallIntegerField(_("last page as printed"), null=True, blank=True)

    room = ROOM
    parent_page_types: list[str] = ["magazine.IssuePage"]
    subpage_types: list[type[Page]] = []
    private_page_options: list[str] = []

    class Meta:
        abstract = True

    _known_issue: IssuePage | None = None

    @property
    def head(self) -> str:
        """The title where there is little room."""
        return self.short_title or str(self.title)

    def issue(self) -> IssuePage:
        """The issue it stands in, asked of the database once."""
        if self._known_issue is None:
            self._known_issue = IssuePage.objects.get(path=self.path[: -self.steplen])
        return self._known_issue

    def stands_in(self, issue: IssuePage) -> None:
        """Tell a page from a list which issue it stands in, so that nobody asks again."""
        self._known_issue = issue

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> TemplateResponse:
        """Answer only when the issue is out: nothing of an issue is read before it."""
        if not self.issue().live:
            raise Http404
        response = super().serve(request, *args, **kwargs)
        # What is counted is known once the page is rendered; the answer carries it from then on.
        response.add_post_render_callback(partial(carry, request))
        return response


class ArticlePage(IssueItem):
    """An article in one language; its lead is `summary`.

    Sections, themes, acts and places are the same rows in every language. Its own date is kept
    only where it differs from that of its issue.
    """

    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, related_name="articles", verbose_name=_("section")
    )
    own_date = models.DateField(_("date, if it is not that of the issue"), null=True, blank=True)
    legacy_id = models.PositiveIntegerField(
        _("number in the old portal"), null=True, blank=True, unique=True
    )
    is_on_cover = models.BooleanField(_("named on the cover"), default=False)
    access = models.CharField(
        _("who may read"), max_length=6, choices=AccessRule.choices, default="", blank=True
    )
    body = StreamField(ArticleBody(), verbose_name=_("text"))
    terms = ParentalManyToManyField(
        Term,
        blank=True,
        limit_choices_to={"scheme": Scheme.THEME},
        related_name="articles",
        verbose_name=_("themes"),
    )
    acts = ParentalManyToManyField(
        LegalAct, blank=True, related_name="articles", verbose_name=_("legal acts")
    )
    municipalities = ParentalManyToManyField(
        Municipality, blank=True, related_name="articles", verbose_name=_("municipalities")
    )

    template = "pages/article_page.html"
    override_translatable_fields = [
        SynchronizedField(name)
        for name in ("section", "is_on_cover", "access", "terms", "acts", "municipalities")
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("short_title"),
        FieldPanel("section"),
        InlinePanel("authors", label=_("Author")),
        FieldPanel("body"),
        InlinePanel("notes", label=_("Footnote")),
        MultiFieldPanel(
            [FieldPanel("terms"), FieldPanel("acts"), FieldPanel("municipalities")],
            _("What it is about"),
        ),
        InlinePanel("related", label=_("See also")),
        MultiFieldPanel(
            [
                FieldPanel("own_date"),
                FieldPanel("page_from"),
                FieldPanel("page_to"),
                FieldPanel("is_on_cover"),
                FieldPanel("access"),
                FieldPanel("legacy_id"),
            ],
            _("In the issue"),
        ),
        InlinePanel("corrections", label=_("Correction")),
    ]

    class Meta:
        verbose_name = _("article")


class ArticleAuthor(Orderable):
    """An author of an article, with name and affiliation as printed under it.

    Left empty, both are taken from the author at publication, in the language of the article,
    and from then on they do not follow the author's row.
    """

    PERSONAL_DATA = Retention(
        keep="as long as the article is published",
        erase="names printed under published work stay where they were agreed",
    )

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="authors")
    author = models.ForeignKey(
        Author, on_delete=models.PROTECT, related_name="articles", verbose_name=_("author")
    )
    name = models.CharField(_("name as printed"), max_length=255, blank=True)
    affiliation = models.CharField(_("post or body as printed"), max_length=255, blank=True)

    panels = [FieldPanel("author"), FieldPanel("name"), FieldPanel("affiliation")]


class ArticleNote(Orderable):
    """A footnote; its number is its place, and the text names it as [^1]."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(_("text"), max_length=600)

    panels = [FieldPanel("text")]


class Correction(Orderable):
    """What was corrected after publication, and when; readers see it under the article."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="corrections")
    corrected_on = models.DateField(_("date"))
    text = models.TextField(_("what was wrong and what is right"), max_length=600)

    panels = [FieldPanel("corrected_on"), FieldPanel("text")]


class ArticleRelated(RelatedPage):
    """Another page that a reader of the article should know."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related")


class AnnouncementPage(IssueItem):
    """A call or a notice in the issue: own text and dates, a few figures, a way further."""

    body = StreamField(ArticleBody(), verbose_name=_("text"))
    opens_on = models.DateField(_("from"), null=True, blank=True)
    closes_on = models.DateField(_("until"), null=True, blank=True)
    target = models.ForeignKey(
        Page,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("leads to"),
    )
    action = models.CharField(_("words of the button"), max_length=40, blank=True)

    template = "pages/announcement_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("short_title"),
        FieldPanel("body"),
        InlinePanel("figures", max_num=3, label=_("Prize or figure")),
        MultiFieldPanel(
            [
                FieldPanel("opens_on"),
                FieldPanel("closes_on"),
                FieldPanel("target"),
                FieldPanel("action"),
            ],
            _("Dates and the way further"),
        ),
        MultiFieldPanel([FieldPanel("page_from"), FieldPanel("page_to")], _("In the issue")),
    ]

    class Meta:
        verbose_name = _("announcement")


class AnnouncementFigure(Orderable):
    """One prize or figure of an announcement."""

    announcement = ParentalKey(AnnouncementPage, on_delete=models.CASCADE, related_name="figures")
    figure = models.CharField(_("figure"), max_length=12)
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    text = models.CharField(_("what for"), max_length=120)

    panels = [FieldPanel("figure"), FieldPanel("unit"), FieldPanel("text")]


class SdgTablePage(IssueItem):
    """What was done for the goals of sustainable development, goal by goal."""

    source = models.CharField(_("source"), max_length=200, blank=True)

    template = "pages/sdg_table_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("short_title"),
        InlinePanel("rows", label=_("Goal")),
        FieldPanel("source"),
        MultiFieldPanel([FieldPanel("page_from"), FieldPanel("page_to")], _("In the issue")),
    ]

    class Meta:
        verbose_name = _("table of the goals")


class SdgRow(Orderable):
    """One goal: what was done, perhaps with a figure, how exact it is, and where it stands."""

    table = ParentalKey(SdgTablePage, on_delete=models.CASCADE, related_name="rows")
    goal = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        limit_choices_to={"scheme": Scheme.SDG},
        related_name="+",
        verbose_name=_("goal"),
    )
    text = models.TextField(_("what was done"), max_length=400)
    qualifier = models.CharField(
        _("how exact"), max_length=10, choices=FigureQualifier.choices, blank=True
    )
    figure = models.CharField(_("figure"), max_length=20, blank=True)
    source = models.CharField(_("source"), max_length=160, blank=True)

    panels = [FieldPanel(name) for name in ("goal", "text", "qualifier", "figure", "source")]
