"""Addresses of the search that everybody uses."""

from django.urls import path

from search.views import page

urlpatterns = [
    path("", page.search_page, name="search"),
    path("go/", page.opened, name="search_opened"),
    path("suggest/", page.suggestions, name="search_suggest"),
    path("opensearch.xml", page.opensearch, name="opensearch"),
]
