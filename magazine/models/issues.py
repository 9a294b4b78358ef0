"""The magazine's tree: the magazine, its years, its issues with what is printed around articles."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail_localize.fields import SynchronizedField

from core.pages import BasePage
from magazine.choices import COVER_LINE_LENGTH, AccessRule
from magazine.engine.numbering import LONGEST_RANGE, Numbers
from magazine.models.sections import Section
from media_library.models import SiteDocument, SiteImage

ROOM = "magazine"


class MagazineIndexPage(BasePage):
    """The magazine in one language: the newest issue, what it is, the archive by years."""

    motto = models.CharField(_("motto"), max_length=160, blank=True)
    issn = models.CharField("ISSN", max_length=9, blank=True)

    template = "pages/magazine_index_page.html"
    room = ROOM
    subpage_types = ["magazine.YearPage"]
    private_page_options: list[str] = []
    content_panels = [*BasePage.content_panels, FieldPanel("motto"), FieldPanel("issn")]

    class Meta:
        verbose_name = _("magazine")


class YearPage(BasePage):
    """The issues of one year; its slug is the year."""

    year = models.PositiveSmallIntegerField(_("year"))

    template = "pages/magazine_year_page.html"
    room = ROOM
    parent_page_types = ["magazine.MagazineIndexPage"]
    subpage_types = ["magazine.IssuePage"]
    private_page_options: list[str] = []
    content_panels = [*BasePage.content_panels, FieldPanel("year")]
    override_translatable_fields = [SynchronizedField("year"), SynchronizedField("slug")]

    class Meta:
        verbose_name = _("year of the magazine")


class IssuePage(BasePage):
    """One issue in one language; both languages are translations of each other.

    Numbers are the same in both, dates may differ: a translation may come out later. An issue
    that exists only as a printed PDF carries that file as `scan` and its contents as rows.
    """

    number_from = models.PositiveSmallIntegerField(_("number in the year"))
    number_to = models.PositiveSmallIntegerField(
        _("last number of a double issue"), null=True, blank=True
    )
    running_from = models.PositiveIntegerField(_("running number"))
    running_to = models.PositiveIntegerField(
        _("last running number of a double issue"), null=True, blank=True
    )
    issue_date = models.DateField(_("date of this language's issue"))
    legacy_id = models.PositiveIntegerField(
        _("number in the old portal"), null=True, blank=True, unique=True
    )
    motto = models.CharField(_("motto"), max_length=160, blank=True)
    about = models.TextField(_("about the issue"), max_length=1500, blank=True)
    cover = models.ForeignKey(
        SiteImage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("cover picture"),
        help_text=_("Without a picture the cover is drawn from the number."),
    )
    cover_figure = models.CharField(_("figure on the cover"), max_length=8, blank=True)
    cover_line_1 = models.CharField(_("first line"), max_length=COVER_LINE_LENGTH, blank=True)
    cover_line_2 = models.CharField(_("second line"), max_length=COVER_LINE_LENGTH, blank=True)
    cover_line_3 = models.CharField(_("third line"), max_length=COVER_LINE_LENGTH, blank=True)
    figures_source = models.CharField(_("source of the figures"), max_length=200, blank=True)
    funders_statement = models.TextField(_("statement on funding"), max_length=600, blank=True)
    access = models.CharField(
        _("who may read"), max_length=6, choices=AccessRule.choices, default="", blank=True
    )
    open_access_date = models.DateField(
        _("open to everybody from"),
        null=True,
        blank=True,
        help_text=_("Left empty, it is the date of the issue and the usual delay."),
    )
    scan = models.ForeignKey(
        SiteDocument,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("printed PDF, for an issue without web articles"),
    )

    template = "pages/issue_page.html"
    room = ROOM
    parent_page_types = ["magazine.YearPage"]
    subpage_types = [
        "magazine.ArticlePage",
        "magazine.AnnouncementPage",
        "magazine.SdgTablePage",
    ]
    private_page_options: list[str] = []
    override_translatable_fields = [
        SynchronizedField(name)
        for name in (
            *("number_from", "number_to", "running_from", "running_to", "slug", "cover"),
            *("access", "scan"),
        )
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("number_from", read_only=True),
                FieldPanel("number_to", read_only=True),
                FieldPanel("running_from", read_only=True),
                FieldPanel("running_to", read_only=True),
                FieldPanel("issue_date"),
            ],
            _("Number and date"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("motto"),
                FieldPanel("cover"),
                FieldPanel("cover_figure"),
                FieldPanel("cover_line_1"),
                FieldPanel("cover_line_2"),
                FieldPanel("cover_line_3"),
            ],
            _("Cover"),
        ),
        FieldPanel("about"),
        MultiFieldPanel(
            [InlinePanel("figures", max_num=3), FieldPanel("figures_source")], _("Figures")
        ),
        InlinePanel("imprint", label=_("Imprint")),
        MultiFieldPanel(
            [FieldPanel("funders_statement"), InlinePanel("funders", label=_("Funder"))],
            _("Funding"),
        ),
        MultiFieldPanel([FieldPanel("access"), FieldPanel("open_access_date")], _("Access")),
        MultiFieldPanel(
            [FieldPanel("scan"), InlinePanel("contents", label=_("Line of the contents"))],
            _("An issue that exists only as a PDF"),
        ),
    ]

    class Meta:
        verbose_name = _("issue")

    def clean(self) -> None:
        """Refuse a running number that another issue has, in whatever language."""
        super().clean()
        if self.running_from is None:
            return
        for other in IssuePage.objects.exclude(translation_key=self.translation_key).filter(
            running_from__lte=self.numbers.running_to,
            running_from__gte=self.running_from - LONGEST_RANGE,
        ):
            if other.numbers.running_to >= self.running_from:
                raise ValidationError(
                    _("The running number %(running)s is taken by the issue %(label)s.")
                    % {"running": self.numbers.running, "label": other.numbers.label}
                )

    @property
    def numbers(self) -> Numbers:
        """The numbers as one value."""
        return Numbers(
            self.number_from,
            self.number_to or self.number_from,
            self.running_from,
            self.running_to or self.running_from,
        )

    @property
    def cover_lines(self) -> list[str]:
        """The lines under the figure of the cover, without empty ones."""
        lines = (self.cover_line_1, self.cover_line_2, self.cover_line_3)
        return [line for line in lines if line]


class IssueFigure(Orderable):
    """One figure of the issue, told at the foot of its contents."""

    issue = ParentalKey(IssuePage, on_delete=models.CASCADE, related_name="figures")
    figure = models.CharField(_("figure"), max_length=12)
    text = models.CharField(_("what it counts, and when"), max_length=120)

    panels = [FieldPanel("figure"), FieldPanel("text")]


class ImprintRow(Orderable):
    """One line of the imprint: what, and by whom or how many; offices, not names of people."""

    issue = ParentalKey(IssuePage, on_delete=models.CASCADE, related_name="imprint")
    name = models.CharField(_("what"), max_length=80)
    value = models.CharField(_("who, where, how many"), max_length=255)

    panels = [FieldPanel("name"), FieldPanel("value")]


class IssueFunder(Orderable):
    """Who paid for the issue, with a mark in one ink."""

    issue = ParentalKey(IssuePage, on_delete=models.CASCADE, related_name="funders")
    name = models.CharField(_("name"), max_length=160)
    logo = models.ForeignKey(
        SiteImage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("mark"),
    )

    panels = [FieldPanel("name"), FieldPanel("logo")]


class IssueContents(Orderable):
    """One line of the contents of an issue that exists only as a PDF."""

    issue = ParentalKey(IssuePage, on_delete=models.CASCADE, related_name="contents")
    title = models.CharField(_("title"), max_length=255)
    authors = models.CharField(_("authors as printed"), max_length=255, blank=True)
    section = models.ForeignKey(
        Section,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("section"),
    )
    page = models.PositiveSmallIntegerField(_("page"))

    panels = [FieldPanel(name) for name in ("title", "authors", "section", "page")]
