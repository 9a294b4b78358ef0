"""Terms for tests."""

import factory

from taxonomy.models import Term


class TermFactory(factory.django.DjangoModelFactory):
    """A theme nobody else has."""

    class Meta:
        model = Term

    scheme = "theme"
    code = factory.Sequence(lambda n: f"theme-{n}")
    label_ru = factory.Sequence(lambda n: f"Тема {n}")
