"""The magazine for tests: years, issues, articles in Russian and Kyrgyz, and who wrote them."""

import datetime
import itertools

from wagtail.models import Locale

from magazine.models import (
    AnnouncementPage,
    ArticleAuthor,
    ArticleNote,
    ArticlePage,
    Author,
    IssuePage,
    MagazineIndexPage,
    Section,
    YearPage,
)

_numbers = itertools.count(1)
BOTH = ("ru", "ky")
FIRST_RUNNING = 100
WORDS = {
    "ru": "Айылный кенеш утвердил бюджет после слушаний, и жители знают, куда пошли деньги.",
    "ky": "Айылдык кеңеш угуулардан кийин бюджетти бекитти, тургундар акча кайда кеткенин билет.",
}


def section(code="legal-advice") -> Section:
    """One of the nine sections that setup_portal loads."""
    return Section.objects.get(code=code)


def author(**changed) -> Author:
    """An office that writes; no person is named."""
    number = next(_numbers)
    fields = {
        "code": f"office-{number}",
        "label_ru": f"Редакция {number}",
        "label_ky": f"Редакция {number} (кыргызча)",
        "affiliation_ru": "Институт политики развития",
        "affiliation_ky": "Өнүктүрүү саясат институту",
    }
    return Author.objects.create(**{**fields, **changed})


def magazine_index(language="ru") -> MagazineIndexPage:
    """The magazine's own page that setup_portal plants."""
    return MagazineIndexPage.objects.get(locale__language_code=language)


def year_page(year=2026, language="ru") -> YearPage:
    """The page of a year; made with the translation key of its other language."""
    index = magazine_index(language)
    known = YearPage.objects.filter(year=year)
    if page := known.filter(locale=index.locale).first():
        return page
    page = YearPage(title=str(year), slug=str(year), year=year, locale=index.locale)
    if other := known.first():
        page.translation_key = other.translation_key
    return index.add_child(instance=page)


def issue(
    *, language="ru", of=None, number=None, running=None, day=None, live=True, **fields
) -> IssuePage:
    """An issue in one language; `of` makes it the translation of another one.

    Left out, number and running number go on from one call to the next.
    """
    day = day or (of.issue_date if of else datetime.date(2026, 10, 12))
    if of is not None:
        number, running = of.number_from, of.running_from
    step = next(_numbers)
    number = number or step
    running = running or FIRST_RUNNING + step
    year = year_page(day.year, language)
    page = IssuePage(
        title=f"№ {number} ({running})",
        slug=f"{number}-{running}",
        number_from=number,
        running_from=running,
        issue_date=day,
        locale=year.locale,
        live=live,
        **fields,
    )
    if of is not None:
        page.translation_key = of.translation_key
    year.refresh_from_db()
    return year.add_child(instance=page)


def issue_pair(**fields) -> tuple[IssuePage, IssuePage]:
    """The same issue in Russian and Kyrgyz."""
    ru = issue(**fields)
    live = fields.get("live", True)
    return ru, issue(language="ky", of=ru, live=live)


def text_block(words, *, notes=()):
    """One block of running text, naming footnotes by number."""
    marks = "".join(f"[^{note}]" for note in notes)
    return {"type": "text", "value": f"<p>{words}{marks}</p>"}


def article(
    issue, *, of=None, title=None, by=None, notes=(), body=None, live=True, **fields
) -> ArticlePage:
    """An article of an issue in its language; `of` makes it a translation, `by` are authors.

    Its section is legal advice; every text of `notes` becomes a footnote that the body names.
    """
    number = next(_numbers)
    language = issue.locale.language_code
    marks = range(1, len(notes) + 1)
    page = ArticlePage(
        title=title or f"Статья {number} ({language})",
        slug=of.slug if of else f"article-{number}",
        summary=fields.pop("summary", "Что изменилось и что делать."),
        section=fields.pop("section", None) or section(),
        locale=Locale.objects.get(language_code=language),
        live=live,
        body=body if body is not None else [text_block(WORDS[language], notes=marks)],
        **fields,
    )
    if of is not None:
        page.translation_key = of.translation_key
    writers = by if by is not None else [author()]
    page.authors = [
        ArticleAuthor(
            author=writer,
            name=getattr(writer, f"label_{language}") if live else "",
            affiliation=getattr(writer, f"affiliation_{language}") if live else "",
            sort_order=place,
        )
        for place, writer in enumerate(writers)
    ]
    page.notes = [ArticleNote(text=text, sort_order=place) for place, text in enumerate(notes)]
    issue.refresh_from_db()
    return issue.add_child(instance=page)


def article_pair(issues, *, titles=(None, None), by=None, **fields):
    """The same article in both issues of `issue_pair`."""
    writers = by if by is not None else [author()]
    ru = article(issues[0], title=titles[0], by=writers, **fields)
    return ru, article(issues[1], of=ru, title=titles[1], by=writers, **fields)


def announcement(issue, *, of=None, live=True, **fields) -> AnnouncementPage:
    """A call in an issue with a text of its own."""
    number = next(_numbers)
    page = AnnouncementPage(
        title=fields.pop("title", f"Объявление {number}"),
        slug=of.slug if of else f"call-{number}",
        summary="Заявки принимаются.",
        locale=Locale.objects.get(language_code=issue.locale.language_code),
        live=live,
        body=[text_block(WORDS[issue.locale.language_code])],
        **fields,
    )
    if of is not None:
        page.translation_key = of.translation_key
    issue.refresh_from_db()
    return issue.add_child(instance=page)
