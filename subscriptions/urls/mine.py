"""Addresses of one's own subscriptions and invoices."""

from django.urls import path

from subscriptions.views import mine as views

urlpatterns = [
    path("", views.my_subscriptions, name="my_subscriptions"),
    path("<int:pk>/renew/", views.RenewView.as_view(), name="subscription_renew"),
    path("<int:pk>/address/", views.DeliveryView.as_view(), name="subscription_address"),
    path("<int:pk>/cancel/", views.cancel_order, name="subscription_cancel"),
    path("<int:pk>/readers/", views.reader_add, name="subscription_reader_add"),
    path(
        "<int:pk>/readers/<int:reader_pk>/remove/",
        views.reader_remove,
        name="subscription_reader_remove",
    ),
    path("copies/<int:pk>/end/", views.copies_end, name="subscription_copies_end"),
    path("invoices/<int:year>-<int:sequence>.pdf", views.invoice_pdf, name="invoice_pdf"),
]
