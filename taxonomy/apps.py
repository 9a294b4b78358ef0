"""Registers taxonomy with Django."""

from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "taxonomy"
