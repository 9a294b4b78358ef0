"""Addresses of projects."""

from django.urls import path

from organisations.views import projects as views

urlpatterns = [
    path("", views.project_index, name="project_index"),
    path("<slug:code>/", views.project, name="project"),
]
