"""Sending a newsletter: letter by letter over one connection, behind everything else that waits.

One sender at a time holds a newsletter. It works in short turns: when any other job waits, it
hands its place back to the queue, so that codes and receipts never stand behind a newsletter.
"""

import logging
import time
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db.models import Count, Min, Q
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from subscriptions.choices import DeliveryState, NewsletterState, PreferenceState
from subscriptions.jobs.posting import Post, Trouble
from subscriptions.models import Newsletter, NewsletterDelivery, NewsletterPreference

logger = logging.getLogger("portal.letters")

PRIORITY = -50
TURN = 30.0  # seconds; then the worker looks at the queue again
HEAP = 100
FILLED_TOGETHER = 500
# A longer pause between two letters is slept in the queue, not in the worker.
LONGEST_NAP = 0.5


def _mine(newsletter: Newsletter) -> Q:
    return Q(pk=newsletter.pk, holder=newsletter.holder, state=NewsletterState.SENDING)


def take(newsletter_id: UUID) -> Newsletter | None:
    """Take a newsletter in hand; of several senders the row lets one through.

    Whatever the one before had in hand when it died is sent again, under the same Message-ID.
    """
    now = timezone.now()
    free = Newsletter.objects.filter(pk=newsletter_id, state=NewsletterState.SENDING).filter(
        Q(lease_until=None) | Q(lease_until__lt=now), Q(next_at=None) | Q(next_at__lte=now)
    )
    holder = uuid4().hex
    if not free.update(holder=holder, lease_until=now + settings.NEWSLETTER_LEASE):
        return None
    in_hand = NewsletterDelivery.objects.filter(
        newsletter=newsletter_id, state=DeliveryState.IN_HAND
    )
    in_hand.update(state=DeliveryState.NEW)
    return Newsletter.objects.get(pk=newsletter_id)


def keep(newsletter: Newsletter) -> bool:
    """Say that the sender is alive; False when staff stopped it or another took its place."""
    until = timezone.now() + settings.NEWSLETTER_LEASE
    return bool(Newsletter.objects.filter(_mine(newsletter)).update(lease_until=until))


def let_go(newsletter: Newsletter, next_at: datetime | None) -> None:
    """Give the newsletter free for the next turn."""
    Newsletter.objects.filter(pk=newsletter.pk, holder=newsletter.holder).update(
        holder="", lease_until=None, next_at=next_at
    )


def fill(newsletter: Newsletter) -> bool:
    """Enter everybody who wants it, heap by heap; a run that was killed goes on from there."""
    wanted = NewsletterPreference.objects.filter(
        publication=newsletter.publication, state=PreferenceState.CONFIRMED
    ).order_by("pk")
    while newsletter.filled_at is None:
        after = wanted.filter(pk__gt=newsletter.filled_until)
        keys = list(after.values_list("pk", flat=True)[:FILLED_TOGETHER])
        NewsletterDelivery.objects.bulk_create(
            [NewsletterDelivery(newsletter=newsletter, preference_id=key) for key in keys],
            ignore_conflicts=True,
        )
        newsletter.filled_until = keys[-1] if keys else newsletter.filled_until
        newsletter.filled_at = timezone.now() if len(keys) < FILLED_TOGETHER else None
        newsletter.save(update_fields=["filled_until", "filled_at"])
        if not keep(newsletter):
            return False
    return True


def others_wait() -> bool:
    """Whether any other job stands in the queue."""
    waiting = DBTaskResult.objects.ready().filter(priority__gt=PRIORITY)
    return waiting.order_by().exists()


def _due(newsletter: Newsletter) -> list[int]:
    now = timezone.now()
    rows = NewsletterDelivery.objects.filter(newsletter=newsletter, state=DeliveryState.NEW)
    due = rows.filter(Q(next_at=None) | Q(next_at__lte=now)).order_by("pk")
    return list(due.values_list("pk", flat=True)[:HEAP])


