"""Places, bodies and who acts for them."""

from organisations.models.bodies import Membership, Organisation, OrganisationName
from organisations.models.places import (
    District,
    Municipality,
    MunicipalityName,
    Region,
    RegisterTotal,
    Succession,
)

__all__ = [
    "District",
    "Membership",
    "Municipality",
    "MunicipalityName",
    "Organisation",
    "OrganisationName",
    "Region",
    "RegisterTotal",
    "Succession",
]
