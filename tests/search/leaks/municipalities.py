"""Municipalities of the register: they stand, or they are gone."""

import datetime

from organisations.models import Municipality
from tests.search.leaks.states import NotPossible, State


def withdrawn(word, index):
    place = Municipality.objects.create(
        code="gone", kind="ayil_aimak", label_ru=f"Айылный аймак {word}", source=word
    )
    place.names.create(label_ru=f"Сельсовет {word}")
    index()
    place.valid_until_date = datetime.date(2020, 1, 1)
    place.save()


SCENES = {
    State.PRIVATE: NotPossible("the register is public law"),
    State.DRAFT: NotPossible("a row of the register is public as soon as it is there"),
    State.RETURNED: NotPossible("nobody sends in rows of the register for review"),
    State.WITHDRAWN: withdrawn,
}
