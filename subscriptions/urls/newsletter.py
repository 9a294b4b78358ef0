"""Addresses of the letter about new issues."""

from django.urls import path

from subscriptions.views import newsletter

urlpatterns = [
    path("", newsletter.order, name="newsletter"),
    path("sent/", newsletter.sent, name="newsletter_sent"),
    path("mine/", newsletter.mine, name="my_newsletter"),
    path("confirm/<str:token>/", newsletter.confirm, name="newsletter_confirm"),
    path("letters/<str:token>/", newsletter.choose, name="newsletter_choose"),
    path("stop/<str:token>/", newsletter.stop, name="newsletter_stop"),
]
