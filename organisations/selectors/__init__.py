"""Reads across places, bodies, projects and experts; each subject has a file of its own."""

from organisations.selectors.places import (
    Directory,
    PlaceRow,
    RegionGroup,
    bodies_named,
    ids_named,
    latest_total,
    neighbours_of,
    read_directory,
)
from organisations.selectors.reforms import (
    bodies_on,
    merged_into,
    name_on,
    new_address,
    places_with_codes,
    read_steps,
    successors_on,
)
from organisations.selectors.sheet import MunicipalitySheet, Officer, find_municipality

__all__ = [
    "Directory",
    "MunicipalitySheet",
    "Officer",
    "PlaceRow",
    "RegionGroup",
    "bodies_named",
    "bodies_on",
    "find_municipality",
    "ids_named",
    "latest_total",
    "merged_into",
    "name_on",
    "neighbours_of",
    "new_address",
    "places_with_codes",
    "read_directory",
    "read_steps",
    "successors_on",
]
