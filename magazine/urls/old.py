"""Addresses that the former portal of the magazine had."""

from django.urls import re_path

from magazine.views.old import old_article

urlpatterns = [
    # Nine figures fit into the column; the former portal never came near.
    re_path(r"^article/full/(?P<legacy_id>\d{1,9})\.html$", old_article, name="old_article"),
]
