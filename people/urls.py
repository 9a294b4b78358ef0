"""Addresses of accounts: sign-in, registration and letters."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.account.urls"))]
