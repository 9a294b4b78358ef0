"""An issue with every kind of text in it, for books and papers that must take any of them."""

import datetime

from django.core.files.base import ContentFile

from magazine.models import (
    AnnouncementFigure,
    Correction,
    ImprintRow,
    IssueFigure,
    IssueFunder,
    SdgRow,
    SdgTablePage,
)
from media_library.models import SiteDocument, SiteImage
from taxonomy.choices import Scheme
from taxonomy.models import LegalAct, Term
from tests.factories.magazine import announcement, article, issue
from tests.factories.media_library import picture

NASTY = 'Айыл & <b>"өкмөт"</b> ]]> <script>'


def image(name="канал.png", **changed):
    file = ContentFile(picture(size=(1600, 900)), name=name)
    return SiteImage.objects.create(title="Канал", file=file, width=1600, height=900, **changed)


def body(picture_id, act_id, document_id):
    """One block of every kind, with texts that would break markup."""
    return [*told(picture_id), *counted(), *asked(act_id, document_id)]


def told(picture_id):
    """Running text with everything in it, a quote, a picture."""
    return [
        {
            "type": "text",
            "value": '<h2>Суу</h2><p>Канал <b>казылды</b>[^1]. <a href="/ru/">Башкы бет</a>, '
            '<a href="javascript:x">эч кайда</a>[^1][^9]</p><ol><li>Биринчи</li></ol>'
            "<ul><li>Экинчи[^2]</li></ul><h3>Акча</h3>",
        },
        {"type": "quote", "value": {"text": NASTY, "speaker": "Айыл өкмөтүнүн башчысы"}},
        {
            "type": "picture",
            "value": {
                "image": {"image": picture_id, "alt_text": "Жаңы канал", "decorative": False},
                "caption": "Канал, 2021",
            },
        },
    ]


def counted():
    """A table, a chart, figures."""
    rows = [{"label": "Өз каражаты", "value": "12.5"}, {"label": "Гранты", "value": "37"}]
    figure = {"figure": "37 %", "unit": "үлүш", "text": "2021-жыл"}
    return [
        {
            "type": "table",
            "value": {
                "data": [["Башат", "Сом"], ["Аймак", "12 000", "артык"], ["Долбоор"]],
                "first_row_is_table_header": True,
                "first_col_is_header": False,
                "table_caption": "Бюджет",
            },
        },
        {
            "type": "bars",
            "value": {"title": "Каражат", "unit": "миң сом", "source": "Отчёт", "rows": rows},
        },
        {"type": "figures", "value": {"figures": [figure, figure], "source": "Отчёт"}},
    ]


def asked(act_id, document_id):
    """A box, a question, news of the law, a voice, a file."""
    return [
        {"type": "box", "value": {"title": "Эреже", "lines": ["Ким", NASTY]}},
        {
            "type": "question",
            "value": {
                "question": NASTY,
                "asked_by": "Катчы",
                "answer": "<p>Ооба[^2].</p>",
                "acts": [act_id],
                "basis": "37-берене",
            },
        },
        {
            "type": "law",
            "value": {"act": act_id, "in_force": "2021", "text": "<p>Жаңы.</p>", "to_do": "Окуу"},
        },
        {"type": "voice", "value": {"who": "Кеңеш", "post": "төрага", "text": "Биз уктук."}},
        {"type": "document", "value": document_id},
    ]


def goals(parent):
    table = SdgTablePage(
        title="Максаттар", slug="sdg", locale=parent.locale, live=True, source="Отчёт"
    )
    goal = Term.objects.get(scheme=Scheme.SDG, code="6")
    table.rows = [
        SdgRow(goal=goal, text="Суу 290 үйгө келди", qualifier="at_least", figure="290", source="С")
    ]
    parent.refresh_from_db()
    parent.add_child(instance=table)


def whole_issue(language="ru", articles=1, **fields):
    """An issue with everything in it."""
    made = issue(language=language, number=10, running=156, motto=NASTY, about="О номере", **fields)
    made.figures = [IssueFigure(figure="396", text="слушаний")]
    made.imprint = [ImprintRow(name="Издатель", value=NASTY)]
    made.funders = [IssueFunder(name="Проект «Голос граждан»")]
    made.funders_statement = "Издано при поддержке."
    made.save()
    act = LegalAct.objects.order_by("pk").first()
    document = SiteDocument.objects.create(title="Бланк", file=ContentFile(b"x", name="blank.docx"))
    blocks = body(image(credit="Фото института").pk, act.pk, document.pk)
    for number in range(articles):
        written = article(
            made,
            title=f"Макала {number + 1}",
            body=blocks,
            notes=["Первая сноска", NASTY],
            page_from=4 + 2 * number,
        )
        written.corrections = [
            Correction(corrected_on=datetime.date(2026, 10, 20), text="Туурасы: 37 миң.")
        ]
        written.save()
    call = announcement(made, closes_on=datetime.date(2026, 12, 1))
    call.figures = [AnnouncementFigure(figure="150 000", unit="сом", text="органам МСУ")]
    call.save()
    goals(made)
    return made
