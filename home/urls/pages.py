"""Addresses of home within a language that are not pages of the tree."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
