"""The magazine: its tree of pages, its sections and authors, and the records beside them."""

from magazine.models.issues import (
    ImprintRow,
    IssueContents,
    IssueFigure,
    IssueFunder,
    IssuePage,
    MagazineIndexPage,
    YearPage,
)
from magazine.models.items import (
    AnnouncementFigure,
    AnnouncementPage,
    ArticleAuthor,
    ArticleNote,
    ArticlePage,
    ArticleRelated,
    Correction,
    IssueItem,
    SdgRow,
    SdgTablePage,
)
from magazine.models.publications import (
    PublicationFile,
    PublicationIndexPage,
    PublicationPage,
    PublicationUse,
)
from magazine.models.records import ArticlePlan, ArticleRead, IssueRelease, MadeFile, ReadingMark
from magazine.models.sections import Author, Section
from magazine.models.traces import ArticleTrace

__all__ = [
    "AnnouncementFigure",
    "AnnouncementPage",
    "ArticleAuthor",
    "ArticleNote",
    "ArticlePage",
    "ArticlePlan",
    "ArticleRead",
    "ArticleRelated",
    "ArticleTrace",
    "Author",
    "Correction",
    "ImprintRow",
    "IssueContents",
    "IssueFigure",
    "IssueFunder",
    "IssueItem",
    "IssuePage",
    "IssueRelease",
    "MadeFile",
    "MagazineIndexPage",
    "PublicationFile",
    "PublicationIndexPage",
    "PublicationPage",
    "PublicationUse",
    "ReadingMark",
    "SdgRow",
    "SdgTablePage",
    "Section",
    "YearPage",
]
