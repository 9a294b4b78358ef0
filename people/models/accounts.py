"""Accounts, public faces and consents; e-mail is the only name to sign in with."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.retention import Retention
from people.choices import ConsentKind
from taxonomy.choices import Scheme
from taxonomy.models import Term


class UserManager(BaseUserManager["User"]):
    """Makes accounts by e-mail; there are no public usernames."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an account; refuses an empty address with ValueError."""
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make the operator's account."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person who can sign in. Public face and names are in Profile, not here."""

    PERSONAL_DATA = Retention(
        keep="until the owner or an operator erases the account",
        erase="the account is emptied and can no longer sign in",
    )

    username = None  # type: ignore[assignment]
    # Nothing, never "", for those who have a phone only.
    email = models.EmailField(  # type: ignore[assignment]
        _("e-mail"), unique=True, null=True, blank=True
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()  # type: ignore[misc,assignment]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.get_full_name() or self.email or f"#{self.pk}"


class Profile(models.Model):
    """The public face of a person. Authors and consultants may have one without an account.

    Not for what only reports need (gender, year of birth): that never stands beside the face.
    """

    PERSONAL_DATA = Retention(
        keep="until the account is erased",
        erase="the row is deleted; names printed under published work stay where they were agreed",
    )

    person = models.OneToOneField(
        User,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="profile",
        verbose_name=_("account"),
    )
    display_name = models.CharField(_("surname, first name, patronymic"), max_length=150)
    name_ru = models.CharField(_("name in Russian"), max_length=150, blank=True)
    name_ky = models.CharField(_("name in Kyrgyz"), max_length=150, blank=True)
    name_latin = models.CharField(_("name in Latin letters"), max_length=150, blank=True)
    topics = models.ManyToManyField(
        Term,
        blank=True,
        limit_choices_to={"scheme": Scheme.THEME},
        related_name="profiles",
        verbose_name=_("topics"),
    )
    language = models.CharField(
        _("language of letters"), max_length=2, choices=settings.LANGUAGES, default="ru"
    )
    bio = models.TextField(_("about oneself"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self) -> str:
        return self.display_name


class Consent(models.Model):
    """A person agreed to a text of a certain version; withdrawing dates the row, never deletes."""

    PERSONAL_DATA = Retention(
        keep="until the account is erased: it proves the ground on which data is held",
        erase="the row is deleted together with the data it allowed to hold",
    )

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(_("what"), max_length=20, choices=ConsentKind.choices)
    text_version = models.CharField(_("version of the text"), max_length=20)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    agreed_at = models.DateTimeField(_("agreed"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
