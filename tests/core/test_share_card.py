"""The card for messengers: right size, same bytes, long titles fit."""

from io import BytesIO

from PIL import Image, ImageFont

from core.share_card import FONTS, balanced, share_card_png, threads, wrapped

FIGURES = [("36,0", "тыс. сом"), ("290", "детей")]


def test_card_is_a_png_of_the_size_messengers_want():
    card = Image.open(BytesIO(share_card_png("Пять праздников", FIGURES, 234)))

    assert (card.format, card.size) == ("PNG", (1200, 630))


def test_same_number_gives_the_same_bytes():
    assert share_card_png("Беш майрам", FIGURES, 7) == share_card_png("Беш майрам", FIGURES, 7)


def test_card_stays_small_even_with_a_very_long_title():
    assert len(share_card_png("Өнөктүк жана үлгү " * 60, FIGURES * 4, 9)) < 120_000


def test_fonts_have_the_kyrgyz_letters():
    font = ImageFont.truetype(str(FONTS / "piazzolla-640.ttf"), 40)
    nothing = bytes(font.getmask("\uffff"))

    assert all(bytes(font.getmask(letter)) != nothing for letter in "ӨөҮүҢңЁё№")


def test_words_are_wrapped_and_lines_are_balanced():
    font = ImageFont.truetype(str(FONTS / "piazzolla-640.ttf"), 40)
    text = "Пять праздников для 290 детей в трёх сёлах"

    greedy, even = wrapped(text, font, 560), balanced(text, font, 560)

    assert " ".join(even) == text
    assert len(even) == len(greedy)
    assert max(map(font.getlength, even)) <= max(map(font.getlength, greedy))


def test_threads_end_square_and_meet_in_a_point():
    pieces = list(threads("lens"))

    assert all(len(corners) == 4 for corners in pieces)
