"""Puts places and memberships into the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from organisations.models import Expert, Project
from organisations.viewsets.experts import AnswerOnlyPolicy, ExpertViewSet
from organisations.viewsets.places import MunicipalityChooser, OrganisationChooser, PlacesGroup
from organisations.viewsets.projects import ProjectViewSet
from taxonomy.viewsets import NeverDeletedPolicy

register_permission_policy(Project, NeverDeletedPolicy(Project))
register_permission_policy(Expert, AnswerOnlyPolicy(Expert))


@hooks.register("register_admin_viewset")
def register_experts() -> ExpertViewSet:
    """Let staff answer those who want to be listed."""
    return ExpertViewSet()


@hooks.register("register_admin_viewset")
def register_projects() -> ProjectViewSet:
    """Offer projects to those who may change them."""
    return ProjectViewSet()


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
