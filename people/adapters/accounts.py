"""How the account library speaks: letters and texts through the outboxes, the portal's words."""

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.stages import EmailVerificationStage
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from people.access import is_within_rate, limit_session
from people.engine import tidy_phone
from people.forms import PhoneField
from people.models import PhoneNumber, User
from people.selectors import confirmed_phone_of, person_with_email, person_with_phone
from people.services import queue_letter
from people.services.confirm_phone import confirm_phone, give_phone
from people.services.end_sign_in import note_sign_in
from people.services.queue_text import queue_text, rehearse_text

# What of the library's context a letter may use; the rest stays in the request.
_LETTER_FACTS = ("code", "from_email", "to_email", "timestamp")


class EmailStage(EmailVerificationStage):
    """Asks for the code of an address only those who have an address."""

    def handle(self) -> Any:
        """Let through whoever signs in with a confirmed phone and has no address."""
        person = self.login.user
        if isinstance(person, User) and not person.email and confirmed_phone_of(person):
            return None, True
        return super().handle()


class AccountAdapter(DefaultAccountAdapter):
    """Sends what the account library sends through the outboxes, in the portal's words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is already your address."),
        "email_password_mismatch": _("The e-mail or the password is wrong."),
        "phone_password_mismatch": _("The number or the password is wrong."),
        "username_password_mismatch": _("Type your e-mail or your mobile number."),
        "email_taken": _("This address belongs to another account."),
        "phone_taken": _("This number belongs to another account."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This is not the code. Look at the newest letter or text."),
        "incorrect_password": _("The password is wrong."),
        "invalid_login": _("Type your e-mail or your mobile number."),
        "rate_limited": _("A code was sent a moment ago. Wait half a minute, then ask again."),
        "same_as_current": _("You have this already."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, then try again."),
        "unverified_primary_email": _("Confirm your address first."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the letter named by the library's template, in the language of the page.

        Where there is a phone instead of an address, a code goes there as a text, and any other
        letter is kept on the portal.
        """
        kind = template_prefix.rpartition("/")[2]
        person = context.get("user") or person_with_email(email) or person_with_phone(email)
        if email.startswith("+") and "code" in context:
            self.send_verification_code_sms(user=person, phone=email, code=context["code"])
            return
        facts = {name: context[name] for name in _LETTER_FACTS if name in context}
        path = "account_login" if kind == "account_already_exists" else "account_reset_password"
        queue_letter(
            event=f"account:{kind}:{uuid.uuid4()}",
            kind=kind,
            person=person if isinstance(person, User) else None,
            recipient=email,
            language=translation.get_language() or "",
            context={**facts, "action_path": reverse(path)},
            has_secret="code" in context,
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell of a change at the account, who has no address too."""
        address = email or user.email or confirmed_phone_of(user)
        if address:
            facts = {"timestamp": timezone.now(), "user": user, **(context or {})}
            self.send_mail(template_prefix, address, facts)

    def get_login_stages(self) -> list[str]:
        """The library's steps of signing in, with our own view of addresses."""
        library = f"{EmailVerificationStage.__module__}.{EmailVerificationStage.__name__}"
        own = f"{EmailStage.__module__}.{EmailStage.__name__}"
        return [own if stage == library else stage for stage in super().get_login_stages()]

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count wrong passwords by number too; the library would count all numbers as one."""
        login = credentials.get("email") or credentials.get("phone") or ""
        return str(super()._get_login_attempts_cache_key(request, email=login))

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        """Open the account; no address is nothing, not an empty one."""
        form.cleaned_data["email"] = form.cleaned_data.get("email") or None
        return super().save_user(request, user, form, commit)

    def phone_form_field(self, **kwargs: Any) -> forms.Field:
        """A mobile number of Kyrgyzstan, however it is spaced."""
        return PhoneField(**kwargs)

    def clean_phone(self, phone: str) -> str:
        """Keep one form of every number."""
        return tidy_phone(phone)

    def get_phone(self, user: Any) -> tuple[str, bool] | None:
        """The number of an account, and whether it is confirmed."""
        number = PhoneNumber.objects.filter(person_id=user.pk).first()
        return (number.phone, number.confirmed_at is not None) if number else None

    def set_phone(self, user: Any, phone: str, verified: bool) -> None:
        """Note the number that somebody claims."""
        (confirm_phone if verified else give_phone)(person=user, phone=phone)

    def set_phone_verified(self, user: Any, phone: str) -> None:
        """The code came back: the number is the person's own."""
        confirm_phone(person=user, phone=phone)

    def get_user_by_phone(self, phone: str) -> User | None:
        """Find the account by a confirmed number; nobody where phones are not offered."""
        try:
            return person_with_phone(tidy_phone(phone)) if settings.PHONES_OFFERED else None
        except ValidationError:
            return None

    def send_verification_code_sms(self, user: Any, phone: str, code: str, **kwargs: Any) -> None:
        """Send a code, in the language of the page."""
        self._count_text(phone)
        language = translation.get_language() or ""
        queue_text(phone=phone, kind="code", person=user, language=language, context={"code": code})

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        """Send nothing to a stranger's phone; take as long as if we did."""
        self._count_text(phone)
        rehearse_text(phone=phone, kind="code")

    def send_account_already_exists_sms(self, phone: str) -> None:
        """Tell the owner that there is an account already."""
        self._count_text(phone)
        language = translation.get_language() or ""
        queue_text(phone=phone, kind="account_exists", language=language)

    def _count_text(self, phone: str) -> None:
        """Stop before the phone of somebody rings all night, at the portal's cost."""
        if not is_within_rate(self.request, action="text_code", key=phone):
            raise ImmediateHttpResponse(respond_429(self.request))

    def is_safe_url(self, url: str) -> bool:
        """Say whether one may be led there; what is no address is not safe."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in, let it last as long as the device allows, and note it for the owner to see."""
        super().login(request, user)
        limit_session(session=request.session, person=user)
        if not request.session.session_key:
            request.session.save()
        note_sign_in(
            person=user,
            session_key=str(request.session.session_key),
            browser=self.get_http_user_agent(request),
        )

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead back to where everything that guards the account stands."""
        return reverse("account_security")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Stay in the language of the page."""
        return f"/{translation.get_language()}/"
