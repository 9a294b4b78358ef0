"""The way from any page to municipalities like the reader's own."""

from django import template

from organisations.access import municipalities_of
from organisations.models import Municipality

register = template.Library()


@register.simple_tag(takes_context=True)
def own_municipality(context: template.Context) -> Municipality | None:
    """The municipality the reader acts for since the latest day; None for everybody else."""
    request = context.get("request")
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return None
    return next(iter(municipalities_of(person)), None)
