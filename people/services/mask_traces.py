"""Putting out the name of an erased person where others wrote it: logs, comments, letters."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import F, Q, TextField
from django.db.models.functions import Cast
from django_tasks_db.models import DBTaskResult
from wagtail.models import Comment, CommentReply, ModelLogEntry, PageLogEntry, TaskState

from people.engine import MASK, mask
from people.models import Letter, PhoneNumber, Profile, TextMessage, User

# What shorter words say would be found in every second text.
SHORTEST = 5
# Where somebody else may have written the name of a person; texts of pages are no such place: what
# is published there is the business of its editors.
_TRACES: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = (
    (ModelLogEntry, ("label", "data")),
    (PageLogEntry, ("data",)),
    (TaskState, ("comment",)),
    (Comment, ("text",)),
    (CommentReply, ("text",)),
    (Letter, ("subject", "text", "html", "error")),
    (DBTaskResult, ("args_kwargs", "return_value", "traceback")),
)


def identity_of(*, person: User) -> list[str]:
    """Every text by which a person is known here: names, addresses, numbers; the longest first."""
    known = {person.email, person.get_full_name(), person.first_name, person.last_name}
    known |= set(EmailAddress.objects.filter(user=person).values_list("email", flat=True))
    known |= set(PhoneNumber.objects.filter(person=person).values_list("phone", flat=True))
    for profile in Profile.objects.filter(person=person):
        names = (profile.display_name, profile.name_ru, profile.name_ky, profile.name_latin)
        # Most people are called by two of their three names.
        known |= {*names, *(" ".join(name.split()[:2]) for name in names)}
        known |= {" ".join(name.split()[1:]) for name in names}
    told = {text for text in known if text and len(text) >= SHORTEST and text != str(person.pk)}
    return sorted(told, key=lambda text: (-len(text), text))


@transaction.atomic
def mask_traces(*, person: User) -> None:
    """Put out a person's names, addresses and numbers in logs, comments and letters to others.

    Letters and texts to the person go, the farewell aside. Done before anything else is erased:
    by then nobody knows any more what the person was called.
    """
    words = identity_of(person=person)
    Letter.objects.filter(recipient__in=words, is_last=False).delete()
    TextMessage.objects.filter(phone__in=words).delete()
    account = ContentType.objects.get_for_model(User)
    ModelLogEntry.objects.filter(content_type=account, object_id=str(person.pk)).update(label=MASK)
    for model, columns in _TRACES:
        for column in columns:
            _mask_column(model, column, words)


def _mask_column(model: type[models.Model], column: str, words: Sequence[str]) -> None:
    # A database may keep letters of JSON as they are or by their numbers.
    needles: Iterable[str] = {*words, *(json.dumps(word)[1:-1] for word in words)}
    has_word = Q(pk__in=[])
    for needle in needles:
        has_word |= Q(as_text__contains=needle)
    rows: Any = model._default_manager.annotate(as_text=Cast(F(column), TextField()))
    for pk, value in list(rows.filter(has_word).values_list("pk", column)):
        model._default_manager.filter(pk=pk).update(**{column: mask(value, words)})
