"""The address of files that the worker made: PDF and EPUB of an issue, PDF of an article."""

from django.urls import path

from magazine.views import files

urlpatterns = [
    path("files/<uuid:page_key>/<slug:kind>/", files.magazine_file, name="magazine_file"),
]
