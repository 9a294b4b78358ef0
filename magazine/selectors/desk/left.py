"""What a deletion takes along, and what it leaves."""

from django.db.models import Sum
from django.utils.translation import gettext as _

from magazine.models import ArticlePlan, ArticleRead, IssueItem, IssuePage, MadeFile, ReadingMark


def what_is_left(page: IssuePage | IssueItem) -> list[str]:
    """Say in words what goes with an issue or an item of it, and what of readers stays."""
    keys = {page.translation_key}
    lines = []
    if isinstance(page, IssuePage):
        keys |= set(page.get_children().values_list("translation_key", flat=True))
        lines.append(
            _("Texts that go with the issue: %(number)s. Its plan stays: %(plans)s articles.")
            % {
                "number": len(keys) - 1,
                "plans": ArticlePlan.objects.filter(issue_key=page.translation_key).count(),
            }
        )
    files = MadeFile.objects.filter(page_key__in=keys).count()
    reads = ArticleRead.objects.filter(article_key__in=keys).aggregate(sum=Sum("reads"))["sum"]
    marks = ReadingMark.objects.filter(article_key__in=keys).count()
    lines.append(
        _(
            "Made files that go with the last language: %(files)s."
            " Counts of reads (%(reads)s) and reading lists (%(marks)s) stay."
        )
        % {"files": files, "reads": reads or 0, "marks": marks}
    )
    return lines
