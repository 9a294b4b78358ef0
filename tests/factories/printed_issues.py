"""Issues as they come from the editors, with every kind of thing that paper has to carry."""

from wagtail.models import Page

from magazine.models import (
    AnnouncementFigure,
    ArticleNote,
    ImprintRow,
    IssueFigure,
    IssueFunder,
    SdgRow,
    SdgTablePage,
)
from taxonomy.choices import Scheme
from taxonomy.models import LegalAct, Term
from tests.factories.magazine import announcement, article, issue, section
from tests.factories.printed import (
    LEADS,
    NOTES,
    bars,
    box,
    figures,
    law,
    picture_block,
    question,
    quote,
    running_text,
    table,
    voice,
)

ABOUT = {"ru": "Этот номер собран вокруг одного числа.", "ky": "Бул сан бир сандын айланасында."}
COVER = {"ru": ("аймаков", "обсудили", "бюджет"), "ky": ("аймак", "бюджетти", "талкуулады")}
TITLES = {
    "ru": (
        "Слушания, на которые не надо ехать",
        "Местная инициатива: вопросы перед конкурсом",
        "Что изменилось в правилах",
        "Кара-Суу: один район больше двух областей",
        "Расскажите, как получилось",
        "Что сделано: таблица целей",
    ),
    "ky": (
        "Бюджетти үйдөн угуу: сегиз аймактын тажрыйбасы",
        "Жергиликтүү демилге: суроолор",
        "Эрежелерде эмне өзгөрдү",
        "Кара-Суу: эки облустан чоң бир район",
        "Айтып бериңиз",
        "Максаттар",
    ),
}


def bodies_of(language, image) -> tuple[tuple[str, list[dict], list[str]], ...]:
    """Section, body and footnotes of each article."""
    acts = list(LegalAct.objects.order_by("pk")[:4])
    told = [*running_text(language, notes=True), bars(language), quote()]
    told += [picture_block(image, language)] if image else []
    told += [*running_text(language), table(language), box(), figures(language)]
    told += running_text(language, 2)
    voices = [voice(1, language), voice(2, language)]
    return (
        ("best-practice", told, NOTES[language]),
        ("questions", [question(act, language) for act in acts], []),
        ("law-news", [law(act, language) for act in acts], []),
        ("portraits", [figures(language), *running_text(language), *voices], []),
    )


def bare_issue(language, of, image, **fields):
    """What stands around the articles."""
    lines = dict(
        zip(("cover_line_1", "cover_line_2", "cover_line_3"), COVER[language], strict=True)
    )
    made = issue(
        language=language,
        of=of,
        number=10,
        running=156,
        motto="Муниципалитет — три в одном: территория, её люди и их орган самоуправления.",
        about=ABOUT[language],
        cover_figure="396",
        funders_statement="Номер издан при поддержке проекта.",
        **lines,
        **fields,
    )
    made.figures = [IssueFigure(figure="71 %", text="органов показывают бюджет в рисунках")]
    made.imprint = [ImprintRow(name="Редакция", value="редакция журнала")]
    made.funders = [IssueFunder(name="Проект «Голос граждан»", logo=image)]
    made.save()
    return made


def rich_issue(*, language="ru", of=None, image=None, **fields):
    """An issue with an article, questions, law news, a portrait, a call and the goals."""
    made = bare_issue(language, of, image, **fields)
    former = children(of) if of else [None] * 6
    titles = TITLES[language]
    for place, (code, body, notes) in enumerate(bodies_of(language, image)):
        written = article(
            made, of=former[place], title=titles[place], body=body, section=section(code),
            is_on_cover=place != 2, summary=LEADS[language],
        )  # fmt: skip
        written.notes = [ArticleNote(text=text, sort_order=at) for at, text in enumerate(notes)]
        written.save()
    call = announcement(made, of=former[4], title=titles[4])
    call.figures = [AnnouncementFigure(figure="150 000", unit="сом", text="органам МСУ")]
    call.save()
    goals(made, of=former[5], title=titles[5])
    made.refresh_from_db()
    return made


def children(made) -> list[Page]:
    """What stands in an issue, in order."""
    return list(made.get_children())


def goals(made, *, of=None, title="Максаттар", rows=12) -> SdgTablePage:
    """The table of the goals."""
    page = SdgTablePage(
        title=title,
        slug=of.slug if of else "goals",
        locale=made.locale,
        live=True,
        source="отчёт института за 2021 год",
    )
    if of is not None:
        page.translation_key = of.translation_key
    goal = Term.objects.get(scheme=Scheme.SDG, code="6")
    page.rows = [
        SdgRow(
            goal=goal, text="Женщины, получившие поддержку на выборах в местные кенеши",
            qualifier="at_least", figure="1 000", sort_order=at,
        )
        for at in range(rows)
    ]  # fmt: skip
    made.refresh_from_db()
    return made.add_child(instance=page)


def long_issue(articles=19, rounds=7, **fields):
    """An issue of about sixty pages: every article has text, notes, a chart and a table."""
    made = issue(number=11, running=157, cover_figure="60", **fields)
    codes = ("best-practice", "research", "experts", "comments")
    for number in range(articles):
        written = article(
            made,
            title=f"Слушания, на которые не надо ехать: рассказ {number + 1}",
            summary=LEADS["ru"],
            section=section(codes[number * len(codes) // articles]),
            body=[
                *running_text(rounds=1, notes=True),
                bars(),
                table(),
                *running_text(rounds=rounds),
            ],
        )
        written.notes = [
            ArticleNote(text=text, sort_order=at) for at, text in enumerate(NOTES["ru"])
        ]
        written.save()
    made.refresh_from_db()
    return made
