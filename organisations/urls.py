"""Addresses of uploaded files."""


urlpatterns: list = []
