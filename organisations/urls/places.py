"""Addresses of the directory of municipalities."""

from django.urls import path

from organisations.views import places as views

urlpatterns = [
    path("", views.municipality_index, name="municipality_index"),
    path("<slug:code>/", views.municipality, name="municipality"),
]
