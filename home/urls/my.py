"""Addresses of one's own page."""

from django.urls import URLPattern, path

from home.views.colleagues import colleagues, vouch
from home.views.my import my_page
from magazine.views.articles import my_reading
from organisations.views.experts import MyExpertView, leave
from peer_learning.views import mine
from people.views import LetterListView, LetterView

urlpatterns: list[URLPattern] = [
    path("", my_page, name="my_page"),
    path("expert/", MyExpertView.as_view(), name="my_expert"),
    path("expert/leave/", leave, name="my_expert_leave"),
    path("colleagues/", colleagues, name="my_colleagues"),
    path("colleagues/<int:pk>/vouch/", vouch, name="my_colleague_vouch"),
    path("exchange/", mine.my_exchange, name="my_exchange"),
    path("bookmarks/", mine.my_bookmarks, name="my_bookmarks"),
    path("bookmarks/<int:number>/drop/", mine.drop_bookmark, name="my_bookmark_drop"),
    path("reading/", my_reading, name="my_reading"),
    path("letters/", LetterListView.as_view(), name="my_letters"),
    path("letters/<uuid:pk>/", LetterView.as_view(), name="my_letter"),
]
