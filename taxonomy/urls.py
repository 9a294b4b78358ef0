"""Addresses of legal acts."""

from django.urls import path

from taxonomy import views

urlpatterns = [
    path("", views.act_index, name="act_index"),
    path("<slug:code>/", views.act, name="legal_act"),
]
