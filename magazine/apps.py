"""Registers magazine with Django."""

from django.apps import AppConfig


class MagazineConfig(AppConfig):
    name = "magazine"
