"""Pages of the library: the list and one page per case and language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from best_practice.choices import RESERVED_SLUGS
from best_practice.engine.list_query import FLAGS
from best_practice.facets import FACET_NAMES
from best_practice.models.case import Case
from core.blocks import BodyBlock
from core.pages import BasePage

# The story in the order it is told.
STORY_NAMES = (
    *("context", "problem", "solution", "results_text"),
    *("lessons", "conclusions", "how_to_repeat"),
)


class CaseIndexPage(BasePage):
    """The list of all cases, in one language's surroundings."""

    template = "pages/case_index_page.html"
    kept_parameters = (*FACET_NAMES, *FLAGS, "sort", "page")
    subpage_types = ["best_practice.CasePage"]
    private_page_options: list[str] = []

    class Meta:
        verbose_name = _("case list")


class CasePage(BasePage):
    """The story of a case in one language; its facts are in Case and not on this page.

    Pages come from the form, an import or a translation: nobody adds or copies one by hand.
    """

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="pages", verbose_name=_("case")
    )
    context = models.TextField(_("the place and its circumstances"), blank=True)
    problem = models.TextField(_("how it was"), blank=True)
    solution = models.TextField(_("what was done"), blank=True)
    results_text = models.TextField(_("what came of it"), blank=True)
    lessons = models.TextField(_("what did not work"), blank=True)
    conclusions = models.TextField(_("what we learned"), blank=True)
    how_to_repeat = models.TextField(_("how to repeat it"), blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("further text"))

    template = "pages/case_page.html"
    parent_page_types = ["best_practice.CaseIndexPage"]
    subpage_types: list[type[Page]] = []
    is_creatable = False
    private_page_options: list[str] = []

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("case", read_only=True),
        HelpPanel(template="components/admin_case_facts.html", heading=_("Facts")),
        MultiFieldPanel(
            [FieldPanel(name) for name in STORY_NAMES],
            _("The story"),
        ),
        FieldPanel("body"),
    ]
    override_translatable_fields = [SynchronizedField("case")]

    class Meta:
        verbose_name = _("case page")

    def clean(self) -> None:
        """Refuse an address that belongs to the library itself."""
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This address is taken by the library itself.")})
        others = CasePage.objects.filter(case=self.case_id, locale=self.locale_id)
        if others.exclude(pk=self.pk).exists():
            raise ValidationError(_("This case has a page in this language already."))

    @transaction.atomic
    def publish(self, revision: Any, user: Any = None, **kwargs: Any) -> Any:
        """Publish; facts follow in the same transaction (receivers hear Wagtail's signal).

        The revision carries who publishes, since the signal only tells who saved it.
        """
        revision.published_by = user
        return super().publish(revision, user=user, **kwargs)
