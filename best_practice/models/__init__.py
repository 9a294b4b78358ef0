"""Cases: facts once, texts per language, drafts on their way, versions for ever."""

from best_practice.models.case import Case, CaseFacet, CaseMunicipality, CaseTag, CaseVersion
from best_practice.models.desk import (
    CaseEvent,
    CaseGap,
    CaseLookalike,
    CaseRemark,
    CaseShingle,
)
from best_practice.models.drafts import CaseDraft, DraftFile
from best_practice.models.exports import CaseExport
from best_practice.models.honours import CaseAward, CaseRepetition
from best_practice.models.listing import ListChange
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
    "CaseEvent",
    "CaseExport",
    "CaseFacet",
    "CaseGap",
    "CaseIndexPage",
    "CaseLookalike",
    "CaseMunicipality",
    "CaseOrganisation",
    "CasePage",
    "CaseRemark",
    "CaseRepetition",
    "CaseReviewTask",
    "CaseShingle",
    "CaseTag",
    "CaseTombstone",
    "CaseVersion",
    "CommissionRow",
    "ConditionRow",
    "DraftFile",
    "EvidenceFile",
    "ListChange",
    "ParticipantRow",
    "QuoteRow",
    "ResultRow",
    "StepRow",
]
