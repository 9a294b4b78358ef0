"""Places, bodies and who acts for them."""

from organisations.models.bodies import Organisation, OrganisationName, OrganisationSuccession
from organisations.models.memberships import Membership
from organisations.models.places import (
    District,
    FormerCode,
    Municipality,
    MunicipalityName,
    Region,
    RegisterTotal,
    Succession,
)

__all__ = [
    "District",
    "FormerCode",
    "Membership",
    "Municipality",
    "MunicipalityName",
    "Organisation",
    "OrganisationName",
    "OrganisationSuccession",
    "Region",
    "RegisterTotal",
    "Succession",
]
