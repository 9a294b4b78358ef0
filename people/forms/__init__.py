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
    AskAgainKeyForm,
    KeyForm,
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
    "AskAgainKeyForm",
    "ChangeEmailForm",
    "ChangePasswordForm",
    "ChangePhoneForm",
    "ConfirmEmailForm",
    "ConfirmLoginCodeForm",
    "ConfirmResetForm",
    "KeyForm",
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
