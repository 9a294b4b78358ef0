"""A municipality got another code by hand: whoever kept the old address is led to the new one."""

from django.db import transaction

from organisations.models import FormerCode, Municipality


@transaction.atomic
def keep_code(*, municipality: Municipality, before: str) -> Municipality:
    """Write the code of before down; the code of today is nobody's former one. Bears to run twice.

    Versions of cases name municipalities by code, so a forgotten one would take them away.
    """
    FormerCode.objects.filter(code=municipality.code).delete()
    if before and before != municipality.code:
        FormerCode.objects.update_or_create(code=before, defaults={"municipality": municipality})
    return municipality
