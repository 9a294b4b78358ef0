"""Files that come in pieces, asked for by static/js/arrive.js; and what a form makes of them."""

import base64
import json
import re
import uuid
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views import View

from media_library.choices import LARGEST_PIECE
from media_library.models import Arrival, Upload
from media_library.services.arrive import (
    OutOfStep,
    PieceDamaged,
    add_piece,
    finish_arrival,
    start_arrival,
    stop_arrival,
)
from media_library.services.receive_upload import UploadRefused
from people.models import User

# What a form field of a file that came in pieces is called: `photo-arrived`.
ARRIVED = "-arrived"
# SHA-256 in hexadecimal, or nothing.
DIGEST = re.compile(r"(?:[0-9a-f]{64})?")


def told(arrival: Arrival, status: int = HTTPStatus.OK) -> JsonResponse:
    """How far a file came, and what became of it."""
    answer = JsonResponse(
        {
            "address": reverse("arrival", args=[arrival.pk]),
            "offset": arrival.received,
            "size": arrival.size,
            "piece": LARGEST_PIECE,
            "upload": str(arrival.upload_id or ""),
            "refusal": arrival.refusal,
        },
        status=status,
    )
    answer["Upload-Offset"] = str(arrival.received)
    answer["Cache-Control"] = "no-store"
    return answer


def refused(text: str, status: int = HTTPStatus.UNPROCESSABLE_ENTITY) -> JsonResponse:
    """A sentence for the person; the script tries no more."""
    return JsonResponse({"refusal": text}, status=status)


class OwnersView(View):
    """For people who are signed in, in the language of their page; its address names none."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer in the language the script says its page is in."""
        language = request.headers.get("X-Language", "")
        if language not in dict(settings.LANGUAGES):
            language = translation.get_language() or settings.LANGUAGE_CODE
        with translation.override(language):
            return self.answer(request, *args, **kwargs)

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer 401 to visitors; a page to sign in is nothing to a script."""
        if not isinstance(request.user, User):
            return refused(_("You are signed out."), HTTPStatus.UNAUTHORIZED)
        return super().dispatch(request, *args, **kwargs)


class ArrivalsView(OwnersView):
    """Opens the way for a file."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> JsonResponse:
        """Take name, size and digest; give the address that takes the pieces."""
        try:
            said = json.loads(request.body)
            name, size, digest = said["name"], said["size"], said.get("digest", "")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return refused(_("This request is broken."), HTTPStatus.BAD_REQUEST)
        is_text = isinstance(name, str) and isinstance(digest, str)
        is_size = type(size) is int and 0 <= size < 2**31
        if not (is_text and is_size and DIGEST.fullmatch(digest)):
            return refused(_("This request is broken."), HTTPStatus.BAD_REQUEST)
        try:
            owner: Any = request.user
            arrival = start_arrival(owner=owner, name=name, size=size, digest=digest)
        except UploadRefused as error:
            return refused(str(error))
        return told(arrival, HTTPStatus.CREATED)


class ArrivalView(OwnersView):
    """Takes the pieces of one file, says how far it came, or forgets it."""

    http_method_names = ["get", "head", "patch", "delete"]

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the file among those of this person; others do not exist."""
        if isinstance(request.user, User):
            found = Arrival.objects.filter(pk=kwargs["arrival_id"], owner=request.user).first()
            if found is None:
                return refused(_("This file is not on its way."), HTTPStatus.NOT_FOUND)
            self.arrival = found
        return super().answer(request, *args, **kwargs)

    def get(self, request: HttpRequest, arrival_id: uuid.UUID) -> JsonResponse:
        """Say how far it came; a whole file that a crash left unjoined is joined now."""
        return told(finish_arrival(arrival=self.arrival))

    def patch(self, request: HttpRequest, arrival_id: uuid.UUID) -> JsonResponse:
        """Take the next piece; 409 names the offset to go on from, 422 ends it."""
        offset = request.headers.get("Upload-Offset", "")
        if not offset.isdecimal() or len(offset) > 10:
            return refused(_("This request is broken."), HTTPStatus.BAD_REQUEST)
        try:
            arrival = add_piece(
                arrival=self.arrival,
                offset=int(offset),
                content=request.body,
                digest=checksum_of(request),
            )
        except (OutOfStep, PieceDamaged):
            self.arrival.refresh_from_db()
            return told(self.arrival, HTTPStatus.CONFLICT)
        except UploadRefused as error:
            return refused(str(error), HTTPStatus.SERVICE_UNAVAILABLE)
        return told(arrival)

    def delete(self, request: HttpRequest, arrival_id: uuid.UUID) -> JsonResponse:
        """Stop."""
        stop_arrival(arrival=self.arrival)
        return JsonResponse({})


def checksum_of(request: HttpRequest) -> str:
    """The digest a piece should have, in hexadecimal: `Upload-Checksum: sha256 <base64>`."""
    kind, _space, text = request.headers.get("Upload-Checksum", "").partition(" ")
    if not kind:
        return ""
    try:
        return base64.b64decode(text, validate=True).hex() if kind == "sha256" else "unknown"
    except ValueError:
        return "unreadable"


def arrived_uploads(
    person: User, fields: Mapping[str, list[str]]
) -> dict[str, list[Upload | None]]:
    """The files of a form that came in pieces before it, by the name of their field.

    Only the person's own; None stands for a file that is no longer here.
    """
    named = {
        name.removesuffix(ARRIVED): texts
        for name, texts in fields.items()
        if name.endswith(ARRIVED) and texts
    }
    own = Upload.objects.filter(owner=person).in_bulk(
        [each for texts in named.values() for text in texts if (each := _read_id(text))]
    )
    return {name: [own.get(_read_id(text)) for text in texts] for name, texts in named.items()}


def _read_id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
