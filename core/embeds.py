"""Films that may play inside our pages: four houses, known by their addresses; nothing is fetched.

Whatever is not recognised stays a link. The hosts also stand in the content policy (EMBED_HOSTS).
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Player:
    """Where a film plays, and who learns that somebody watches."""

    house: str
    url: str


@dataclass(frozen=True)
class House:
    """A house of films: what its addresses look like and where its player stands."""

    name: str
    address: re.Pattern[str]
    player: str


def _house(name: str, address: str, player: str) -> House:
    # \Z and re.ASCII: nothing after the film's name, and no look-alike digits in it.
    return House(name, re.compile(rf"https?://{address}\Z", re.ASCII), player)


_END = r"/?(?:[?&#][\w\-=&%.]*)?"
HOUSES = (
    _house(
        "YouTube",
        r"(?:www\.|m\.)?youtube\.com/(?:watch\?v=|embed/|shorts/|live/)(?P<film>[\w-]{11})" + _END,
        "https://www.youtube-nocookie.com/embed/{film}",
    ),
    _house(
        "YouTube",
        r"youtu\.be/(?P<film>[\w-]{11})" + _END,
        "https://www.youtube-nocookie.com/embed/{film}",
    ),
    _house(
        "Vimeo",
        r"(?:www\.)?vimeo\.com/(?P<film>\d{5,12})" + _END,
        "https://player.vimeo.com/video/{film}?dnt=1",
    ),
    _house(
        "Rutube",
        r"(?:www\.)?rutube\.ru/video/(?P<film>[0-9a-f]{32})" + _END,
        "https://rutube.ru/play/embed/{film}",
    ),
    _house(
        "VK Видео",
        r"(?:vk\.com|vkvideo\.ru)/video(?P<owner>-?\d{1,12})_(?P<film>\d{1,12})" + _END,
        "https://vk.com/video_ext.php?oid={owner}&id={film}",
    ),
)


def find_player(address: str) -> Player | None:
    """The player of a film by its address; None for any other house or a broken address."""
    for house in HOUSES:
        found = house.address.match(address)
        if found:
            return Player(house.name, house.player.format(**found.groupdict()))
    return None
