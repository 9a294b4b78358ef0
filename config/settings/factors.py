"""What proves a person beside the password: second factors, and the gateway of texts."""

from config.settings.environment import env

# Second factors: an app's codes, passkeys, and codes on paper for the day the phone is lost.
MFA_ADAPTER = "people.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
MFA_FORMS = {
    "activate_totp": "people.forms.ActivateAppForm",
    "authenticate": "people.forms.SecondFactorForm",
    "reauthenticate": "people.forms.AskAgainFactorForm",
    "add_webauthn": "people.forms.AddKeyForm",
    "authenticate_webauthn": "people.forms.KeyForm",
    "reauthenticate_webauthn": "people.forms.AskAgainKeyForm",
    "login_webauthn": "people.forms.KeySignInForm",
}
# Staff prove themselves twice before the admin opens; off where one only tries things out.
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=True)

# Phones are offered once there is a gateway for texts.
SMS_URL = env.str("SMS_URL", default="")
SMS_TOKEN = env.str("SMS_TOKEN", default="")
SMS_SENDER = env.str("SMS_SENDER", default="")
SMS_TRANSPORT = env.str("SMS_TRANSPORT", default="people.adapters.TextsByGateway")
PHONES_OFFERED = bool(SMS_URL)
