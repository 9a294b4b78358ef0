"""Texts, charts, questions and photos as they stand in articles, for everything that prints."""

import io

from django.core.files.base import ContentFile
from PIL import Image

from media_library.models import SiteImage
from taxonomy.models import LegalAct

LEADS = {
    "ru": "В 2021 году бюджет обсуждали почти четыре муниципалитета из пяти. Восемь попробовали"
    " сделать это через интернет.",
    "ky": "2021-жылы 396 муниципалитет бюджеттик угуу өткөрдү. Сегизи аны интернет аркылуу жасап"
    " көрдү. Эмне иштеди, эмне кыйын болду?",
}
PARAGRAPHS = {
    "ru": [
        "Сначала в затею почти никто не верил. Бюджетные слушания держатся на разговоре лицом к"
        " лицу: житель встаёт, спрашивает про дорогу, глава отвечает при всех. Как перенести это в"
        " телефон, было неясно. Но пандемия не оставила выбора, и проект подготовил модуль"
        " «Гражданский бюджет-онлайн».",
        "Первые опыты прошли в 2020 году, а в 2021-м онлайн-слушания в пилотном режиме провели"
        " восемь айылных аймаков. Это около двух процентов от всех органов местного"
        " самоуправления: мало для вывода, достаточно для урока.",
        "Слушания по бюджету давно не новость. За год их провели 396 муниципалитетов, и участвовали"
        " в них, по расчёту, не меньше 40 000 человек. Цифра хорошая, но за ней стоит старая"
        " трудность: в зал приходят те, кто живёт рядом, свободен днём и не боится микрофона.",
        "Сайт Министерства финансов показывал бюджет, но не позволял о нём говорить. Проект"
        " добавил к нему три простые вещи: вопрос, ответ и предложение. Бюджет опубликовали 194"
        " органа.",
    ],
    "ky": [
        "Башында бул ишке эч ким ишенген эмес. Бюджеттик угуу бетме-бет сүйлөшүүгө таянат: тургун"
        " туруп, жол жөнүндө сурайт, башчы элдин алдында жооп берет. Муну телефонго кантип көчүрүү"
        " түшүнүксүз эле. Бирок пандемия башка жол калтырган жок.",
        "Алгачкы тажрыйба 2020-жылы болду, 2021-жылы сегиз айылдык аймак онлайн угууну пилоттук"
        " түрдө өткөрдү. Бул бардык органдардын эки пайызга жакыны: жыйынтык чыгарууга аз, сабак"
        " алууга жетиштүү.",
        "Бюджеттик угуу жаңылык эмес. Бир жылда аны 396 муниципалитет өткөрдү, эсеп боюнча"
        " 40 000ден кем эмес киши катышты. Сан жакшы, бирок анын артында эски кыйынчылык турат:"
        " залга жакын жашаган, күндүз бош жана микрофондон коркпогон адамдар гана келет.",
        "Финансы министрлигинин сайты бюджетти көрсөтчү, бирок ал жөнүндө сүйлөшүүгө мүмкүндүк"
        " бербечү. Долбоор ага үч жөнөкөй нерсе кошту: суроо, жооп жана сунуш.",
    ],
}
HEADS = {"ru": "Что было до интернета", "ky": "Интернетке чейин эмне болгон"}
NOTES = {
    "ru": ["Отчёт института за 2021 год.", "Расчёт института; доля посчитана от 484 органов."],
    "ky": ["Институттун 2021-жылдык отчету.", "Институттун эсеби; үлүш 484 органга карата."],
}


def photo(name="hall.jpg", size=(900, 640), broken=False) -> SiteImage:
    """A photo of shades; a broken one lost its inside after it was taken in."""
    made = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(made, "JPEG")
    image = SiteImage.objects.create(
        title="Зал айыл окмоту",
        file=ContentFile(made.getvalue(), name=name),
        width=size[0],
        height=size[1],
        alt_ru="Зал айыл окмоту, люди сидят рядами",
        alt_ky="Айыл өкмөтүнүн залы, адамдар катар отурат",
        credit="Фото: Институт политики развития",
    )
    if broken:
        with image.file.storage.open(image.file.name, "wb") as file:
            file.write(b"\xff\xd8\xff not a picture")
    return image


def running_text(language="ru", rounds=1, notes=False) -> list[dict]:
    """Paragraphs with a subhead; with `notes` the first round names two footnotes."""
    parts = []
    for number in range(rounds):
        texts = list(PARAGRAPHS[language])
        if notes and not number:
            texts[0], texts[2] = texts[0] + "[^1]", texts[2] + "[^2]"
        paragraphs = [f"<p>{text}</p>" for text in texts]
        head = f"<h2>{HEADS[language]}</h2>"
        parts.append("".join([*paragraphs[:2], head, *paragraphs[2:]]))
    return [{"type": "text", "value": part} for part in parts]


