"""Addresses of one's own page."""

from django.urls import URLPattern, path

from home.views.my import my_page
from people.views import LetterListView, LetterView

urlpatterns: list[URLPattern] = [
    path("", my_page, name="my_page"),
    path("letters/", LetterListView.as_view(), name="my_letters"),
    path("letters/<uuid:pk>/", LetterView.as_view(), name="my_letter"),
]
