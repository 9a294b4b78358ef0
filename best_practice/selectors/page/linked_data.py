"""A case for machines: schema.org and Dublin Core, from the same sheet as the page."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from best_practice.models import CasePage
from best_practice.selectors.page.sheet import CaseSheet

Thing = dict[str, Any]


def _language() -> str:
    """The language of the page, which is the language it is read in."""
    return (get_language() or "ru")[:2]


def _place(name: str, region: str) -> Thing:
    whole = {"@type": "AdministrativeArea", "name": region} if region else None
    return {"@type": "AdministrativeArea", "name": name, "containedInPlace": whole}


def _funding(sheet: CaseSheet) -> list[Thing]:
    return [
        {
            "@type": "MonetaryGrant",
            "funder": {"@type": "Organization", "name": row["label"]},
            "amount": {"@type": "MonetaryAmount", "currency": "KGS", "value": row["som"]},
        }
        for row in sheet.funding
    ]


def _address(path: str) -> str:
    return f"{settings.PUBLIC_URL}{path}"


def _span(sheet: CaseSheet) -> str:
    """When it was done, as ISO 8601 has it: «2021-09/2021-10», «2021/..» while it goes on."""
    started, ended = sheet.facts.started, sheet.facts.ended
    return f"{started}/{ended or '..'}" if started and started != ended else started or ended


def case_thing(page: CasePage, sheet: CaseSheet) -> Thing:
    """A public page as an Article; a draft or withdrawn case is no thing at all."""
    if not page.live or sheet.version is None:
        return {}
    larger = sheet.round.larger
    same = [
        {"@type": "Article", "inLanguage": row["code"], "url": _address(row["url"])}
        for row in sheet.languages
    ]
    return {
        "@type": "Article",
        "@id": _address(page.url_path),
        "url": _address(page.url_path),
        "identifier": str(sheet.case.number),
        "headline": page.title,
        "abstract": page.summary,
        "inLanguage": _language(),
        "workTranslation": same,
        "datePublished": page.first_published_at.date().isoformat()
        if page.first_published_at
        else "",
        "dateModified": sheet.version_at.date().isoformat() if sheet.version_at else "",
        "version": str(sheet.version),
        "license": settings.CONTENT_LICENCE,
        "author": {"@type": "Organization", "name": sheet.sent_by},
        "about": [sheet.theme, *(row["name"] for row in sheet.target_groups)],
        "spatialCoverage": [_place(place.name, place.region) for place in sheet.places]
        + [{"@type": "Country", "name": name} for name in sheet.countries],
        "temporalCoverage": _span(sheet),
        "funding": _funding(sheet),
        "isPartOf": {"@type": "Article", "name": larger["title"], "url": _address(larger["url"])}
        if larger
        else None,
        "hasPart": [
            {"@type": "Article", "name": row["title"], "url": _address(row["url"])}
            for row in sheet.round.parts
        ],
        "award": [row["title"] for row in sheet.awards],
        "image": [_address(row["small"]) for row in sheet.photos if row.get("small")],
    }


def dublin_core(page: CasePage, sheet: CaseSheet) -> list[tuple[str, str]]:
    """The same as name and content of meta elements; what is unknown is left out."""
    thing = case_thing(page, sheet)
    if not thing:
        return []
    places = [place.name for place in sheet.places] + sheet.countries
    told = [
        ("DC.title", page.title),
        ("DC.description", page.summary),
        ("DC.creator", sheet.sent_by),
        *(("DC.subject", name) for name in thing["about"]),
        ("DC.date", thing["dateModified"]),
        ("DC.language", _language()),
        *(("DC.coverage", name) for name in places),
        ("DCTERMS.temporal", thing["temporalCoverage"]),
        ("DC.identifier", thing["@id"]),
        ("DC.rights", settings.CONTENT_LICENCE),
        ("DC.type", "Text"),
    ]
    return [(name, content) for name, content in told if content]
