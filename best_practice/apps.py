"""Registers best_practice with Django."""

from django.apps import AppConfig


class BestPracticeConfig(AppConfig):
    name = "best_practice"
