"""The front page, plain pages, news, and what editors set for the whole portal."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from core.blocks import BodyBlock
from core.labels import in_language
from core.pages import BasePage
from core.retention import Retention


class HomePage(BasePage):
    """The front page of one language; everything public of that language lies below it.

    Its slug is the code of its language: every address of a page is its path in the tree.
    """

    motto = models.CharField(
        _("motto"), max_length=120, blank=True, help_text=_("Two short sentences.")
    )
    search_examples = models.CharField(
        _("frequent searches"), max_length=200, blank=True, help_text=_("Separated by commas.")
    )
    figures_source = models.CharField(_("source of the figures"), max_length=200, blank=True)

    template = "pages/home_page.html"
    subpage_types = [
        "best_practice.CaseIndexPage",
        "magazine.MagazineIndexPage",
        "magazine.PublicationIndexPage",
        "home.NewsIndexPage",
        "home.StandardPage",
    ]
    max_count_per_parent = 3
    private_page_options: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("motto"),
        FieldPanel("search_examples"),
        MultiFieldPanel(
            [InlinePanel("figures", max_num=4), FieldPanel("figures_source")], _("Key figures")
        ),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description")],
            _("Address and search engines"),
        )
    ]

    class Meta:
        verbose_name = _("front page")

    def clean(self) -> None:
        """Refuse an address that is not the language's own."""
        super().clean()
        if self.locale_id and self.slug != self.locale.language_code:
            raise ValidationError({"slug": _("The address of a front page is its language.")})


class HomeFigure(Orderable):
    """One key figure of the front page: a number as printed and what it counts."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="figures")
    figure = models.CharField(_("figure"), max_length=12)
    text = models.CharField(_("what it counts, and when"), max_length=120)

    panels = [FieldPanel("figure"), FieldPanel("text")]


class StandardPage(BasePage):
    """A page of plain text: about, contacts, privacy, accessibility, licence, help."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    template = "pages/standard_page.html"
    subpage_types = ["home.StandardPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("page")


class NewsIndexPage(BasePage):
    """All news of one language, newest first, with those of the other languages marked."""

    template = "pages/news_index_page.html"
    kept_parameters = ("page",)
    subpage_types = ["home.NewsPage"]

    class Meta:
        verbose_name = _("news list")


class NewsPage(BasePage):
    """One piece of news."""

    published_date = models.DateField(_("date"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    template = "pages/news_page.html"
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[type[Page]] = []
    content_panels = [*BasePage.content_panels, FieldPanel("published_date"), FieldPanel("body")]

    class Meta:
        verbose_name = _("news")


@register_setting(icon="mail")
class ContactSettings(BaseGenericSetting):
    """Who runs the portal and how to reach them; names of owners are data, not code."""

    PERSONAL_DATA = Retention(
        keep="as long as the office is reached there",
        erase="an operator overwrites it: these are contacts of an office, not of a person",
    )

    owner_ru = models.TextField(_("owners, Russian"), blank=True)
    owner_ky = models.TextField(_("owners, Kyrgyz"), blank=True)
    owner_en = models.TextField(_("owners, English"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("contacts")

    @property
    def owner(self) -> str:
        """The sentence about the owners in the language of the page."""
        return in_language({"ru": self.owner_ru, "ky": self.owner_ky, "en": self.owner_en})[0]


class ScheduledRun(models.Model):
    """A timed job was put into the queue for a slot; one row a slot keeps two schedulers apart."""

    job = models.CharField(max_length=60)
    slot = models.DateTimeField()
    queued_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "slot"], name="unique_run_of_slot")]


class MistakeReport(models.Model):
    """A visitor says that something on a page is wrong."""

    PERSONAL_DATA = Retention(
        keep="a year after it was dealt with",
        erase="the row is deleted on request",
    )

    page_address = models.CharField(_("page"), max_length=500)
    text = models.TextField(_("what is wrong"), max_length=3000)
    email = models.EmailField(_("e-mail for the answer"), blank=True)
    form_key = models.UUIDField(unique=True, editable=False)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    closed_at = models.DateTimeField(_("dealt with"), null=True, blank=True)

    class Meta:
        verbose_name = _("reported mistake")
        verbose_name_plural = _("reported mistakes")

    def __str__(self) -> str:
        return self.page_address
