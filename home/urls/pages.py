"""Addresses of home within a language that are not pages of the tree."""

from django.urls import path

from home.views import mistakes, open_data, styleguide

urlpatterns = [
    path("data/", open_data.open_data, name="open_data"),
    path("mistake/", mistakes.report, name="report_mistake"),
    path("mistake/sent/", mistakes.reported, name="mistake_reported"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]
