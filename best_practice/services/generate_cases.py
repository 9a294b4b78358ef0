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
from best_practice.engine.invention import Ground, Invented, invent
from best_practice.facets import PlaceValues, facet_values
from best_practice.models import (
    Case,
    CaseAward,
    CaseFacet,
    CaseIndexPage,
    CaseMunicipality,
    CasePage,
    CaseRepetition,
    CaseVersion,
)
from best_practice.services.note_change import note_change
from organisations.models import District, Municipality, Project
from taxonomy.models import Term

FIXTURE = Path(__file__).parent.parent / "fixtures" / "bench_texts.json"
BATCH = 500
# As many municipalities as the country has, so that lists of places are as long as they will be.
PLACES = 484


class NotReady(Exception):
    """The portal has no case lists or no example municipalities yet; run setup_portal first."""


class _Ground:
    """What every made-up case needs, read once."""

    def __init__(self) -> None:
        places = Municipality.objects.filter(is_example=True).select_related("region", "district")
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
        matters = [code for scheme, code in self.terms if scheme == "matter"]
        self.choice = Ground(
            topics=json.loads(FIXTURE.read_text(encoding="utf-8")),
            places=[code for code, place in self.places.items() if place.region_id],
            matters=sorted(matters),
            projects=sorted(Project.objects.values_list("code", flat=True)),
        )
        self.projects = Project.objects.in_bulk(field_name="code")

    def _paths(self, index: Page) -> Sequence[str]:
        return list(index.get_children().order_by("-path").values_list("path", flat=True)[:1])


def _case(number: int, made: Invented, ground: _Ground) -> Case:
    facts = made.facts
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
        mode=facts.mode,
        completeness=made.completeness,
        repetitions_count=len(made.repeated_in),
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


def _facets(made: Invented, ground: _Ground) -> set[tuple[str, str]]:
    places = [ground.places[code] for code in made.facts.municipalities]
    values = facet_values(
        made.facts,
        places=[
            PlaceValues(
                code=place.code,
                kind=place.kind,
                population=place.population,
                district=place.district.code if place.district else "",
                region=place.region.code,
            )
            for place in places
        ],
        languages=set(made.texts),
        theme_parents=ground.parents,
        awards=[made.award] if made.award else [],
        is_repeated=bool(made.repeated_in),
        completeness=made.completeness,
    )
    return values | {("files", "1")} if made.has_files else values


def _version(case: Case, made: Invented) -> CaseVersion:
    content = {"facts": made.facts.to_json(), "texts": made.texts}
    return CaseVersion(
        case=case,
        number=1,
        content=content,
        digest=digest_of(content),
        published_at=made.published_at,
    )


def _award(case: Case, made: Invented) -> CaseAward:
    number = made.award.rpartition("-")[2]
    return CaseAward(
        case=case,
        code=made.award,
        title_ru=f"Конкурс {number}",
        title_ky=f"{number}-сынак",
        year=made.facts.year or 0,
        source="bench",
    )


def _rows_of(case: Case, made: Invented, ground: _Ground) -> list[Any]:
    """Everything that hangs on a case; the kinds are sorted out when they are inserted."""
    terms, projects = Case.terms.through, Case.projects.through
    rows: list[Any] = [_version(case, made)]
    rows += [
        CaseMunicipality(case=case, municipality=ground.places[code], position=position)
        for position, code in enumerate(made.facts.municipalities)
    ]
    rows += [
        terms(case=case, term=ground.terms[term["scheme"], term["code"]])
        for term in made.facts.terms
    ]
    rows += [projects(case=case, project=ground.projects[code]) for code in made.facts.projects]
    rows += [_award(case, made)] if made.award else []
    rows += [
        CaseRepetition(case=case, municipality=ground.places[code], year=made.facts.year or 0)
        for code in made.repeated_in
    ]
    facets = sorted(_facets(made, ground))
    rows += [CaseFacet(case=case, facet=name, value=value) for name, value in facets]
    return rows


def _insert_facts(cases: list[Case], made: list[Invented], ground: _Ground) -> None:
    by_kind: dict[type[Any], list[Any]] = {}
    for case, one in zip(cases, made, strict=True):
        for row in _rows_of(case, one, ground):
            by_kind.setdefault(type(row), []).append(row)
    for kind, rows in by_kind.items():
        kind.objects.bulk_create(rows, batch_size=BATCH)


def _make_places() -> None:
    """Fill up the examples, spread over the districts and of every size."""
    districts = list(District.objects.select_related("region").order_by("code"))
    known = Municipality.objects.filter(is_example=True).count()
    if not districts or not known:
        return
    Municipality.objects.bulk_create(
        Municipality(
            code=f"bench-{number}",
            kind="town" if number % 15 == 0 else "ayil_aimak",
            label_ru=f"Айылный аймак «Пример {number}»",
            label_ky=f"«{number}-мисал» айыл аймагы",
            region=districts[number % len(districts)].region,
            district=districts[number % len(districts)],
            population=1_500 + number * 7_919 % 30_000,
            is_example=True,
            source="bench",
        )
        for number in range(known + 1, PLACES + 1)
    )


@transaction.atomic
def generate_cases(*, cases: int, seed: int = 1) -> int:
    """Add made-up public cases with pages, versions and facets; gives back how many.

    Refuses with NotReady where `setup_portal` has not run. Rows of money and steps are not
    written: lists and pages read the version. Never for a portal that people use.
    """
    _make_places()
    ground = _Ground()
    first = (Case.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    for start in range(first, first + cases, BATCH):
        numbers = range(start, min(start + BATCH, first + cases))
        made = [invent(number, seed=seed, ground=ground.choice) for number in numbers]
        rows = [_case(number, one, ground) for number, one in zip(numbers, made, strict=True)]
        Case.objects.bulk_create(rows)
        pages = []
        for case, one in zip(rows, made, strict=True):
            key = uuid.UUID(int=seed * 10**12 + case.number)
            pages += [_page(case, one, language, key, ground) for language in one.texts]
        _insert_pages(pages)
        _insert_facts(rows, made, ground)
        note_change(case_ids=[case.pk for case in rows])
    for index in ground.indexes.values():
        children = CasePage.objects.child_of(index).count()
        Page.objects.filter(pk=index.pk).update(numchild=children)
    return cases
