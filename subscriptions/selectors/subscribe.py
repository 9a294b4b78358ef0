"""What the way in shows: by what the visitor reads, whose dues are paid, what is offered."""

import datetime
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from organisations.access import municipalities_of, with_predecessors
from organisations.models import Municipality
from people.models import User
from subscriptions.choices import PUBLICATION
from subscriptions.models import DuesPayment, Plan


@dataclass(frozen=True)
class Body:
    """A municipality one acts for, and until when its dues are paid; None when they are not."""

    municipality: Municipality
    paid_until: datetime.date | None


@dataclass(frozen=True)
class SubscribeSheet:
    """The way in, computed for whoever looks."""

    plans: list[Plan]
    bodies: list[Body] = field(default_factory=list)
    months: int = 12

    @property
    def price(self) -> int | None:
        """The lowest price there is, in som."""
        return int(min(plan.price for plan in self.plans)) if self.plans else None

    @property
    def has_one_price(self) -> bool:
        """Whether every form costs the same."""
        return len({plan.price for plan in self.plans}) == 1


def public_plans() -> list[Plan]:
    """What is offered, in its order."""
    plans = Plan.objects.filter(is_public=True, publication=PUBLICATION)
    return list(plans.order_by("position", "pk"))


def read_subscribe(person: User | AnonymousUser) -> SubscribeSheet:
    """Read the way in for somebody in a fixed number of statements."""
    months = settings.MAGAZINE_OPEN_AFTER_MONTHS
    if not isinstance(person, User):
        return SubscribeSheet(plans=public_plans(), months=months)
    return SubscribeSheet(
        plans=public_plans(),
        bodies=bodies_of(person),
        months=months,
    )


def bodies_of(person: User) -> list[Body]:
    """The municipalities somebody acts for, with their dues of this year."""
    year = timezone.localdate().year
    paid = set(DuesPayment.objects.settling([year]).values_list("municipality_id", flat=True))
    last = datetime.date(year, 12, 31)
    return [
        Body(one, last if with_predecessors({one.pk}) & paid else None)
        for one in municipalities_of(person)
    ]
