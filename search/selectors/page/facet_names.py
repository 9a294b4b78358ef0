"""What the values of the filters of the search page are called, in their order."""

from collections.abc import Mapping

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core.memory import remembered
from search.engine.page_query import FACETS
from search.registry import names_of_values, providers
from taxonomy.choices import Scheme
from taxonomy.selectors import terms_of

FIRST_YEAR = 1991

Names = dict[str, Mapping[str, str]]


def facet_names() -> Names:
    """Names by code of every facet; no statement while nothing shown changes."""
    return {
        "kind": {kind: str(one.label) for kind, one in providers().items()},
        "lang": dict(settings.LANGUAGES),
        "theme": remembered("search.themes", _themes),
        "region": names_of_values("region"),
        "year": {str(year): str(year) for year in range(_this_year() + 1, FIRST_YEAR - 1, -1)},
    }


def _this_year() -> int:
    return timezone.localdate().year


def _themes() -> dict[str, str]:
    return {term.code: term.label for term in terms_of(Scheme.THEME)}


def names_of_one() -> dict[str, str]:
    """What one thing of each kind is called; the name of the kind where nobody said it."""
    return {kind: str(getattr(one, "one", one.label)) for kind, one in providers().items()}


def broad_themes(names: Names) -> list[tuple[str, str]]:
    """Code and name of the themes that have no broader one."""
    return [(code, label) for code, label in names["theme"].items() if "." not in code]


def facet_titles() -> dict[str, str]:
    """What each filter is called, in the order of the panel."""
    titles = (_("What"), _("Language"), _("Theme"), _("Region"), _("Year"))
    return dict(zip(FACETS, titles, strict=True))
