"""Addresses of one's own page."""

from django.urls import URLPattern, path

from home.views.colleagues import colleagues, vouch
from home.views.my import my_page
from organisations.views.experts import MyExpertView, leave
from people.views import LetterListView, LetterView

urlpatterns: list[URLPattern] = [
    path("", my_page, name="my_page"),
    path("expert/", MyExpertView.as_view(), name="my_expert"),
    path("expert/leave/", leave, name="my_expert_leave"),
    path("colleagues/", colleagues, name="my_colleagues"),
    path("colleagues/<int:pk>/vouch/", vouch, name="my_colleague_vouch"),
    path("letters/", LetterListView.as_view(), name="my_letters"),
    path("letters/<uuid:pk>/", LetterView.as_view(), name="my_letter"),
]
