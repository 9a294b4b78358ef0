"""Rows of a case: money, people, steps, results and files; texts in both languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from best_practice.choices import FileKind, Qualifier
from best_practice.models.case import Case
from core.edtf import validate_edtf
from core.labels import in_language
from media_library.models import Upload
from taxonomy.choices import Scheme
from taxonomy.models import Term


class Row(models.Model):
    """A line of a case with its place in the order."""

    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True

    def text(self, name: str) -> str:
        """The text of a column pair in the language of the page, or the one there is."""
        return in_language({code: getattr(self, f"{name}_{code}") for code in ("ru", "ky")})[0]


class EvidenceFile(Row):
    """A file of a case. Public only together with its case and only if marked so."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="files")
    upload = models.OneToOneField(Upload, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    title_ru = models.CharField(_("title, Russian"), max_length=200, blank=True)
    title_ky = models.CharField(_("title, Kyrgyz"), max_length=200, blank=True)
    is_public = models.BooleanField(_("readers may open it"), default=True)


class BudgetRow(Row):
    """Who gave how much for what; a contribution in kind has words but no sum."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="budget_rows")
    source = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"scheme": Scheme.FUNDING_SOURCE},
        verbose_name=_("source"),
    )
    purpose_ru = models.CharField(_("what for, Russian"), max_length=300, blank=True)
    purpose_ky = models.CharField(_("what for, Kyrgyz"), max_length=300, blank=True)
    amount = models.PositiveBigIntegerField(_("sum, som"), null=True, blank=True)
    is_in_kind = models.BooleanField(_("in kind"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_in_kind=True, amount__isnull=True)
                | models.Q(is_in_kind=False, amount__isnull=False),
                name="budget_row_is_money_or_in_kind",
            )
        ]


class ParticipantRow(Row):
    """Of all participants, how many belonged to a group; groups may overlap."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="participant_rows")
    label_ru = models.CharField(_("group, Russian"), max_length=160, blank=True)
    label_ky = models.CharField(_("group, Kyrgyz"), max_length=160, blank=True)
    count = models.PositiveIntegerField(_("people"))


class StepRow(Row):
    """One step: who did it, when, and the document that proves it or why there is none."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="step_rows")
    title_ru = models.CharField(_("step, Russian"), max_length=300, blank=True)
    title_ky = models.CharField(_("step, Kyrgyz"), max_length=300, blank=True)
    responsible_ru = models.CharField(_("responsible post, Russian"), max_length=200, blank=True)
    responsible_ky = models.CharField(_("responsible post, Kyrgyz"), max_length=200, blank=True)
    when = models.CharField(_("date"), max_length=10, blank=True, validators=[validate_edtf])
    document = models.ForeignKey(
        EvidenceFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    document_ru = models.CharField(_("confirming document, Russian"), max_length=200, blank=True)
    document_ky = models.CharField(_("confirming document, Kyrgyz"), max_length=200, blank=True)
    no_document_ru = models.CharField(_("why there is none, Russian"), max_length=200, blank=True)
    no_document_ky = models.CharField(_("why there is none, Kyrgyz"), max_length=200, blank=True)


class ResultRow(Row):
    """What became of it for whom: was, became, unit, year. Missing means unknown, never 0."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="result_rows")
    who_ru = models.CharField(_("for whom, Russian"), max_length=160, blank=True)
    who_ky = models.CharField(_("for whom, Kyrgyz"), max_length=160, blank=True)
    indicator_ru = models.CharField(_("result, Russian"), max_length=300, blank=True)
    indicator_ky = models.CharField(_("result, Kyrgyz"), max_length=300, blank=True)
    unit_ru = models.CharField(_("unit, Russian"), max_length=60, blank=True)
    unit_ky = models.CharField(_("unit, Kyrgyz"), max_length=60, blank=True)
    baseline = models.DecimalField(_("was"), max_digits=14, decimal_places=2, null=True, blank=True)
    value = models.DecimalField(_("became"), max_digits=14, decimal_places=2, null=True, blank=True)
    qualifier = models.CharField(
        _("how exact"), max_length=10, choices=Qualifier.choices, blank=True, default=""
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
