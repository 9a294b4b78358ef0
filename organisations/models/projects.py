"""Projects: who paid, who did it, when; cases, courses, calls and articles point here."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from core.edtf import validate_edtf
from core.labels import Labelled, in_language
from organisations.choices import ProjectRole
from organisations.models.bodies import Organisation
from taxonomy.models import Term


class Project(Labelled, ClusterableModel):
    """A project with a beginning and an end, as its source names it.

    Not for the money of one case: that is a budget row of the case.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    short_ru = models.CharField(_("abbreviation in Russian"), max_length=40, blank=True)
    short_ky = models.CharField(_("abbreviation in Kyrgyz"), max_length=40, blank=True)
    summary_ru = models.TextField(_("summary in Russian"), max_length=1000, blank=True)
    summary_ky = models.TextField(_("summary in Kyrgyz"), max_length=1000, blank=True)
    summary_en = models.TextField(_("summary in English"), max_length=1000, blank=True)
    started = models.CharField(_("began"), max_length=10, blank=True, validators=[validate_edtf])
    ended = models.CharField(_("ended"), max_length=10, blank=True, validators=[validate_edtf])
    site = models.URLField(_("site"), blank=True)
    terms = models.ManyToManyField(
        Term, blank=True, related_name="projects", verbose_name=_("topics")
    )
    source = models.CharField(_("source of this row"), max_length=255)

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    @property
    def short(self) -> str:
        """The abbreviation in the language of the page; "" when it has none."""
        return in_language({"ru": self.short_ru, "ky": self.short_ky})[0]

    @property
    def summary(self) -> str:
        """What it does, in the language of the page or the nearest one."""
        texts = {"ru": self.summary_ru, "ky": self.summary_ky, "en": self.summary_en}
        return in_language(texts)[0]

    @property
    def years(self) -> str:
        """The years as far as known: «2011–2022», «с 2021», or ""."""
        first, last = self.started[:4], self.ended[:4]
        if first and last and first != last:
            return f"{first}–{last}"
        return first or last


class ProjectBody(models.Model):
    """A body in a project and what it is there; the same body may have several roles."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="bodies")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="project_roles",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=10, choices=ProjectRole.choices)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("body of a project")
        verbose_name_plural = _("bodies of projects")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organisation", "role"], name="unique_role_in_project"
            )
        ]
