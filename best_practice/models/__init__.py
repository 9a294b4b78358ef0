"""Cases: facts once, texts per language, drafts on their way, versions for ever."""

from best_practice.models.case import Case, CaseFacet, CaseMunicipality, CaseTag, CaseVersion
from best_practice.models.drafts import CaseDraft, DraftFile
from best_practice.models.pages import CaseIndexPage, CasePage
from best_practice.models.review import CaseReviewTask
from best_practice.models.rows import BudgetRow, EvidenceFile, ParticipantRow, ResultRow, StepRow

__all__ = [
    "BudgetRow",
    "Case",
    "CaseDraft",
    "CaseFacet",
    "CaseIndexPage",
    "CaseMunicipality",
    "CasePage",
    "CaseReviewTask",
    "CaseTag",
    "CaseVersion",
    "DraftFile",
    "EvidenceFile",
    "ParticipantRow",
    "ResultRow",
    "StepRow",
]
