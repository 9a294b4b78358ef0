"""Registers competitions with Django."""

from django.apps import AppConfig


class CompetitionsConfig(AppConfig):
    name = "competitions"
