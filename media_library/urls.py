"""Addresses of uploaded files."""

from django.urls import URLPattern, path

from media_library.views import uploaded_file

urlpatterns: list[URLPattern] = [
    path("<uuid:upload_id>/", uploaded_file, name="uploaded_file"),
]
