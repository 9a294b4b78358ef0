"""Cases: facts once, texts per language, drafts on their way, versions for ever."""

from best_practice.models.case import Case, CaseFacet, CaseMunicipality, CaseTag, CaseVersion
from best_practice.models.drafts import CaseDraft, DraftFile
from best_practice.models.honours import CaseAward, CaseRepetition
from best_practice.models.pages import CaseIndexPage, CasePage
from best_practice.models.review import CaseReviewTask
from best_practice.models.rows import (
    BudgetRow,
    CaseOrganisation,
    CommissionRow,
    ConditionRow,
    EvidenceFile,
    ParticipantRow,
    QuoteRow,
    ResultRow,
    StepRow,
)
from best_practice.models.tombstones import CaseTombstone

__all__ = [
    "BudgetRow",
    "Case",
    "CaseAward",
    "CaseDraft",
    "CaseFacet",
    "CaseIndexPage",
    "CaseMunicipality",
    "CaseOrganisation",
    "CasePage",
    "CaseRepetition",
    "CaseReviewTask",
    "CaseTag",
    "CaseTombstone",
    "CaseVersion",
    "CommissionRow",
    "ConditionRow",
    "DraftFile",
    "EvidenceFile",
    "ParticipantRow",
    "QuoteRow",
    "ResultRow",
    "StepRow",
]
