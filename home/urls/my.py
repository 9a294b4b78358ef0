"""Addresses of one's own page."""

urlpatterns: list = []
