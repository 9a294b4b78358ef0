"""Addresses of the search that everybody uses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
