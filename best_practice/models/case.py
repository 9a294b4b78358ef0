"""The case itself: facts that do not depend on a language, and what is derived from them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import TaggedItemBase

from best_practice.choices import Mode
from best_practice.querysets import CaseQuerySet
from core.edtf import validate_edtf
from core.labels import in_language
from core.retention import Retention
from organisations.models import Country, Expert, Municipality, Project
from taxonomy.choices import Scheme
from taxonomy.models import LegalAct, Term


class Case(ClusterableModel):
    """What was done, where, for how much and for whom; one row whatever the languages.

    Rows of people and other apps point here, never at a page. Texts are in CasePage.
    Facts of a published case change only when an editor approves, and leave a CaseVersion.
    """

    PERSONAL_DATA = Retention(
        keep="as long as the library exists: the case is public knowledge",
        erase="the key to the sender is emptied; the office contact is taken out on request",
    )

    number = models.PositiveIntegerField(_("number"), unique=True, editable=False)
    submitter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="cases",
        verbose_name=_("sent by"),
    )
    theme = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        related_name="cases_led",
        limit_choices_to={"scheme": Scheme.THEME},
        verbose_name=_("theme"),
    )
    terms = models.ManyToManyField(
        Term,
        blank=True,
        related_name="cases",
        limit_choices_to={
            "scheme__in": [Scheme.THEME, Scheme.MATTER, Scheme.SDG, Scheme.TARGET_GROUP]
        },
        verbose_name=_("further terms"),
    )
    projects = models.ManyToManyField(
        Project, blank=True, related_name="cases", verbose_name=_("projects")
    )
    legal_acts = models.ManyToManyField(
        LegalAct, blank=True, related_name="cases", verbose_name=_("legal acts")
    )
    # Not among the facts: versions are for ever, an expert may leave the register.
    experts = models.ManyToManyField(
        Expert, blank=True, related_name="cases", verbose_name=_("experts who helped")
    )
    # Words of editors only, never a filter: a useful one becomes a term.
    tags = ClusterTaggableManager(
        through="best_practice.CaseTag", blank=True, verbose_name=_("free tags")
    )
    municipalities = models.ManyToManyField(
        Municipality, through="CaseMunicipality", related_name="cases"
    )
    countries = models.ManyToManyField(
        Country,
        blank=True,
        related_name="cases",
        verbose_name=_("other countries"),
        help_text=_("Only for a case from abroad; it then needs no municipality."),
    )
    # What the parts share (steps, commission, acts) is told once, on the larger case.
    part_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        verbose_name=_("part of a larger case"),
    )
    mode = models.CharField(_("how it was done"), max_length=16, choices=Mode.choices, blank=True)
    # Dates are as exact as the source: "2021", "2021-09" or "2021-09-07" (EDTF level 0).
    started = models.CharField(_("started"), max_length=10, blank=True, validators=[validate_edtf])
    ended = models.CharField(_("ended"), max_length=10, blank=True, validators=[validate_edtf])
    stated_som = models.PositiveBigIntegerField(
        _("all som spent, as the report says"),
        null=True,
        blank=True,
        help_text=_("Compared with the rows of money; a difference is told, never corrected."),
    )
    events_count = models.PositiveIntegerField(_("events"), null=True, blank=True)
    villages_count = models.PositiveIntegerField(_("villages"), null=True, blank=True)
    participants_total = models.PositiveIntegerField(_("participants"), null=True, blank=True)
    participants_label_ru = models.CharField(_("who, Russian"), max_length=120, blank=True)
    participants_label_ky = models.CharField(_("who, Kyrgyz"), max_length=120, blank=True)
    participants_label_en = models.CharField(_("who, English"), max_length=120, blank=True)
    groups_overlap = models.BooleanField(_("groups overlap"), default=True)
    contact_post_ru = models.CharField(_("contact post, Russian"), max_length=160, blank=True)
    contact_post_ky = models.CharField(_("contact post, Kyrgyz"), max_length=160, blank=True)
    contact_post_en = models.CharField(_("contact post, English"), max_length=160, blank=True)
    contact_phone = models.CharField(_("contact phone"), max_length=40, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    is_example = models.BooleanField(_("invented example"), default=False)
    source_note = models.CharField(_("where the facts come from"), max_length=300, blank=True)
    licence_version = models.CharField(max_length=10, blank=True, editable=False)
    licence_agreed_at = models.DateTimeField(null=True, blank=True, editable=False)

    # Derived at publication by services.record_publication; lists and sorting read them.
    total_som = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    planned_som = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    completeness = models.PositiveSmallIntegerField(
        _("how complete, per cent"), default=0, editable=False
    )
    # Written by services.record_repetitions alone.
    repetitions_count = models.PositiveIntegerField(_("repeated by"), default=0, editable=False)
    first_published_at = models.DateTimeField(
        _("first published"), null=True, blank=True, editable=False
    )
    # When harvesters last saw a change, in whole seconds; empty while the case is not public.
    public_changed_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    is_in_ru = models.BooleanField(default=False, editable=False)
    is_in_ky = models.BooleanField(default=False, editable=False)
    is_in_en = models.BooleanField(default=False, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        indexes = [
            models.Index(fields=["is_in_ru", "-first_published_at"], name="case_list_ru"),
            models.Index(fields=["is_in_ky", "-first_published_at"], name="case_list_ky"),
        ]

    def __str__(self) -> str:
        return f"№ {self.number}"

    @property
    def participants_label(self) -> str:
        """Who was counted, in the language of the page."""
        return in_language(self._texts("participants_label"))[0]

    @property
    def contact_post(self) -> str:
        """Whom to ask, by post, in the language of the page."""
        return in_language(self._texts("contact_post"))[0]

    def _texts(self, name: str) -> dict[str, str]:
        return {code: getattr(self, f"{name}_{code}") for code in ("ru", "ky", "en")}


class CaseTag(TaggedItemBase):
    """A free tag on a case, written by an editor."""

    content_object = ParentalKey(Case, on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="unique_tag_of_case")
        ]


class CaseMunicipality(models.Model):
    """A municipality that did it; the first is the one that leads."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="places")
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("municipality"),
    )
    position = models.PositiveSmallIntegerField(default=0)
    sort_order_field = "position"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "municipality"], name="unique_case_place")
        ]


class CaseVersion(models.Model):
    """What was public from one approval to the next: facts and texts as JSON, never changed.

    Entries, repetitions and comparisons cite this row, so they survive every later edit.
    """

    PERSONAL_DATA = Retention(
        keep="for ever: it proves what was public",
        erase="the key to the approving editor is emptied",
    )

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="unique_version_of_case")
        ]


class CaseFacet(models.Model):
    """One value of one facet of one public case; counted by the list, rebuilt at publication."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="facet_values")
    facet = models.CharField(max_length=16)
    value = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["facet", "value", "case"], name="unique_case_facet")
        ]
