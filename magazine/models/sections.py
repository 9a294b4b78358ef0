"""Sections of the magazine and the authors as readers know them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.labels import Labelled
from core.motifs import CUTS
from core.retention import Retention
from magazine.choices import SectionKind
from organisations.models import Organisation
from people.models import Profile


class Section(Labelled):
    """A rubric with three labels, its own layout and its own cut; one row for all languages."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    kind = models.CharField(
        _("layout"), max_length=10, choices=SectionKind.choices, default=SectionKind.ARTICLE
    )
    cut = models.CharField(
        _("pattern"), max_length=10, choices=[(name, name) for name in CUTS], default="field"
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")


class Author(Labelled):
    """Who writes: an office, a body, or a person who agreed; the page of an author is found by it.

    What was printed under an article stays as it was printed, in ArticleAuthor.
    """

    PERSONAL_DATA = Retention(
        keep="as long as an article of theirs is published",
        erase="the key to the profile and the words about the person are emptied; names printed"
        " under published work stay where they were agreed",
    )

    code = models.SlugField(_("code"), max_length=80, unique=True)
    affiliation_ru = models.CharField(_("post or body in Russian"), max_length=255, blank=True)
    affiliation_ky = models.CharField(_("post or body in Kyrgyz"), max_length=255, blank=True)
    about_ru = models.TextField(_("about the author in Russian"), max_length=1000, blank=True)
    about_ky = models.TextField(_("about the author in Kyrgyz"), max_length=1000, blank=True)
    profile = models.ForeignKey(
        Profile,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="authorships",
        verbose_name=_("profile"),
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="authorships",
        verbose_name=_("body"),
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
