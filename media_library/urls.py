"""Addresses of uploaded files."""

from django.urls import path

from media_library.views import uploaded_file

urlpatterns = [path("<uuid:upload_id>/", uploaded_file, name="uploaded_file")]
