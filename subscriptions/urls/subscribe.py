"""Addresses of the way in."""

from django.urls import path

from subscriptions.views import subscribe as views

urlpatterns = [
    path("", views.subscribe, name="subscribe"),
    path("order/", views.OrderView.as_view(), name="subscribe_order"),
    path("copies/<int:pk>/", views.CopiesView.as_view(), name="subscribe_copies"),
]
