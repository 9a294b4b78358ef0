"""Places and memberships for tests."""

import datetime

import factory
from django.utils import timezone

from organisations.models import (
    Expert,
    ExpertTrait,
    Membership,
    Municipality,
    Project,
    Region,
)
from people.models import Consent
from taxonomy.models import Term
from tests.factories.people import ProfileFactory, UserFactory


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


class ProjectFactory(factory.django.DjangoModelFactory):
    """A project without bodies."""

    class Meta:
        model = Project

    code = factory.Sequence(lambda n: f"project-{n}")
    label_ru = factory.Sequence(lambda n: f"Проект {n}")
    source = "проверка"


class ExpertFactory(factory.django.DjangoModelFactory):
    """An entry that waits for staff; `listed=True` shows it, `left=True` withdraws the consent."""

    class Meta:
        model = Expert
        skip_postgeneration_save = True

    class Params:
        listed = factory.Trait(verified_at=factory.LazyFunction(timezone.now))
        left = False

    profile = factory.SubFactory(ProfileFactory)
    consent = factory.LazyAttribute(
        lambda expert: Consent.objects.create(
            person=expert.profile.person,
            kind="expert",
            text_version="1",
            language="ru",
            withdrawn_at=timezone.now() if expert.left else None,
        )
    )
    words_ru = "Учу вести слушания."
    applied_at = factory.LazyFunction(timezone.now)
    changed_at = factory.LazyAttribute(lambda expert: expert.applied_at)

    @factory.post_generation
    def topics(self, create, extracted, **kwargs):
        codes = extracted or ["participation.hearings"]
        self.topics.set(Term.objects.filter(scheme="theme", code__in=codes))

    @factory.post_generation
    def regions(self, create, extracted, **kwargs):
        self.regions.set(Region.objects.filter(code__in=extracted or []))

    @factory.post_generation
    def languages(self, create, extracted, **kwargs):
        for code in extracted or ["ru"]:
            ExpertTrait.objects.create(expert=self, trait="language", code=code)
        ExpertTrait.objects.create(expert=self, trait="help", code="training")
