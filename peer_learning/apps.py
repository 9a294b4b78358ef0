"""Registers peer_learning with Django."""

from django.apps import AppConfig


class PeerLearningConfig(AppConfig):
    name = "peer_learning"
