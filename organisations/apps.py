"""Registers organisations with Django."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Places, bodies and memberships."""

    name = "organisations"
