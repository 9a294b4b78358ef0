"""The demonstration cases: public facts with their source, or marked examples."""

import datetime

from django.db import transaction
from django.utils import timezone

from best_practice.models import CasePage
from best_practice.services.import_case import import_case
from home.choices import DEMO_EDITOR
from home.engine.demo_case import read_facts, read_texts
from home.selectors.repository import read_demo
from people.models import User


@transaction.atomic
def import_demo_cases() -> None:
    """Bring in the cases whose title the library does not have yet, as if long published."""
    titles = set(CasePage.objects.values_list("title", flat=True))
    editor = User.objects.get(email=DEMO_EDITOR)
    for row in read_demo("cases"):
        texts = read_texts(row)
        if titles.isdisjoint(text["title"] for text in texts.values()):
            import_case(
                facts=read_facts(row),
                texts=texts,
                published_at=_morning_of(row["published"]),
                approved_by=editor,
            )


def _morning_of(day: str) -> datetime.datetime:
    noon = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(10))
    return timezone.make_aware(noon)
