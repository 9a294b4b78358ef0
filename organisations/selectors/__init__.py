"""Reads across places, bodies, projects and experts; each subject has a file of its own."""

from organisations.selectors.places import (
    Directory,
    MunicipalitySheet,
    RegionGroup,
    find_municipality,
    ids_named,
    latest_total,
    name_on,
    read_directory,
    successors_on,
)

__all__ = [
    "Directory",
    "MunicipalitySheet",
    "RegionGroup",
    "find_municipality",
    "ids_named",
    "latest_total",
    "name_on",
    "read_directory",
    "successors_on",
]
