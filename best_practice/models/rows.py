"""Rows of a case: money, people, steps, results and files; texts in three languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from best_practice.choices import (
    CommissionSide,
    Currency,
    FileKind,
    GroupKind,
    PartnerRole,
    PhotoConsent,
    Qualifier,
)
from best_practice.models.case import Case
from core.edtf import validate_edtf
from core.labels import in_language
from media_library.models import Upload
from organisations.models import Organisation
from taxonomy.choices import Scheme
from taxonomy.models import Term

LANGUAGES = ("ru", "ky", "en")


class Row(models.Model):
    """A line of a case with its place in the order."""

    position = models.PositiveSmallIntegerField(default=0)
    # The name by which the admin lets editors move rows.
    sort_order_field = "position"

    class Meta:
        abstract = True

    def text(self, name: str) -> str:
        """The text of a column pair in the language of the page, or the one there is."""
        return in_language({code: getattr(self, f"{name}_{code}") for code in LANGUAGES})[0]


class EvidenceFile(Row):
    """A file of a case. Public only together with its case and only if marked so."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="files")
    upload = models.OneToOneField(Upload, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    title_ru = models.CharField(_("title, Russian"), max_length=200, blank=True)
    title_ky = models.CharField(_("title, Kyrgyz"), max_length=200, blank=True)
    title_en = models.CharField(_("title, English"), max_length=200, blank=True)
    credit_ru = models.CharField(_("author of the photo, Russian"), max_length=120, blank=True)
    credit_ky = models.CharField(_("author of the photo, Kyrgyz"), max_length=120, blank=True)
    credit_en = models.CharField(_("author of the photo, English"), max_length=120, blank=True)
    taken = models.CharField(_("taken"), max_length=10, blank=True, validators=[validate_edtf])
    consent = models.CharField(
        _("people on the photo"), max_length=10, choices=PhotoConsent.choices, blank=True
    )
    is_public = models.BooleanField(_("readers may open it"), default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_public=False) | ~models.Q(consent=PhotoConsent.WITHHELD),
                name="photo_without_consent_is_not_public",
                violation_error_message=_(
                    "Without consent this photo is not shown: take it from readers."
                ),
            )
        ]


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
    purpose_en = models.CharField(_("what for, English"), max_length=300, blank=True)
    planned = models.PositiveBigIntegerField(_("planned"), null=True, blank=True)
    amount = models.PositiveBigIntegerField(_("spent"), null=True, blank=True)
    currency = models.CharField(
        _("currency"), max_length=3, choices=Currency.choices, default=Currency.KGS
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    is_in_kind = models.BooleanField(_("in kind"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_in_kind=True, amount__isnull=True, planned__isnull=True)
                | models.Q(is_in_kind=False, amount__isnull=False)
                | models.Q(is_in_kind=False, planned__isnull=False),
                name="budget_row_is_money_or_in_kind",
                violation_error_message=_(
                    "Write what was planned or spent, or mark the help as given in kind: not both."
                ),
            )
        ]


