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
from people.forms.factors import (
    ActivateAppForm,
    AddKeyForm,
    AskAgainFactorForm,
    KeySignInForm,
    SecondFactorForm,
)
from people.forms.look import (
    PhoneField,
)
from people.forms.phones import (
    ChangePhoneForm,
    ConfirmLoginCodeForm,
    RequestCodeForm,
    VerifyPhoneForm,
)

__all__ = [
    "ActivateAppForm",
    "AddKeyForm",
    "AskAgainFactorForm",
    "ChangeEmailForm",
    "ChangePasswordForm",
    "ChangePhoneForm",
    "ConfirmEmailForm",
    "ConfirmLoginCodeForm",
    "ConfirmResetForm",
    "KeySignInForm",
    "LoginForm",
    "NewPasswordForm",
    "PhoneField",
    "ReauthenticateForm",
    "RequestCodeForm",
    "ResetPasswordForm",
    "SecondFactorForm",
    "SetPasswordForm",
    "SignupForm",
    "VerifyPhoneForm",
]
