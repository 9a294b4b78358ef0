"""Large made-up data for measuring: thousands of public cases in a minute, always the same."""

import json
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Max, sql
from wagtail.models import Page

from best_practice.engine.facts import digest_of
from best_practice.engine.invention import Invented, Topic, invent
from best_practice.facets import facet_values
from best_practice.models import (
    Case,
    CaseFacet,
    CaseIndexPage,
    CaseMunicipality,
    CasePage,
    CaseVersion,
)
from core.folding import fold
from organisations.models import Municipality
from taxonomy.models import Term

FIXTURE = Path(__file__).parent.parent / "fixtures" / "bench_texts.json"
BATCH = 500


class NotReady(Exception):
    """The portal has no case lists or no example municipalities yet; run setup_portal first."""


class _Ground:
    """What every made-up case needs, read once."""

    def __init__(self) -> None:
        self.topics: list[Topic] = json.loads(FIXTURE.read_text(encoding="utf-8"))
        places = Municipality.objects.filter(is_example=True).select_related("region")
        self.places = {place.code: place for place in places.order_by("code")}
        self.terms = {(term.scheme, term.code): term for term in Term.objects.all()}
        pairs = Term.objects.filter(scheme="theme").values_list("code", "parent__code")
        self.parents = dict(pairs)
        indexes = CaseIndexPage.objects.filter(locale__language_code__in=("ru", "ky"))
        self.indexes = {
            page.locale.language_code: page for page in indexes.select_related("locale")
        }
        if len(self.indexes) < 2 or len(self.places) < 2:
            raise NotReady
        self.steps = {
            code: max((int(p[-4:], 36) for p in self._paths(page)), default=0)
            for code, page in self.indexes.items()
        }
        self.page_type = ContentType.objects.get_for_model(CasePage)

    def _paths(self, index: Page) -> Sequence[str]:
        return list(index.get_children().order_by("-path").values_list("path", flat=True)[:1])


def _case(number: int, made: Invented, ground: _Ground) -> Case:
    facts = made.facts
    words = [text for texts in made.texts.values() for text in texts.values()]
    words += [ground.places[code].label_ru for code in facts.municipalities]
    return Case(
        number=number,
        theme=ground.terms["theme", facts.theme],
        started=facts.started,
        ended=facts.ended,
        events_count=facts.events_count,
        villages_count=facts.villages_count,
        participants_total=facts.participants_total,
        participants_label_ru=facts.participants_label["ru"],
        participants_label_ky=facts.participants_label["ky"],
        contact_post_ru=facts.contact_post["ru"],
        contact_post_ky=facts.contact_post["ky"],
        is_example=True,
        total_som=facts.total_som,
        first_published_at=made.published_at,
        public_changed_at=made.published_at,
        is_in_ru="ru" in made.texts,
        is_in_ky="ky" in made.texts,
        search_text=fold(" ".join(words)),
    )


def _page(case: Case, made: Invented, language: str, key: uuid.UUID, ground: _Ground) -> CasePage:
    index, texts = ground.indexes[language], made.texts[language]
    ground.steps[language] += 1
    slug = f"bench-{case.number}"
    return CasePage(
        case=case,
        **texts,
        draft_title=texts["title"],
        slug=slug,
        url_path=f"{index.url_path}{slug}/",
        path=CasePage._get_path(index.path, index.depth + 1, ground.steps[language]),
        depth=index.depth + 1,
        numchild=0,
        locale=index.locale,
        translation_key=key,
        content_type=ground.page_type,
        live=True,
        first_published_at=made.published_at,
        last_published_at=made.published_at,
    )


def _insert_pages(pages: list[Any]) -> None:
    """Insert both halves of the rows; Django refuses to do it for inherited models."""
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    parents = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    Page.objects.bulk_create(parents)
    for page, parent in zip(pages, parents, strict=True):
        page.page_ptr_id = page.id = parent.pk
    query = sql.InsertQuery(CasePage)
    query.insert_values(CasePage._meta.local_concrete_fields, pages)
    query.get_compiler(connection=connection).execute_sql()


def _insert_facts(cases: list[Case], made: list[Invented], ground: _Ground) -> None:
    places, terms, versions, facets = [], [], [], []
    through = Case.terms.through
    for case, one in zip(cases, made, strict=True):
        facts = one.facts
        content = {"facts": facts.to_json(), "texts": one.texts}
        versions.append(
            CaseVersion(
                case=case,
                number=1,
                content=content,
                digest=digest_of(content),
                published_at=one.published_at,
            )
        )
        places += [
            CaseMunicipality(case=case, municipality=ground.places[code], position=position)
            for position, code in enumerate(facts.municipalities)
        ]
        terms += [
            through(case=case, term=ground.terms[term["scheme"], term["code"]])
            for term in facts.terms
        ]
        regions = {ground.places[code].region.code for code in facts.municipalities}
        values = facet_values(
            facts, regions=regions, languages=set(one.texts), theme_parents=ground.parents
        )
        facets += [CaseFacet(case=case, facet=name, value=value) for name, value in sorted(values)]
    CaseMunicipality.objects.bulk_create(places, batch_size=BATCH)
    through.objects.bulk_create(terms, batch_size=BATCH)
    CaseVersion.objects.bulk_create(versions, batch_size=BATCH)
    CaseFacet.objects.bulk_create(facets, batch_size=BATCH)


@transaction.atomic
def generate_cases(*, cases: int, seed: int = 1) -> int:
    """Add made-up public cases with pages, versions and facets; gives back how many.

    Refuses with NotReady where `setup_portal` has not run. Rows of money and steps are not
    written: lists and pages read the version. Never for a portal that people use.
    """
    ground = _Ground()
    codes = [code for code, place in ground.places.items() if place.region_id]
    first = (Case.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    for start in range(first, first + cases, BATCH):
        numbers = range(start, min(start + BATCH, first + cases))
        made = [invent(n, seed=seed, topics=ground.topics, places=codes) for n in numbers]
        rows = [_case(number, one, ground) for number, one in zip(numbers, made, strict=True)]
        Case.objects.bulk_create(rows)
        pages = []
        for case, one in zip(rows, made, strict=True):
            key = uuid.UUID(int=seed * 10**12 + case.number)
            pages += [_page(case, one, language, key, ground) for language in one.texts]
        _insert_pages(pages)
        _insert_facts(rows, made, ground)
    for index in ground.indexes.values():
        children = CasePage.objects.child_of(index).count()
        Page.objects.filter(pk=index.pk).update(numchild=children)
    return cases
