"""Registers home with Django."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The floor above all others but config."""

    name = "home"
