"""Films: four houses play in the page when asked, everything else is a link."""

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from core.blocks.body import FilmBlock
from core.embeds import HOUSES, Player, find_player

KNOWN = {
    "https://www.youtube.com/watch?v=aB3_-defghi": (
        "YouTube",
        "https://www.youtube-nocookie.com/embed/aB3_-defghi",
    ),
    "https://youtu.be/aB3_-defghi?t=12": (
        "YouTube",
        "https://www.youtube-nocookie.com/embed/aB3_-defghi",
    ),
    "https://m.youtube.com/watch?v=aB3_-defghi&list=PL1": (
        "YouTube",
        "https://www.youtube-nocookie.com/embed/aB3_-defghi",
    ),
    "https://vimeo.com/100000000": ("Vimeo", "https://player.vimeo.com/video/100000000?dnt=1"),
    "https://rutube.ru/video/0123456789abcdef0123456789abcdef/": (
        "Rutube",
        "https://rutube.ru/play/embed/0123456789abcdef0123456789abcdef",
    ),
    "https://vk.com/video-123_456": (
        "VK Видео",
        "https://vk.com/video_ext.php?oid=-123&id=456",
    ),
}
UNKNOWN = [
    "https://example.org/film",
    "https://youtube.com.evil.example/watch?v=aB3_-defghi",
    "https://evil.example/https://youtu.be/aB3_-defghi",
    "https://youtu.be/aB3_-defghi\n<script>",
    'https://youtu.be/aB3_-defghi"onload="x',
    "https://youtu.be/short",
    "https://user@youtu.be/aB3_-defghi",
    "https://youtu.be:9200/aB3_-defghi",
    "https://vimeo.com/١٢٣٤٥٦٧",
    "http://127.0.0.1:9200/",
]
NOT_OF_THE_WEB = ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x", "film"]


def shown(address):
    block = FilmBlock()
    value = block.to_python({"address": address, "title": "Насос <b>"})
    return BeautifulSoup(block.render(value), "html.parser")


@pytest.mark.parametrize(("address", "player"), KNOWN.items())
def test_film_of_a_known_house_has_a_player(address, player):
    assert find_player(address) == Player(*player)


def test_every_player_is_allowed_by_the_content_policy():
    hosts = {urlsplit(house.player).hostname for house in HOUSES}

    assert hosts == set(settings.EMBED_HOSTS)


@pytest.mark.parametrize("address", list(KNOWN))
def test_page_asks_the_house_only_when_the_reader_does(address):
    page = shown(address)

    frame, (play, away) = page.iframe, page.find_all("a")
    assert frame.get("src") is frame.get("srcdoc") is None
    assert (play["target"], play["href"]) == (frame["name"], find_player(address).url)
    assert away["href"] == address
    assert frame["title"] == "Насос <b>"


@pytest.mark.parametrize("address", UNKNOWN)
def test_bad_137_unknown_house_becomes_a_link(address):
    page = shown(address)

    assert find_player(address) is None
    assert page.iframe is None
    assert [link["href"] for link in page.find_all("a")] in ([address], [])
    assert page.script is None


@pytest.mark.parametrize("address", NOT_OF_THE_WEB)
def test_bad_138_what_is_no_web_address_is_refused_and_never_shown(address):
    block = FilmBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python({"address": address, "title": "Насос"}))

    assert shown(address).a is None
    assert render_to_string("components/streamfield/film.html", {"value": {}}).strip() != ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["https://www.youtube.com/watch?v=aB3_-defghi", "http://127.0.0.1:9200/"]
)
def test_bad_138_editors_way_of_the_library_fetches_nothing(admin_client, address):
    answer = admin_client.post("/admin/embeds/chooser/upload/", {"embed-chooser-url": address})

    assert answer.status_code == 200
    assert "embed_chosen" not in answer.json()["step"]
