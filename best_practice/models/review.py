"""The editor's task: publish a case or return it with words the sender can act on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class ReturnForm(forms.Form):
    """A return without words helps nobody, so the comment is compulsory."""

    comment = forms.CharField(
        label=_("What should the sender change?"), widget=forms.Textarea, max_length=4000
    )


class CaseReviewTask(AbstractGroupApprovalTask):
    """Approval by a group of editors; refusing needs a comment."""

    class Meta:
        verbose_name = _("case review")

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """Ask for words when the case goes back."""
        return ReturnForm if action == "reject" else super().get_form_for_action(action)

    def get_actions(self, page: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Two verbs only; Wagtail adds “and publish” to the one that ends the review."""
        if not (user.is_superuser or self._user_in_groups(user)):
            return []
        return [
            ("reject", _("Return with a comment"), True),
            ("approve", _("Approve"), False),
        ]

    @classmethod
    def get_description(cls) -> str:
        """Explain the task where workflows are set up."""
        return str(_("Editors publish a case or return it with a comment."))
