"""Places, bodies and who acts for them."""

from organisations.models.bodies import Organisation, OrganisationName, OrganisationSuccession
from organisations.models.experts import Expert, ExpertTrait
from organisations.models.measures import MunicipalityMeasure
from organisations.models.memberships import Membership
from organisations.models.places import (
    Country,
    District,
    FormerCode,
    Municipality,
    MunicipalityName,
    Region,
    RegisterTotal,
    Succession,
)
from organisations.models.projects import Project, ProjectBody

__all__ = [
    "Country",
    "District",
    "Expert",
    "ExpertTrait",
    "FormerCode",
    "Membership",
    "Municipality",
    "MunicipalityMeasure",
    "MunicipalityName",
    "Organisation",
    "OrganisationName",
    "OrganisationSuccession",
    "Project",
    "ProjectBody",
    "Region",
    "RegisterTotal",
    "Succession",
]
