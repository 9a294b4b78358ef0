"""Plans, dues and subscriptions for tests."""

import datetime
from decimal import Decimal

import factory

from subscriptions.models import DuesPayment, Plan, Subscription
from tests.factories.organisations import MunicipalityFactory
from tests.factories.people import UserFactory


class PlanFactory(factory.django.DjangoModelFactory):
    """A year on paper and on the portal for 2,400 som."""

    class Meta:
        model = Plan
        django_get_or_create = ("code",)

    code = "both"
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
