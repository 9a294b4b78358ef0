"""Addresses of accounts: only those pages of the account library that the portal styles."""

from allauth.account import views
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from django.urls import include, path
from django.views.generic import RedirectView

from people.views import LogoutView, data
from people.views.activation import activate
from people.views.factors import (
    AddKeyView,
    AppDrawingView,
    AskKeyAgainView,
    KeySignInView,
    RemoveAppView,
    RemoveKeyView,
    RequestCodeView,
)
from people.views.security import (
    EndOthersView,
    EndSignInView,
    RemovePhoneView,
    SecondFactorNeededView,
    SecurityView,
    password_first,
)

_password = [
    path("change/", views.password_change, name="account_change_password"),
    path("set/", views.password_set, name="account_set_password"),
    path("reset/", views.password_reset, name="account_reset_password"),
    path(
        "reset/confirm/",
        views.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path(
        "reset/complete/",
        views.complete_password_reset,
        name="account_complete_password_reset",
    ),
    path(
        "reset/done/",
        views.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
]

_phone = [
    path("", password_first(views.change_phone), name="account_change_phone"),
    path("confirm/", views.verify_phone, name="account_verify_phone"),
    path("remove/", RemovePhoneView.as_view(), name="account_remove_phone"),
]

_factor = [
    path("", RedirectView.as_view(pattern_name="account_security"), name="mfa_index"),
    path("check/", factors.authenticate, name="mfa_authenticate"),
    path("check-again/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("needed/", SecondFactorNeededView.as_view(), name="account_second_factor_needed"),
    path("app/", password_first(app.activate_totp), name="mfa_activate_totp"),
    path("app/drawing.svg", AppDrawingView.as_view(), name="account_app_drawing"),
    path("app/remove/", RemoveAppView.as_view(), name="mfa_deactivate_totp"),
    path("codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codes/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("key/", AddKeyView.as_view(), name="mfa_add_webauthn"),
    path("key/sign-in/", KeySignInView.as_view(), name="mfa_login_webauthn"),
    path("key/check-again/", AskKeyAgainView.as_view(), name="mfa_reauthenticate_webauthn"),
    path("key/<int:pk>/remove/", RemoveKeyView.as_view(), name="mfa_remove_webauthn"),
]

_data = [
    path("", data.my_data, name="my_data"),
    path("prepare/", data.prepare_copy, name="my_data_prepare"),
    path("copy/<uuid:export_id>/", data.fetch_copy, name="my_data_copy"),
    path("erase/", data.erase_account, name="my_data_erase"),
    path("keep/", data.keep_account, name="my_data_keep"),
    path("looked/", data.who_looked, name="my_data_looked"),
    path("statistics/", data.my_statistics, name="my_statistics"),
]

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("login/code/", RequestCodeView.as_view(), name="account_request_login_code"),
    path("login/code/confirm/", views.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", LogoutView.as_view(), name="account_logout"),
    path("signup/", views.signup, name="account_signup"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("email/", password_first(views.email), name="account_email"),
    path("confirm-email/", views.email_verification_sent, name="account_email_verification_sent"),
    path("password/", include(_password)),
    path("phone/", include(_phone)),
    path("factor/", include(_factor)),
    path("security/", SecurityView.as_view(), name="account_security"),
    path("security/end/<uuid:pk>/", EndSignInView.as_view(), name="account_end_sign_in"),
    path("security/end-others/", EndOthersView.as_view(), name="account_end_others"),
    path("my-data/", include(_data)),
    path("activate/", activate, name="account_activate_by_code"),
    path("activate/<slug:code>/", activate, name="account_activate"),
]
