"""Addresses of one's posts: claiming, deciding, leaving."""

from django.urls import path

from organisations.views import posts as views

urlpatterns = [
    path("", views.my_posts, name="my_posts"),
    path("new/", views.ClaimView.as_view(), name="post_claim"),
    path("<int:pk>/", views.DecisionView.as_view(), name="post_decision"),
    path("<int:pk>/leave/", views.leave, name="post_leave"),
    path("<int:pk>/name/", views.name_shown, name="post_name"),
]
