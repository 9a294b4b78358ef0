"""Made-up issues for measuring: as long as real ones, month by month, always the same."""

import datetime
import random

from django.db import transaction
from wagtail.models import Locale

from magazine.engine.numbering import Numbers
from magazine.models import (
    ArticleAuthor,
    ArticlePage,
    Author,
    IssuePage,
    MagazineIndexPage,
    Section,
    YearPage,
)
from magazine.selectors.public import public_issues

LANGUAGES = ("ru", "ky")
ARTICLES = 12
PARAGRAPHS = 64
SENTENCES = {
    "ru": (
        "Айылный кенеш утвердил бюджет после открытых слушаний.",
        "Жители пришли с вопросами о воде, дорогах и вывозе мусора.",
        "Глава айыл окмоту рассказал, сколько стоит один час работы насоса.",
        "Депутаты попросили показать смету и договор с подрядчиком.",
        "Закон позволяет сделать это совместно с соседним аймаком.",
        "Отчёт вывесили на доске и прочитали на сходе.",
        "Деньги местного бюджета пошли на трубы, деньги проекта — на обучение.",
        "Через полгода группа мониторинга проверила, что сделано.",
    ),
    "ky": (
        "Айылдык кеңеш бюджетти ачык угуулардан кийин бекитти.",
        "Тургундар суу, жол жана таштанды чыгаруу боюнча суроолор менен келишти.",
        "Айыл өкмөтүнүн башчысы насостун бир сааты канча турарын айтты.",
        "Депутаттар сметаны жана келишимди көрсөтүүнү суранышты.",
        "Мыйзам муну коңшу аймак менен биргелешип жасоого жол берет.",
        "Отчёт тактага илинип, жыйында окулду.",
        "Жергиликтүү бюджеттин акчасы түтүктөргө, долбоордуку окутууга жумшалды.",
        "Жарым жылдан кийин мониторинг тобу эмне жасалганын текшерди.",
    ),
}


@transaction.atomic
def generate_issues(*, issues: int, seed: int = 1, until: datetime.date) -> int:
    """Add so many issues in both languages, one a month back from `until`; gives how many.

    Older ones have the lower numbers, as real ones do.
    """
    author, _is_new = Author.objects.get_or_create(
        code="bench-office", defaults={"label_ru": "Редакция", "label_ky": "Редакция"}
    )
    sections = list(Section.objects.order_by("position", "pk"))
    known = public_issues().order_by("-running_from").values_list("running_from", flat=True)
    running = known.first() or 0
    for step in range(issues):
        months = until.year * 12 + until.month - 1 - (issues - 1 - step)
        day = datetime.date(months // 12, months % 12 + 1, 1)
        numbers = Numbers(day.month, day.month, running + step + 1, running + step + 1)
        chance = random.Random(seed * 10_000 + step)  # noqa: S311 -- made-up texts, no secret
        twin: IssuePage | None = None
        twins: list[ArticlePage] = []
        for language in LANGUAGES:
            twin = _issue(language, day, numbers, twin)
            twins = _articles(twin, language, sections, author, chance, twins)
    return issues


def _issue(
    language: str, day: datetime.date, numbers: Numbers, twin: IssuePage | None
) -> IssuePage:
    year = _year(language, day.year)
    page = IssuePage(
        title=f"№ {numbers.label}",
        slug=numbers.slug,
        number_from=numbers.number_from,
        running_from=numbers.running_from,
        issue_date=day,
        about=SENTENCES[language][0],
        cover_figure=str(100 + numbers.running_from),
        locale=year.locale,
        **({"translation_key": twin.translation_key} if twin else {}),
    )
    year.add_child(instance=page)
    page.save_revision().publish()
    return page


def _year(language: str, year: int) -> YearPage:
    index = MagazineIndexPage.objects.get(locale__language_code=language)
    known = YearPage.objects.filter(year=year)
    page = known.filter(locale=index.locale).first()
    if page is None:
        twin = known.first()
        page = YearPage(title=str(year), slug=str(year), year=year, locale=index.locale)
        if twin is not None:
            page.translation_key = twin.translation_key
        index.add_child(instance=page)
    return page


def _articles(
    issue: IssuePage,
    language: str,
    sections: list[Section],
    author: Author,
    chance: random.Random,
    twins: list[ArticlePage],
) -> list[ArticlePage]:
    """Articles of one language; the second language takes the keys of the first."""
    made: list[ArticlePage] = []
    locale = Locale.objects.get(language_code=language)
    for place in range(ARTICLES):
        page = ArticlePage(
            title=f"{chance.choice(SENTENCES[language])[:-1]} ({place + 1})",
            slug=f"article-{place + 1}",
            summary=chance.choice(SENTENCES[language]),
            section=sections[place % len(sections)],
            page_from=2 + 3 * place,
            locale=locale,
            body=[_text(language, chance) for _number in range(PARAGRAPHS)],
            **({"translation_key": twins[place].translation_key} if twins else {}),
        )
        page.authors = [ArticleAuthor(author=author, name=author.label_ru)]
        issue.add_child(instance=page)
        page.save_revision().publish()
        made.append(page)
    return made


def _text(language: str, chance: random.Random) -> dict[str, str]:
    words = " ".join(chance.choice(SENTENCES[language]) for _number in range(6))
    return {"type": "text", "value": f"<p>{words}</p>"}
