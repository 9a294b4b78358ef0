"""Plans, dues and subscriptions for tests."""

import datetime
from decimal import Decimal

import factory
from django.utils import timezone

from subscriptions.models import DuesPayment, Plan, Subscription
from subscriptions.services.order import Address, Holder, Order, Payer, order
from subscriptions.services.payments import confirm_payment
from tests.factories.organisations import MunicipalityFactory
from tests.factories.people import UserFactory


class PlanFactory(factory.django.DjangoModelFactory):
    """A year on paper and on the portal for 2,400 som."""

    class Meta:
        model = Plan
        django_get_or_create = ("code",)

    code = "test-both"
    label_ru = "На бумаге и на портале, год"
    label_ky = "Кагазда жана порталда, бир жыл"
    publication = "municipalitet"
    form = "both"
    price = Decimal(2400)
    months = 12


class DuesPaymentFactory(factory.django.DjangoModelFactory):
    """A payment that settles 2026."""

    class Meta:
        model = DuesPayment

    municipality = factory.SubFactory(MunicipalityFactory)
    year = 2026
    amount = Decimal(12000)
    paid_on = datetime.date(2026, 2, 3)


class SubscriptionFactory(factory.django.DjangoModelFactory):
    """A paid term of a person, 2026 from January to December."""

    class Meta:
        model = Subscription

    plan = factory.SubFactory(PlanFactory)
    publication = factory.SelfAttribute("plan.publication")
    form = factory.SelfAttribute("plan.form")
    ground = "payment"
    state = "active"
    person = factory.SubFactory(UserFactory)
    starts_on = datetime.date(2026, 1, 1)
    ends_on = datetime.date(2026, 12, 31)


def an_order(person, *, plan=None, holder=None, previous=None, address="с. Пример, ул. Первая, 1"):
    """An order as the form makes it, of the plan "both", for the person."""
    return Order(
        plan=plan or PlanFactory(),
        holder=holder or Holder(person=person),
        payer=Payer(name="Айгуль Пример"),
        delivery=Address(recipient="Айгуль Пример", address=address),
        previous=previous,
    )


def ordered(person=None, **facts) -> Subscription:
    """A subscription that awaits its payment."""
    person = person or UserFactory()
    return order(order=an_order(person, **facts), by=person)


def paid(subscription: Subscription, *, reference="ПП-1") -> Subscription:
    """The same subscription after its invoice was paid in full today."""
    confirm_payment(
        invoice=subscription.invoice,
        amount=subscription.invoice.amount,
        paid_on=timezone.localdate(),
        reference=reference,
        by=UserFactory(),
    )
    subscription.refresh_from_db()
    return subscription