class ParticipantRow(Row):
    """Of all participants, how many belonged to a group; groups may overlap."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="participant_rows")
    label_ru = models.CharField(_("group, Russian"), max_length=160, blank=True)
    label_ky = models.CharField(_("group, Kyrgyz"), max_length=160, blank=True)
    label_en = models.CharField(_("group, English"), max_length=160, blank=True)
    kind = models.CharField(_("group"), max_length=12, choices=GroupKind.choices, blank=True)
    count = models.PositiveIntegerField(_("people"))


class StepRow(Row):
    """One step: who did it, when, and the document that proves it or why there is none."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="step_rows")
    title_ru = models.CharField(_("step, Russian"), max_length=300, blank=True)
    title_ky = models.CharField(_("step, Kyrgyz"), max_length=300, blank=True)
    title_en = models.CharField(_("step, English"), max_length=300, blank=True)
    responsible_ru = models.CharField(_("responsible post, Russian"), max_length=200, blank=True)
    responsible_ky = models.CharField(_("responsible post, Kyrgyz"), max_length=200, blank=True)
    responsible_en = models.CharField(_("responsible post, English"), max_length=200, blank=True)
    when = models.CharField(_("date"), max_length=10, blank=True, validators=[validate_edtf])
    document = models.ForeignKey(
        EvidenceFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    document_ru = models.CharField(_("confirming document, Russian"), max_length=200, blank=True)
    document_ky = models.CharField(_("confirming document, Kyrgyz"), max_length=200, blank=True)
    document_en = models.CharField(_("confirming document, English"), max_length=200, blank=True)
    no_document_ru = models.CharField(_("why there is none, Russian"), max_length=200, blank=True)
    no_document_ky = models.CharField(_("why there is none, Kyrgyz"), max_length=200, blank=True)
    no_document_en = models.CharField(_("why there is none, English"), max_length=200, blank=True)


class ResultRow(Row):
    """What became of it for whom: was, became, unit, year. Missing means unknown, never 0."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="result_rows")
    who_ru = models.CharField(_("for whom, Russian"), max_length=160, blank=True)
    who_ky = models.CharField(_("for whom, Kyrgyz"), max_length=160, blank=True)
    who_en = models.CharField(_("for whom, English"), max_length=160, blank=True)
    indicator_ru = models.CharField(_("result, Russian"), max_length=300, blank=True)
    indicator_ky = models.CharField(_("result, Kyrgyz"), max_length=300, blank=True)
    indicator_en = models.CharField(_("result, English"), max_length=300, blank=True)
    unit_ru = models.CharField(_("unit, Russian"), max_length=60, blank=True)
    unit_ky = models.CharField(_("unit, Kyrgyz"), max_length=60, blank=True)
    unit_en = models.CharField(_("unit, English"), max_length=60, blank=True)
    baseline = models.DecimalField(_("was"), max_digits=14, decimal_places=2, null=True, blank=True)
    value = models.DecimalField(_("became"), max_digits=14, decimal_places=2, null=True, blank=True)
    qualifier = models.CharField(
        _("how exact"), max_length=10, choices=Qualifier.choices, blank=True, default=""
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)


class CommissionRow(Row):
    """A member of the commission by post, and whom they stand for."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="commission_rows")
    side = models.CharField(_("stands for"), max_length=10, choices=CommissionSide.choices)
    post_ru = models.CharField(_("post, Russian"), max_length=160, blank=True)
    post_ky = models.CharField(_("post, Kyrgyz"), max_length=160, blank=True)
    post_en = models.CharField(_("post, English"), max_length=160, blank=True)


class QuoteRow(Row):
    """What somebody said, named by post or role; readers see it only with consent."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="quote_rows")
    text_ru = models.TextField(_("words, Russian"), max_length=600, blank=True)
    text_ky = models.TextField(_("words, Kyrgyz"), max_length=600, blank=True)
    text_en = models.TextField(_("words, English"), max_length=600, blank=True)
    who_ru = models.CharField(_("who by post or role, Russian"), max_length=160, blank=True)
    who_ky = models.CharField(_("who by post or role, Kyrgyz"), max_length=160, blank=True)
    who_en = models.CharField(_("who by post or role, English"), max_length=160, blank=True)
    has_consent = models.BooleanField(_("this person agreed to be quoted"), default=False)


class ConditionRow(Row):
    """Something without which it cannot be repeated."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="condition_rows")
    text_ru = models.CharField(_("condition, Russian"), max_length=300, blank=True)
    text_ky = models.CharField(_("condition, Kyrgyz"), max_length=300, blank=True)
    text_en = models.CharField(_("condition, English"), max_length=300, blank=True)


class CaseOrganisation(Row):
    """An organisation and what it did in this case."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="organisation_rows")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=12, choices=PartnerRole.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "organisation", "role"], name="unique_organisation_of_case"
            )
        ]
