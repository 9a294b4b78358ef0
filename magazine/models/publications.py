"""The shelf of publications: guides, model regulations, studies, leaflets, handbooks."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail_localize.fields import SynchronizedField

from core.blocks import BodyBlock
from core.pages import BasePage
from core.related import RelatedPage
from magazine.choices import SHELF_ADDRESSES, Audience, PublicationKind
from magazine.engine.shelf import FACET_NAMES
from media_library.models import SiteDocument
from organisations.models import Project
from taxonomy.choices import Scheme
from taxonomy.models import LegalAct, Term

ROOM = "magazine"


class PublicationIndexPage(BasePage):
    """The shelf in one language: every publication, whatever languages it has."""

    template = "pages/publication_index_page.html"
    room = ROOM
    kept_parameters = (*FACET_NAMES, "page")
    subpage_types = ["magazine.PublicationPage"]
    private_page_options: list[str] = []

    class Meta:
        verbose_name = _("shelf of publications")


class PublicationPage(BasePage):
    """A publication in one language; kind, year, themes and acts are the same in every language.

    Its files stand on the page of the language they are in, and every page of the publication
    shows the files of all its languages.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=PublicationKind.choices)
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1991), MaxValueValidator(2100)]
    )
    audience = models.CharField(
        _("for whom"), max_length=10, choices=Audience.choices, default=Audience.EVERYBODY
    )
    publisher = models.CharField(
        _("who published it"),
        max_length=255,
        blank=True,
        help_text=_("Bodies, as they stand on the title page."),
    )
    project = models.ForeignKey(
        Project,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="publications",
        verbose_name=_("project"),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    terms = ParentalManyToManyField(
        Term,
        blank=True,
        limit_choices_to={"scheme": Scheme.THEME},
        related_name="publications",
        verbose_name=_("themes"),
    )
    acts = ParentalManyToManyField(
        LegalAct, blank=True, related_name="publications", verbose_name=_("legal acts")
    )

    template = "pages/publication_page.html"
    room = ROOM
    parent_page_types: list[str] = ["magazine.PublicationIndexPage"]
    subpage_types: list[type[Page]] = []
    private_page_options: list[str] = []
    override_translatable_fields = [
        SynchronizedField(name)
        for name in ("kind", "year", "audience", "project", "terms", "acts", "slug")
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("year"),
                FieldPanel("audience"),
                FieldPanel("publisher"),
                FieldPanel("project"),
            ],
            _("What it is"),
        ),
        InlinePanel("files", label=_("File")),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("terms"), FieldPanel("acts")], _("What it is about")),
        InlinePanel("uses", label=_("Used in")),
    ]

    class Meta:
        verbose_name = _("publication")

    def clean(self) -> None:
        """Refuse the addresses that lists and citations have."""
        super().clean()
        if self.slug in SHELF_ADDRESSES:
            raise ValidationError({"slug": _("This address is taken. Choose another.")})


class PublicationFile(Orderable):
    """A file of a publication; its language is that of the document, else that of the page."""

    publication = ParentalKey(PublicationPage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        SiteDocument, on_delete=models.PROTECT, related_name="+", verbose_name=_("file")
    )

    panels = [FieldPanel("document")]


class PublicationUse(RelatedPage):
    """A page where the publication is used: an example, an article, a course."""

    publication = ParentalKey(PublicationPage, on_delete=models.CASCADE, related_name="uses")
