"""Addresses of the register of experts."""

from django.urls import path

from organisations.views import experts as views

urlpatterns = [
    path("", views.expert_index, name="expert_index"),
    path("<uuid:expert_id>/", views.expert, name="expert"),
    path("<uuid:expert_id>/write/", views.ContactView.as_view(), name="expert_contact"),
]
