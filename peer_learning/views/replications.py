"""“We did this too”: telling it with its proof, reading it, mending it, taking it back."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from best_practice.models import Case
from core.kept_pages import keep
from media_library.models import Upload
from peer_learning.choices import ReplicationState
from peer_learning.forms.replications import ReplicationForm
from peer_learning.models import Replication
from peer_learning.selectors.replications import (
    may_change,
    may_see_unpublished,
    visible_replication,
)
from peer_learning.selectors.sides import address_of, foreign, own_places, title_of
from peer_learning.services.replications import (
    ReplicationRefused,
    mend_replication,
    report_replication,
    withdraw_replication,
)
from peer_learning.views.evidence import FIELD, ids_among, kept_uploads, new_uploads
from peer_learning.views.ways import case_or_404, frame_of, person_of
from people.access import is_within_rate
from people.services import FormKeyRefused
from people.views import KeepsTypedText

REMOVE = "remove:"


@method_decorator(never_cache, name="dispatch")
class ReportView(KeepsTypedText, View):
    """Tell of one's own repetition; nothing typed and no file is lost on the way."""

    http_method_names = ["get", "head", "post"]
    replication: Replication | None = None
    case: Case

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the case, and what is to be mended, before anything is answered."""
        super().setup(request, *args, **kwargs)
        self.number: int = kwargs["number"]
        self.pk: uuid.UUID | None = kwargs.get("pk")

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the form with what was told, or with what an expired session held."""
        self._find()
        held = self.release_held(request)
        initial = self._initial()
        uploads = self._own_uploads()
        if held is not None:
            initial |= {name: values[-1] for name, values in held.items() if values}
            ids = [*ids_among(held.get("kept", [])), *ids_among(self.held_uploads.get(FIELD, []))]
            uploads = kept_uploads(person_of(request), ids, self.replication) or uploads
        return self._page(self._form(initial=initial), uploads, was_held=held is not None)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Attach, take a file away, or send."""
        self._find()
        person = person_of(request)
        form = self._form(request.POST)
        came, refusals = new_uploads(request, person)
        ids = ids_among(request.POST.getlist("kept"))
        action = request.POST.get("action", "")
        gone = ids_among([action.removeprefix(REMOVE)]) if action.startswith(REMOVE) else []
        ids += [upload.pk for upload in came]
        uploads = kept_uploads(person, [pk for pk in ids if pk not in gone], self.replication)
        is_right = form.is_valid()
        for words in refusals:
            form.add_error(FIELD, words)
        if action or refusals or not is_right:
            if action and not refusals:
                form = self._form(initial={name: request.POST[name] for name in request.POST})
            return self._page(form, uploads)
        return self._send(form, uploads)

    def _send(self, form: ReplicationForm, uploads: list[Upload]) -> HttpResponse:
        request = self.request
        if not is_within_rate(request, action="report_repetition"):
            form.add_error(None, _("You have sent many today. Send this one tomorrow."))
            return self._page(form, uploads, status=429)
        public = ids_among(request.POST.getlist("public"))
        try:
            replication = self._keep(form, uploads, public)
        except ReplicationRefused as error:
            form.add_error(None, str(error))
            return self._page(form, uploads)
        except FormKeyRefused:
            return redirect(request.path)
        messages.success(request, _("Sent. An editor looks at it; you get a letter."))
        return redirect("replication", number=self.number, pk=replication.pk)

    def _keep(
        self, form: ReplicationForm, uploads: list[Upload], public: list[uuid.UUID]
    ) -> Replication:
        person = person_of(self.request)
        told: dict[str, Any] = {"files": uploads, "public": public, "answers": form.answers()}
        if self.replication is not None:
            return mend_replication(person=person, replication=self.replication, **told)
        return report_replication(
            person=person,
            case=self.case,
            municipality=form.place,
            form_key=form.cleaned_data["form_key"],
            **told,
        )

    def _find(self) -> None:
        """The public case; of what is mended, only one's own and what is still open."""
        if self.pk is not None:
            found = visible_replication(self.request.user, self.number, self.pk)
            closed = {ReplicationState.CONFIRMED, ReplicationState.WITHDRAWN}
            if found is None or found.state in closed or not may_change(self.request.user, found):
                raise Http404
            self.replication, self.case = found, found.case
            self.places = [found.municipality]
            return
        self.case = case_or_404(self.number)
        done = set(self.case.places.values_list("municipality_id", flat=True))
        mine = own_places(person_of(self.request))
        self.is_own = bool(mine) and all(row.pk in done for row in mine)
        self.places = [row for row in mine if row.pk not in done]

    def _form(self, *args: Any, **kwargs: Any) -> ReplicationForm:
        return ReplicationForm(*args, case=self.case, places=self.places, **kwargs)

    def _own_uploads(self) -> list[Upload]:
        if self.replication is None:
            return []
        rows = self.replication.files.select_related("upload").order_by("position", "pk")
        return [row.upload for row in rows]

    def _initial(self) -> dict[str, Any]:
        key = {"form_key": uuid.uuid4()}
        row = self.replication
        if row is None:
            return {**key, "municipality": self.places[0].code if self.places else ""}
        names = ("year", "changed", "result", "failed", "cost_som", "participants")
        return {
            **key,
            **{name: getattr(row, name) for name in (*names, "started", "ended")},
            "municipality": row.municipality.code,
            "result_case": str(row.result_case.number) if row.result_case else "",
        }

    def _public(self) -> set[uuid.UUID]:
        if self.request.method == "POST":
            return set(ids_among(self.request.POST.getlist("public")))
        if self.replication is None:
            return set()
        rows = self.replication.files.filter(is_public=True)
        return set(rows.values_list("upload_id", flat=True))

    def _page(
        self,
        form: ReplicationForm,
        uploads: list[Upload],
        *,
        was_held: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        context = {
            **frame_of(self.case, _("We did this too")),
            "form": form,
            "files": [{"upload": one, "is_public": one.pk in self._public()} for one in uploads],
            "replication": self.replication,
            "has_place": bool(self.places),
            "is_own": getattr(self, "is_own", False),
            "was_held": was_held,
            "hold": self.hold_token(self.request),
        }
        return render(self.request, "pages/replication_form.html", context, status=status)


@require_safe
def replication(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Show a repetition: to all once it is public, before that to its own side and editors."""
    row = visible_replication(request.user, number, pk)
    if row is None:
        raise Http404
    is_inside = may_see_unpublished(request.user, row)
    files = row.files.select_related("upload").order_by("position", "pk")
    own = row.result_case
    title = _("%(place)s did this too") % {"place": row.municipality.label}
    context = {
        **frame_of(row.case, title),
        "replication": row,
        "lang": foreign(row.language),
        "files": [one for one in files if one.is_public or is_inside],
        "own_title": title_of(own) if own and address_of(own) else "",
        "own_url": address_of(own) if own else "",
        "is_inside": is_inside,
        "may_change": may_change(request.user, row),
        "states": ReplicationState,
    }
    response = render(request, "pages/replication.html", context)
    if request.user.is_authenticated:
        response.headers["Cache-Control"] = "private, no-store"
        return response
    return keep(response)  # type: ignore[return-value]


@never_cache
@require_POST
@login_required
def withdraw(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Take one's repetition back; from that moment nobody else sees it."""
    row = visible_replication(request.user, number, pk)
    if row is None or not may_change(request.user, row):
        raise Http404
    try:
        withdraw_replication(replication=row, person=person_of(request))
    except ReplicationRefused as error:
        messages.error(request, str(error))
        return redirect("replication", number=number, pk=pk)
    messages.success(request, _("Taken back. Nobody sees it any more."))
    return redirect("my_exchange")
