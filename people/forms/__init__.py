"""What people type about their accounts becomes values, or an error beside its field."""

from people.forms.accounts import (
    ChangeEmailForm,
    ChangePasswordForm,
    ConfirmEmailForm,
    ConfirmResetForm,
    LoginForm,
    NewPasswordForm,
    ReauthenticateForm,
    ResetPasswordForm,
    SetPasswordForm,
    SignupForm,
)

__all__ = [
    "ChangeEmailForm",
    "ChangePasswordForm",
    "ConfirmEmailForm",
    "ConfirmResetForm",
    "LoginForm",
    "NewPasswordForm",
    "ReauthenticateForm",
    "ResetPasswordForm",
    "SetPasswordForm",
    "SignupForm",
]
