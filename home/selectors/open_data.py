"""The open data of the portal: what there is, where to fetch it, what its columns mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Max
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from best_practice.engine.columns import COLUMNS, Column
from best_practice.models import Case

FORMATS = (
    ("csv", "CSV", "text/csv"),
    ("xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("json", "JSON", "application/json"),
)


@dataclass(frozen=True)
class OpenData:
    """A set of records that anybody may take: how many, how new, its files and its columns."""

    title: str
    about: str
    total: int
    changed_at: datetime | None
    page_url: str
    feed_url: str
    files: list[dict[str, str]]
    columns: Sequence[Column]

    def as_schema(self) -> dict[str, Any]:
        """Tell the set as a Dataset of schema.org."""
        return {
            "@type": "Dataset",
            "name": self.title,
            "description": self.about,
            "url": f"{settings.PUBLIC_URL}{reverse('open_data')}",
            "license": settings.CONTENT_LICENCE,
            "isAccessibleForFree": True,
            "inLanguage": [code for code, _name in settings.LANGUAGES],
            "dateModified": self.changed_at.isoformat() if self.changed_at else "",
            "creator": {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME},
            "variableMeasured": [
                {"@type": "PropertyValue", "name": one.name, "description": str(one.about)}
                for one in self.columns
            ],
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": file["type"],
                    "contentUrl": f"{settings.PUBLIC_URL}{file['url']}",
                }
                for file in self.files
            ],
        }


def cases_as_open_data() -> OpenData:
    """All public cases; one statement."""
    known = Case.objects.published().aggregate(total=Count("pk"), last=Max("public_changed_at"))
    path = f"/{get_language()}/practices/"
    return OpenData(
        title=_("Examples of best practice"),
        about=_(
            "What municipalities of Kyrgyzstan and their residents did: the problem, steps, money"
            " by source, participants, results, and what did not work."
        ),
        total=known["total"],
        changed_at=known["last"],
        page_url=path,
        feed_url=f"{path}feed/",
        files=[
            {"label": label, "type": mime, "url": f"{path}export.{suffix}"}
            for suffix, label, mime in FORMATS
        ],
        columns=COLUMNS,
    )
