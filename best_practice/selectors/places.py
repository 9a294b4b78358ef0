"""Names of municipalities offered while typing."""

from django.utils.translation import get_language

from organisations.models import Municipality


def municipality_names() -> list[str]:
    """All names of the directory in the language of the page, in order."""
    language = (get_language() or "ru")[:2]
    rows = Municipality.objects.filter(valid_until_date__isnull=True)
    return sorted(
        getattr(row, f"label_{language}", "") or row.label_ru
        for row in rows.only("label_ru", "label_ky", "label_en")
    )
