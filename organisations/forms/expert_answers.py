"""What staff answer to somebody who wants to be listed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from organisations.choices import ExpertStage


class ExpertAnswerForm(WagtailAdminModelForm):
    """Confirm, or decline with words; the entry itself belongs to the person."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            ("confirm", _("Confirm: list this entry")),
            ("decline", _("Decline: the person gets the words below")),
        ],
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """Words with a refusal; nobody confirms themselves or those who left."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("answer") == "decline" and not cleaned.get("staff_words", "").strip():
            self.add_error("staff_words", _("Say why, so that the person can mend it."))
        if cleaned.get("answer") == "confirm":
            self._check_confirming()
        return cleaned

    def _check_confirming(self) -> None:
        user = self.for_user
        if user is not None and self.instance.profile.person_id == user.pk:
            self.add_error("answer", _("Somebody else must confirm your entry."))
        if self.instance.stage == ExpertStage.WITHDRAWN:
            self.add_error("answer", _("The person has left the register."))
