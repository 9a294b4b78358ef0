"""Places and memberships for tests."""

import datetime

import factory
from django.utils import timezone

from organisations.models import Membership, Municipality, Region
from tests.factories.people import UserFactory


class MunicipalityFactory(factory.django.DjangoModelFactory):
    """A municipality of the register; `example=True` makes it one for demonstration."""

    class Meta:
        model = Municipality

    class Params:
        example = factory.Trait(is_example=True)

    code = factory.Sequence(lambda n: f"place-{n}")
    kind = "ayil_aimak"
    label_ru = factory.Sequence(lambda n: f"Айылный аймак {n}")
    region = factory.LazyFunction(lambda: Region.objects.get(code="KG-N"))
    source = "проверка"


class MembershipFactory(factory.django.DjangoModelFactory):
    """A claim since 2024; `confirmed=True` gives it rights."""

    class Meta:
        model = Membership

    class Params:
        confirmed = factory.Trait(confirmed_at=factory.LazyFunction(timezone.now))

    person = factory.SubFactory(UserFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    post_ru = "Специалист"
    from_date = datetime.date(2024, 1, 1)
