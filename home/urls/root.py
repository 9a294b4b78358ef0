"""Addresses outside the languages."""

urlpatterns: list = []
