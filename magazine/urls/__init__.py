"""Addresses under /magazine/ beside the pages of the tree, one file for each kind."""

from django.urls import URLPattern, URLResolver

from magazine.urls import files, pages

urlpatterns: list[URLPattern | URLResolver] = [*files.urlpatterns, *pages.urlpatterns]
