"""Registers academy with Django."""

from django.apps import AppConfig


class AcademyConfig(AppConfig):
    name = "academy"