def pause() -> float:
    """Seconds from one letter to the next."""
    return 60 / settings.NEWSLETTER_PER_MINUTE if settings.NEWSLETTER_PER_MINUTE else 0.0


def _send_due(newsletter: Newsletter, post: Post, *, gives_way: bool) -> bool:
    """Send what is due until the turn is over; False when the newsletter is not ours any more."""
    ends, kept, nap, asked = time.monotonic() + TURN, time.monotonic(), pause(), False
    while due := _due(newsletter):
        for delivery_id in due:
            if time.monotonic() - kept > 1:
                if not keep(newsletter):
                    return False
                kept = time.monotonic()
            # Each turn sends one letter at least, or a busy queue would end the newsletter.
            if asked and (kept > ends or nap > LONGEST_NAP or (gives_way and others_wait())):
                return True
            if post.deliver(delivery_id):
                asked = True
                if 0 < nap <= LONGEST_NAP:
                    time.sleep(nap)
    return True


def _after(newsletter: Newsletter) -> datetime | None:
    """When the next turn is due; None when all is sent, and then the sums are kept."""
    rows = NewsletterDelivery.objects.filter(newsletter=newsletter)
    now = timezone.now()
    waiting = rows.filter(state=DeliveryState.NEW)
    found = waiting.aggregate(
        later=Min("next_at", filter=Q(next_at__gt=now)),
        due=Count("pk", filter=Q(next_at=None) | Q(next_at__lte=now)),
    )
    if found["due"]:
        return now + timedelta(seconds=pause())
    if found["later"]:
        later: datetime = found["later"]
        return later
    counts = dict(rows.values_list("state").annotate(Count("pk")).order_by())
    Newsletter.objects.filter(_mine(newsletter)).update(
        state=NewsletterState.DONE,
        done_at=now,
        sent=counts.get(DeliveryState.SENT, 0),
        failed=counts.get(DeliveryState.FAILED, 0),
        skipped=counts.get(DeliveryState.SKIPPED, 0),
    )
    return None


def send_turn(newsletter_id: UUID, *, gives_way: bool = True) -> datetime | None:
    """Send for a while; give back when to go on, None when there is nothing more to do here."""
    newsletter = take(newsletter_id)
    if newsletter is None:
        return None
    next_at = None
    post = Post(newsletter)
    try:
        if fill(newsletter) and _send_due(newsletter, post, gives_way=gives_way):
            next_at = _after(newsletter)
    except Trouble as trouble:
        next_at = trouble.next_at
    finally:
        post.close()
        let_go(newsletter, next_at)
    return next_at


@task(priority=PRIORITY)
def send_newsletter(newsletter_id: str) -> None:
    """Send for one turn and queue the next."""
    next_at = send_turn(UUID(newsletter_id))
    if next_at is not None:
        send_newsletter.using(run_after=next_at).enqueue(newsletter_id)


def queue_due() -> int:
    """Queue the newsletters that nobody has in hand: after a crash, or after a stop."""
    now = timezone.now()
    due = Newsletter.objects.filter(state=NewsletterState.SENDING).filter(
        Q(lease_until=None) | Q(lease_until__lt=now), Q(next_at=None) | Q(next_at__lte=now)
    )
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=send_newsletter.module_path
    )
    queued = {asked["args"][0] for asked in waiting.values_list("args_kwargs", flat=True)}
    found = [str(key) for key in due.values_list("pk", flat=True) if str(key) not in queued]
    for key in found:
        send_newsletter.enqueue(key)
    return len(found)


def send_here() -> int:
    """Send all that is due in this process, newsletter by newsletter; count the turns."""
    turns = 0
    due = Newsletter.objects.filter(state=NewsletterState.SENDING).order_by("queued_at")
    for key in list(due.values_list("pk", flat=True)):
        while (next_at := send_turn(key, gives_way=False)) is not None:
            turns += 1
            if (rest := (next_at - timezone.now()).total_seconds()) > 1:
                break
            time.sleep(max(rest, 0))
    return turns
