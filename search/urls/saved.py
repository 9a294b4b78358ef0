"""Addresses of the searches that people follow, below one's own page."""

from django.urls import path

from search.views import own, stopping

urlpatterns = [
    path("", own.my_searches, name="my_searches"),
    path("follow/<slug:kind>/", own.FollowView.as_view(), name="search_follow"),
    path("stop/<str:token>/", stopping.stop, name="search_stop"),
    path("<uuid:search_id>/", own.ChangeView.as_view(), name="my_search"),
    path("<uuid:search_id>/delete/", own.delete, name="my_search_delete"),
]
