"""Addresses under /publications/ that are no pages of the tree."""

from django.urls import path

from magazine.views import shelf

urlpatterns = [
    path("feed/", shelf.feed, name="publication_feed"),
    path("cite/<uuid:key>.bib", shelf.cite, {"form": "bib"}, name="publication_cite_bibtex"),
    path("cite/<uuid:key>.ris", shelf.cite, {"form": "ris"}, name="publication_cite_ris"),
]
