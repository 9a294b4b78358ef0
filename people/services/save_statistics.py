"""Keeping and forgetting what a person tells for reports."""

from django.db import transaction

from people.models import PersonStatistics, User


@transaction.atomic
def save_statistics(*, person: User, gender: str, birth_year: int | None) -> PersonStatistics:
    """Keep the answers in place of those given before."""
    statistics, _ = PersonStatistics.objects.update_or_create(
        person=person, defaults={"gender": gender, "birth_year": birth_year}
    )
    return statistics


@transaction.atomic
def forget_statistics(*, person: User) -> None:
    """Take the answers back."""
    PersonStatistics.objects.filter(person=person).delete()
