"""What a form says beside its fields."""

import re

from bs4 import BeautifulSoup


def shown_error(response, field):
    """The sentence beside a field of the form."""
    page = BeautifulSoup(response.content, "html.parser")
    return page.find(id=f"id_{field}_error").get_text(" ", strip=True)


def numbers(sentence):
    """The numbers a sentence names."""
    return set(re.findall(r"\d+", sentence))
