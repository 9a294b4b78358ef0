"""Addresses of uploaded files, whole and on their way."""

from django.urls import URLPattern, path

from media_library.views.arriving import ArrivalsView, ArrivalView
from media_library.views.files import small_picture, uploaded_file

urlpatterns: list[URLPattern] = [
    path("arriving/", ArrivalsView.as_view(), name="arrivals"),
    path("arriving/<uuid:arrival_id>/", ArrivalView.as_view(), name="arrival"),
    path("<uuid:upload_id>/small/", small_picture, name="small_picture"),
    path("<uuid:upload_id>/", uploaded_file, name="uploaded_file"),
]
