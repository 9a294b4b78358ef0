"""Registers taxonomy with Django."""

from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    """Vocabularies and legal acts."""

    name = "taxonomy"
