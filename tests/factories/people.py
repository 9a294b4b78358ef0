"""People for tests: accounts that can sign in, with a public name; letters in any state."""

import factory
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.utils import timezone

from people.models import Letter, Profile, User

PASSWORD = "слива-под-окном-7"


class UserFactory(factory.django.DjangoModelFactory):
    """An account with a confirmed address; `groups=["Editors"]` puts it into groups."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    password = factory.django.Password(PASSWORD)

    class Params:
        unconfirmed = factory.Trait(confirmed=False)

    @factory.post_generation
    def confirmed(self, create, extracted, **kwargs):
        if create:
            EmailAddress.objects.create(
                user=self, email=self.email, primary=True, verified=extracted is not False
            )

    @factory.post_generation
    def groups(self, create, extracted, **kwargs):
        for name in extracted or ():
            self.groups.add(Group.objects.get_or_create(name=name)[0])


class ProfileFactory(factory.django.DjangoModelFactory):
    """The public face of a new account."""

    class Meta:
        model = Profile

    person = factory.SubFactory(UserFactory)
    display_name = factory.Sequence(lambda n: f"Пример{n} Айгуль Асановна")
    language = "ru"


class LetterFactory(factory.django.DjangoModelFactory):
    """A letter that waits to be sent."""

    class Meta:
        model = Letter

    event = factory.Sequence(lambda n: f"test:{n}")
    person = factory.SubFactory(UserFactory)
    recipient = factory.LazyAttribute(lambda letter: letter.person.email)
    kind = "case_returned"
    language = "ru"
    subject = "Пример вернулся"
    text = "Редактор просит правок."
    next_at = factory.LazyFunction(timezone.now)
    message_id = factory.Sequence(lambda n: f"<{n}@example.org>")
