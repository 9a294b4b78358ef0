"""Accounts: one door for everybody (allauth, by e-mail or phone), the Wagtail admin included."""

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "people.engine.PasswordHasher",
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _VALIDATION + "UserAttributeSimilarityValidator"},
    {"NAME": _VALIDATION + "MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": _VALIDATION + "CommonPasswordValidator"},
    {"NAME": _VALIDATION + "NumericPasswordValidator"},
    {"NAME": "people.engine.GuessablePasswordValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_page"
WAGTAILADMIN_LOGIN_URL = "wagtailcore_login"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# How long a sign-in lasts, in seconds: the person says whose device it is.
SESSION_AGE_OWN = 30 * 24 * 3600
SESSION_AGE_STAFF = 12 * 3600
SESSION_IDLE_SHARED = 20 * 60
SESSION_COOKIE_AGE = SESSION_AGE_OWN

ACCOUNT_ADAPTER = "people.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "people.forms.LoginForm",
    "signup": "people.forms.SignupForm",
    "add_email": "people.forms.ChangeEmailForm",
    "change_password": "people.forms.ChangePasswordForm",
    "set_password": "people.forms.SetPasswordForm",
    "reset_password": "people.forms.ResetPasswordForm",
    "reset_password_from_key": "people.forms.NewPasswordForm",
    "reauthenticate": "people.forms.ReauthenticateForm",
    "request_login_code": "people.forms.RequestCodeForm",
    "confirm_login_code": "people.forms.ConfirmLoginCodeForm",
    "change_phone": "people.forms.ChangePhoneForm",
    "verify_phone": "people.forms.VerifyPhoneForm",
    "confirm_email_verification_code": "people.forms.ConfirmEmailForm",
    "confirm_password_reset_code": "people.forms.ConfirmResetForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
# The form asks for one of the two; the library wants to hear that letters are confirmed.
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

# Codes instead of links: a letter read on the phone opens the door on the computer.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": True, "length": 8}
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 30 * 60  # seconds; letters are slow here
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 30 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 30 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_PHONE_VERIFICATION_TIMEOUT = 10 * 60
ACCOUNT_PHONE_VERIFICATION_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_TIMEOUT = 30 * 60

# A classroom sits behind one address: limits by address are wide, limits by key narrow.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "100/m/ip,5/5m/key",
    "signup": "120/m/ip",
    "reset_password": "60/m/ip,5/m/key,20/h/key",
    "confirm_email": "1/10s/key,10/h/key",
    "change_password": "10/m/user",
    "change_phone": "10/m/user",
    # By address of mail alone and wide: whoever asks in another's name must not shut the owner out.
    "request_login_code": "120/m/ip,60/h/key",
    # By address of mail and place.
    "login_letter": "3/m/key,10/h/key",
    # Texts cost money, whichever page asks for them; the library's own count stays behind ours.
    # By place it is wide for a classroom, and an end to ringing up the country through one door.
    "text_code": "1/30s/key,5/h/key,10/d/key,100/h/ip,400/d/ip",
    "verify_phone": "60/h/key",
    # A classroom may take over its accounts at once; a code has too many signs to be guessed.
    "activate": "120/m/ip",
    "report_mistake": "20/h/ip",
    "contact_expert": "10/d/user",
    # A file costs as much as some hundred pages; a classroom takes two each.
    "export_cases": "60/h/ip",
    "export_job": "20/d/user",
    # Each writes letters to colleagues or to all operators; taken back and claimed anew, too.
    "claim_post": "20/d/user",
    "order_subscription": "20/d/user",
    "report_repetition": "20/d/user",
    "ask_author": "10/d/user",
    "request_visit": "10/d/user",
    # Each may write to an address of somebody else; by address it is counted in letters.
    "order_newsletter": "30/h/ip",
    # Papers made on the spot; a classroom behind one address may take them.
    "repeat_kit": "300/h/ip",
    # Comparisons have addresses without end, and two papers at once are all that is made.
    "papers": "600/h/ip",
}
