"""Tags get readable slugs by the same rule as pages: ө ү ң become o u n."""

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from taggit.models import Tag

from core.slugs import portal_slugify


@receiver(pre_save, sender=Tag)
def give_readable_slug(instance: Tag, **kwargs: Any) -> None:
    """Replace the slug of a new tag; two names that read alike get a number."""
    wanted = portal_slugify(instance.name, max_length=90)
    if not instance._state.adding or not wanted:
        return
    taken = set(Tag.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    slug, suffix = wanted, 2
    while slug in taken:
        slug, suffix = f"{wanted}-{suffix}", suffix + 1
    instance.slug = slug
