"""Asking those who did it, and answering."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from peer_learning.choices import QuestionState
from peer_learning.forms.exchange import AnswerForm, QuestionForm
from peer_learning.models import CaseQuestion
from peer_learning.selectors.exchange import question_to_answer
from peer_learning.selectors.sides import address_of, foreign, post_of
from peer_learning.services.questions import QuestionRefused, answer_question, ask_question
from peer_learning.views.ways import case_or_404, frame_of, person_of
from people.access import is_within_rate
from people.services import FormKeyRefused
from people.views import KeepsTypedText


def _language() -> str:
    return (get_language() or "ru")[:2]


@method_decorator(never_cache, name="dispatch")
class AskView(KeepsTypedText, View):
    """One question about a case; it becomes public when an editor has read it."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Show the form, with what an expired session held."""
        text = ((self.release_held(request) or {}).get("text") or [""])[-1]
        return self._page(number, QuestionForm(initial={"form_key": uuid.uuid4(), "text": text}))

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Send it once; too many wait."""
        case = case_or_404(number)
        form = QuestionForm(request.POST)
        if not form.is_valid():
            return self._page(number, form)
        if not is_within_rate(request, action="ask_author"):
            form.add_error(None, _("You have asked a lot today. Ask this tomorrow."))
            return self._page(number, form, status=429)
        try:
            ask_question(
                case=case,
                asker=person_of(request),
                text=form.cleaned_data["text"],
                language=_language(),
                form_key=form.cleaned_data["form_key"],
            )
        except QuestionRefused as error:
            form.add_error(None, str(error))
            return self._page(number, form)
        except FormKeyRefused:
            return redirect("case_ask", number=number)
        messages.success(request, _("Sent. An editor reads it first; you get a letter."))
        return redirect(address_of(case))

    def _page(self, number: int, form: QuestionForm, status: int = 200) -> HttpResponse:
        request: HttpRequest = self.request
        context = {
            **frame_of(case_or_404(number), _("Ask those who did it")),
            "form": form,
            "post": post_of(person_of(request)),
            "hold": self.hold_token(request),
        }
        return render(request, "pages/case_ask.html", context, status=status)


@method_decorator(never_cache, name="dispatch")
class AnswerView(KeepsTypedText, View):
    """The page where those who did it answer."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
        """Show the question and the form, with the answer there is."""
        question = self._question(number, pk)
        held = (self.release_held(request) or {}).get("answer")
        text = held[-1] if held else question.answer
        return self._page(question, AnswerForm(initial={"answer": text}))

    def post(self, request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
        """Keep the answer for the editor."""
        question = self._question(number, pk)
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self._page(question, form)
        try:
            answer_question(
                question=question,
                answered_by=person_of(request),
                text=form.cleaned_data["answer"],
                language=_language(),
            )
        except QuestionRefused as error:
            form.add_error(None, str(error))
            return self._page(question, form)
        messages.success(request, _("Sent. An editor reads the answer, then everybody sees it."))
        return redirect("my_page")

    def _question(self, number: int, pk: uuid.UUID) -> CaseQuestion:
        found = question_to_answer(self.request.user, number, pk)
        if found is None:
            raise Http404
        return found

    def _page(self, question: CaseQuestion, form: AnswerForm) -> HttpResponse:
        context: dict[str, Any] = {
            **frame_of(question.case, _("Answer a question")),
            "form": form,
            "question": question,
            "lang": foreign(question.language),
            "is_open": question.state in {QuestionState.OPEN, QuestionState.ANSWERED},
            "is_waiting": question.state == QuestionState.ANSWERED,
            "hold": self.hold_token(self.request),
        }
        return render(self.request, "pages/case_answer.html", context)
