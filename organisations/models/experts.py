"""Experts and consultants who agreed to be found: what they know, where, and in which languages."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from core.labels import in_language
from core.retention import Retention
from organisations.choices import ExpertStage, Trait
from organisations.models.places import Region
from organisations.querysets import ExpertQuerySet
from people.models import Consent, Profile
from taxonomy.choices import Scheme
from taxonomy.models import Term


class Expert(ClusterableModel):
    """An entry of the register: the person asked for it, agreed to a text, and staff confirmed it.

    The name is in the profile and nowhere else. An address is never shown: readers write through
    the portal. Without a consent that holds the entry is seen by nobody but its owner and staff.
    """

    PERSONAL_DATA = Retention(
        keep="until the person leaves the register and asks to erase it, or erases the account",
        erase="the row is deleted with everything that hangs on it",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    profile = models.OneToOneField(
        Profile, on_delete=models.CASCADE, related_name="expert", verbose_name=_("person")
    )
    # Without the consent there is no ground to keep the entry.
    consent = models.ForeignKey(
        Consent, on_delete=models.CASCADE, related_name="+", verbose_name=_("consent")
    )
    topics = models.ManyToManyField(
        Term,
        related_name="experts",
        limit_choices_to={"scheme": Scheme.THEME},
        verbose_name=_("topics"),
    )
    regions = models.ManyToManyField(
        Region, blank=True, related_name="experts", verbose_name=_("regions")
    )
    words_ru = models.TextField(_("own words in Russian"), max_length=1500, blank=True)
    words_ky = models.TextField(_("own words in Kyrgyz"), max_length=1500, blank=True)
    applied_at = models.DateTimeField(_("applied"))
    changed_at = models.DateTimeField(_("changed"))
    verified_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)
    staff_words = models.TextField(_("words to the person"), max_length=1000, blank=True)

    objects = ExpertQuerySet.as_manager()

    class Meta:
        verbose_name = _("expert")
        verbose_name_plural = _("experts")

    def __str__(self) -> str:
        return str(self.profile)

    @property
    def words(self) -> str:
        """Own words in the language of the page, or the nearest one there is."""
        return in_language({"ru": self.words_ru, "ky": self.words_ky})[0]

    @property
    def words_language(self) -> str:
        """The language that `words` are in."""
        return in_language({"ru": self.words_ru, "ky": self.words_ky})[1]

    @property
    def stage(self) -> ExpertStage:
        """Where the entry stands; needs the consent read along."""
        if self.consent.withdrawn_at is not None:
            return ExpertStage.WITHDRAWN
        if self.declined_at is not None:
            return ExpertStage.DECLINED
        return ExpertStage.LISTED if self.verified_at is not None else ExpertStage.WAITING

    @property
    def is_changed_since(self) -> bool:
        """Whether the person changed the entry after staff confirmed it."""
        return self.verified_at is not None and self.changed_at > self.verified_at


class ExpertTrait(models.Model):
    """One answer that is in no vocabulary: a language of work or a kind of help."""

    expert = ParentalKey(Expert, on_delete=models.CASCADE, related_name="traits")
    trait = models.CharField(max_length=10, choices=Trait.choices)
    code = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["expert", "trait", "code"], name="unique_trait_of_expert"
            )
        ]
