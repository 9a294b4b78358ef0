"""Addresses of the case form; the list and the cases themselves are Wagtail pages."""

urlpatterns: list = []