def bars(language="ru") -> dict:
    """A chart of three bars."""
    ru = language == "ru"
    labels = (
        ("Провели слушания", "Опубликовали бюджет", "Провели онлайн")
        if ru
        else ("Угуу өткөргөндөр", "Бюджетти жарыялагандар", "Онлайн өткөргөндөр")
    )
    rows = [
        {"label": label, "value": value}
        for label, value in zip(labels, ("396", "194", "8"), strict=True)
    ]
    value = {
        "title": "Онлайн пока редкость" if ru else "Онлайн угуу азырынча сейрек",
        "unit": "муниципалитетов, 2021 год" if ru else "муниципалитеттер, 2021-жыл",
        "rows": rows,
        "source": "отчёт института за 2021 год" if ru else "институттун 2021-жылдык отчету",
    }
    return {"type": "bars", "value": value}


def table(language="ru", rows=3) -> dict:
    """A table of steps."""
    head = (
        ["Шаг", "Кто", "Чем подтверждается"]
        if language == "ru"
        else ["Кадам", "Ким", "Эмне менен тастыкталат"]
    )
    body = [["Соглашение о сотрудничестве, до 07.09.2021", "органы МСУ, Союз", "соглашение"]] * rows
    value = {
        "data": [head, *body],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_caption": "План внедрения" if language == "ru" else "Киргизүү планы",
    }
    return {"type": "table", "value": value}


def figures(language="ru") -> dict:
    """Three large figures."""
    ru = language == "ru"
    rows = [
        ("396", "", "муниципалитетов провели слушания" if ru else "муниципалитет угуу өткөрдү"),
        ("40 000", "", "человек, не менее" if ru else "кишиден кем эмес"),
        ("8", "", "аймаков, онлайн-пилот" if ru else "аймак, онлайн пилот"),
    ]
    named = [dict(zip(("figure", "unit", "text"), row, strict=True)) for row in rows]
    return {"type": "figures", "value": {"figures": named, "source": "отчёт за 2021 год"}}


def question(act: LegalAct, language="ru") -> dict:
    """A question with an act as its basis."""
    ru = language == "ru"
    value = {
        "question": "Можно ли оплатить инициативу жителей из местного бюджета?"
        if ru
        else "Тургундардын демилгесин жергиликтүү бюджеттен төлөөгө болобу?",
        "asked_by": "Финансовый отдел, пример" if ru else "Финансы бөлүмү, мисал",
        "answer": f"<p>{PARAGRAPHS[language][1]}</p><p>{PARAGRAPHS[language][3]}</p>",
        "acts": [act.pk],
        "basis": "Типовое положение, пункт 4" if ru else "Типтүү жобо, 4-пункт",
    }
    return {"type": "question", "value": value}


def law(act: LegalAct, language="ru") -> dict:
    """A piece of law news."""
    value = {
        "act": act.pk,
        "in_force": "",
        "text": f"<p>{PARAGRAPHS[language][1]}</p>",
        "to_do": "Сверьте регламент кенеша."
        if language == "ru"
        else "Кеңештин регламентин салыштырыңыз.",
    }
    return {"type": "law", "value": value}


def voice(number: int, language="ru") -> dict:
    """A body of a portrait speaks."""
    ru = language == "ru"
    value = {
        "who": f"Айылный аймак «Пример {number}»" if ru else f"«Мисал {number}» айыл аймагы",
        "post": "пример, 18 сёл, тема: вода" if ru else "мисал, 18 айыл, тема: суу",
        "text": PARAGRAPHS[language][2],
    }
    return {"type": "voice", "value": value}


def picture_block(image: SiteImage, language="ru") -> dict:
    """The picture in a body."""
    value = {
        "image": {"image": image.pk, "alt_text": "", "decorative": False},
        "caption": "Слушания, 2021 год" if language == "ru" else "Угуу, 2021-жыл",
    }
    return {"type": "picture", "value": value}


def quote() -> dict:
    """Words set large."""
    words = "Люди хотят обсуждать не деньги, а решения."
    return {"type": "quote", "value": {"text": words, "speaker": "глава айыл окмоту"}}


def box() -> dict:
    """A short worksheet."""
    lines = ["Короткий бюджет", "Кто"]
    return {"type": "box", "value": {"title": "Лист для кенеша", "lines": lines}}
