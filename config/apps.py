"""Last word at start-up: what other packages connected and this portal does differently."""

from django.apps import AppConfig


class WiringConfig(AppConfig):
    """Stands last among the installed apps, so everybody else has already connected."""

    name = "config"

    def ready(self) -> None:
        """Silence Wagtail's own review letters; ours go through the outbox in two languages."""
        from wagtail.models import TaskState, WorkflowState  # noqa: PLC0415 -- apps must be ready
        from wagtail.signals import (  # noqa: PLC0415 -- apps must be ready
            task_submitted,
            workflow_approved,
            workflow_rejected,
            workflow_submitted,
        )

        for signal, sender, uid in (
            (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
            (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
            (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
            (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
        ):
            signal.disconnect(sender=sender, dispatch_uid=uid)
