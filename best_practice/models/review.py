"""The editor's task: publish a case or return it with words the sender can act on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from best_practice.choices import Section

# The fields of the return form that belong to one section: "remark_money".
REMARK = "remark_"
LONGEST_REMARK = 4000


class ReturnForm(forms.Form):
    """A return without words helps nobody: one comment in general, and one for each section."""

    comment = forms.CharField(
        label=_("What should the sender change?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST_REMARK,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for section in Section:
            self.fields[f"{REMARK}{section.value}"] = forms.CharField(
                label=section.label,
                help_text=_("The sender sees it beside this part of the form."),
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=LONGEST_REMARK,
                required=False,
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
            ("approve", _("Approve"), True),
        ]

    def get_template_for_action(self, action: str) -> str:
        """Show what stands against it, and what to look at, before it is approved."""
        return "components/admin_approve.html" if action == "approve" else ""

    def on_action(
        self, task_state: TaskState, user: Any, action_name: str, **answers: Any
    ) -> str | None:
        """Hand the remarks by section to whoever answers the signal of the return.

        Nothing else that a form could carry reaches the state: only the words of the editor.
        """
        remarks = {
            section.value: str(answers.get(f"{REMARK}{section.value}", ""))[:LONGEST_REMARK]
            for section in Section
        }
        task_state = task_state.specific
        task_state.remarks = remarks
        comment = str(answers.get("comment", ""))[:LONGEST_REMARK]
        return super().on_action(task_state, user, action_name, comment=comment)

    @classmethod
    def get_description(cls) -> str:
        """Explain the task where workflows are set up."""
        return str(_("Editors publish a case or return it with a comment."))
