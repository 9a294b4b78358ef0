"""What stands around an article: who wrote it, its rubric, themes, acts and places."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from core.labels import LABELS
from magazine.models import ArticleAuthor, ArticlePage


@dataclass
class Around:
    """Names by which an article is found, and the values it is counted under."""

    names: list[str] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)

    def add(self, *names: str | None) -> None:
        """Take each name once."""
        self.names += [name for name in dict.fromkeys(names) if name and name not in self.names]

    def count(self, facet: str, *codes: str | None) -> None:
        """Count the article under these values."""
        self.values.setdefault(facet, []).extend(code for code in codes if code)


def read_around(ids: list[int]) -> dict[int, Around]:
    """Read it for these articles in five statements; all of it is open to everybody."""
    found = {pk: Around() for pk in ids}
    articles = ArticlePage.objects.filter(pk__in=ids)
    authors = ArticleAuthor.objects.filter(article__in=ids).order_by("sort_order", "pk")
    for pk, *printed in authors.values_list("article_id", "name", "affiliation"):
        found[pk].add(*printed)
    for pk, code, *labels in articles.values_list("pk", "section__code", *_labels("section")):
        found[pk].add(*labels)
        found[pk].count("section", code)
    themes = articles.filter(terms__isnull=False)
    broader = ("terms__code", "terms__parent__code")
    for pk, code, parent, *labels in themes.values_list("pk", *broader, *_labels("terms")):
        found[pk].add(*labels)
        found[pk].count("theme", code, parent)
    acts = articles.filter(acts__isnull=False)
    for pk, *told in acts.values_list("pk", "acts__title_ru", "acts__title_ky", "acts__number"):
        found[pk].add(*told)
    _add_places(found, ids)
    return found


def _add_places(found: dict[int, Around], ids: Iterable[int]) -> None:
    """Municipalities, each with what lies above it."""
    rows = ArticlePage.objects.filter(pk__in=ids, municipalities__isnull=False)
    above = [f"municipalities{step}" for step in ("", "__district", "__region")]
    codes = [f"{step}__code" for step in above]
    labels = [label for step in above for label in _labels(step)]
    for pk, place, district, region, *names in rows.values_list("pk", *codes, *labels):
        found[pk].add(*names)
        for facet, code in (("municipality", place), ("district", district), ("region", region)):
            found[pk].count(facet, code)


def _labels(step: str) -> list[str]:
    return [f"{step}__{label}" for label in LABELS]
