"""What stands on the pictures that messengers show beside links to articles and issues."""

from dataclasses import dataclass
from hashlib import blake2b

from django.utils.translation import gettext as _

from magazine.models import ArticlePage, IssuePage

MOST_FIGURES = 3


@dataclass(frozen=True)
class ShareCard:
    """Title and figures; `digest` changes when they do."""

    number: int
    title: str
    figures: tuple[tuple[str, str], ...]
    kicker: str

    @property
    def digest(self) -> str:
        """Names what is drawn."""
        told = repr((self.number, self.title, self.figures, self.kicker))
        return blake2b(told.encode(), digest_size=16).hexdigest()


def article_share_card(page: ArticlePage) -> ShareCard:
    """The card of an article: its title and where it was printed, nothing of its text."""
    issue = page.issue()
    return ShareCard(issue.running_from, page.title, (), _kicker(issue))


def issue_share_card(issue: IssuePage) -> ShareCard:
    """The card of an issue: what it is about, and its figures."""
    figures = tuple((row.figure, "") for row in issue.figures.all()[:MOST_FIGURES])
    title = issue.summary or issue.motto or issue.title
    return ShareCard(issue.running_from, title, figures, _kicker(issue))


def _kicker(issue: IssuePage) -> str:
    return f"{_('Municipalitet')} · № {issue.numbers.label} · {issue.issue_date.year}"
