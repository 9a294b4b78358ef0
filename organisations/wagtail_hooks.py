"""Puts places and memberships into the admin."""

from wagtail import hooks

from organisations.viewsets.places import MunicipalityChooser, OrganisationChooser, PlacesGroup


@hooks.register("register_admin_viewset")
def register_places() -> PlacesGroup:
    """Offer places, bodies and memberships to those who may change them."""
    return PlacesGroup()


@hooks.register("register_admin_viewset")
def register_municipality_chooser() -> MunicipalityChooser:
    """Choose a municipality by typing wherever a form asks for one."""
    return MunicipalityChooser("municipality_chooser")


@hooks.register("register_admin_viewset")
def register_organisation_chooser() -> OrganisationChooser:
    """Choose a body by any of its names wherever a form asks for one."""
    return OrganisationChooser("organisation_chooser")
