"""Cases that readers can see, with pages, rows, version and facets as publication leaves them."""

import dataclasses
import datetime
import itertools

from best_practice.engine.facts import Budget, CaseFacts, File, Group, Result, Step
from best_practice.models import Case, CaseIndexPage, CasePage
from best_practice.services.record_publication import refresh_public_state
from best_practice.services.write_facts import write_facts
from media_library.models import Upload
from taxonomy.models import Term

FIRST_DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
_numbers = itertools.count(100_001)

HOLIDAYS = CaseFacts(
    theme="services.children",
    terms=[
        {"scheme": "theme", "code": "services.children"},
        {"scheme": "sdg", "code": "10"},
        {"scheme": "target_group", "code": "disabilities"},
    ],
    municipalities=["example-3"],
    started="2021-09",
    ended="2021-10",
    events_count=5,
    villages_count=3,
    participants_total=290,
    participants_label={"ru": "детей приняли участие", "ky": "бала катышты"},
    budget=[
        Budget("local-budget", {"ru": "Подарки", "ky": "Белектер"}, 11_000),
        Budget("donor-project", {"ru": "Сцена", "ky": "Сахна"}, 25_000),
        Budget("community", {"ru": "организация", "ky": "уюштуруу"}, None, is_in_kind=True),
    ],
    groups=[
        Group({"ru": "из них девочки", "ky": "алардын ичинен кыздар"}, 114),
        Group({"ru": "из них с инвалидностью", "ky": "майыптыгы барлар"}, 19),
    ],
    steps=[
        Step(
            title={"ru": "Положение о местной инициативе", "ky": "Жергиликтүү демилге жобосу"},
            responsible={"ru": "Айылный кенеш", "ky": "Айылдык кеңеш"},
            when="2020-12-28",
            document={"ru": "Постановление № 226", "ky": "№ 226 токтом"},
            document_file="",
            no_document={},
        ),
        Step(
            title={"ru": "Пять событий в трёх сёлах"},
            responsible={"ru": "Инициативная группа"},
            when="2021-10",
            document={},
            document_file="",
            no_document={"ru": "отчёт устный"},
        ),
    ],
    results=[
        Result(
            who={"ru": "дети", "ky": "балдар"},
            indicator={"ru": "Приняли участие", "ky": "Катышты"},
            unit={},
            baseline=None,
            value="290",
            qualifier="at_least",
            year=2021,
        )
    ],
    contact_post={"ru": "ответственный секретарь", "ky": "жооптуу катчы"},
    contact_phone="+996 555 000 000",
    contact_email="office@example.org",
)
TEXTS = {
    "title": "Пять праздников для 290 детей",
    "summary": "Инициативная группа собрала детей вместе.",
    "problem": "Дети оставались дома.",
    "solution": "Провели пять праздников.",
    "results_text": "Дети подружились.",
    "lessons": "",
    "how_to_repeat": "Начните с положения.",
}


def facts(**changed) -> CaseFacts:
    """The facts of the sample with some of them changed."""
    if "theme" in changed and "terms" not in changed:
        changed["terms"] = [{"scheme": "theme", "code": changed["theme"]}]
    return dataclasses.replace(HOLIDAYS, **changed)


def published_case(sample: CaseFacts = HOLIDAYS, *, languages=("ru",), day=0, **texts) -> Case:
    """A public case; `day` shifts its publication, `texts` replace those of every page."""
    number = next(_numbers)
    case = Case.objects.create(
        number=number,
        theme=Term.objects.get(scheme="theme", code=sample.theme),
        first_published_at=FIRST_DAY + datetime.timedelta(days=day),
        licence_version="1.0",
    )
    write_facts(case=case, facts=sample)
    pages = []
    for language in languages:
        index = CaseIndexPage.objects.get(locale__language_code=language)
        page = CasePage(
            case=case,
            locale=index.locale,
            slug=f"case-{number}",
            **{**TEXTS, "title": f"{TEXTS['title']} ({language})", **texts},
        )
        if pages:
            page.translation_key = pages[0].translation_key
        pages.append(index.add_child(instance=page))
    return refresh_public_state(case_id=case.pk)


def page_of(case: Case, language: str = "ru") -> CasePage:
    """The page of a case in one language."""
    return case.pages.get(locale__language_code=language)


def evidence(name="Протокол.pdf", size=184_320) -> File:
    """A document that has arrived, as facts name it."""
    upload = Upload.objects.create(
        file=f"uploads/{name}",
        name=name,
        size=size,
        content_type="application/pdf",
        digest="0" * 64,
    )
    return File(str(upload.pk), "document", name, size, {"ru": "Протокол комиссии"})
