"""Lets an article be found at the acts that its answers and its news of the law stand on."""

from django.db import transaction

from magazine.engine.page import ids_named
from magazine.models import ArticlePage
from magazine.selectors.content import read_pieces
from taxonomy.models import LegalAct


@transaction.atomic
def name_acts(*, page: ArticlePage) -> int:
    """Add the acts that the text names to those the article is about; gives how many are new.

    None is taken away: an editor may name an act that the text only tells of.
    """
    pieces = read_pieces(page.body)
    named = ids_named(pieces, "qa", "acts") | ids_named(pieces, "law", "act")
    through = ArticlePage.acts.through
    known = set(through.objects.filter(articlepage=page).values_list("legalact_id", flat=True))
    missing = LegalAct.objects.filter(pk__in=named - known).values_list("pk", flat=True)
    rows = [through(articlepage_id=page.pk, legalact_id=act) for act in missing]
    through.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
