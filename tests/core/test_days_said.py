"""A Russian day ends in «г.»; a sentence that ends in it would end in two full stops."""

import re
from pathlib import Path

from django.conf import settings

from core.messages.catalogues import read_catalogue

DAY = re.compile(r"%\((?:day|date|until|first|last)\)s\.")
OF_YEARS = "Type a year between %(first)s and %(last)s."


def test_no_russian_sentence_ends_in_a_day():
    catalogue = read_catalogue(Path(settings.LOCALE_PATHS[0]), "ru")

    found = [
        said.msgstr for said in catalogue if DAY.search(said.msgstr) and said.msgid != OF_YEARS
    ]

    assert found == []
