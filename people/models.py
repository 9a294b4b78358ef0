"""Accounts and what belongs to a person alone; E-mail is the only name to sign in with."""

from typing import Any

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.retention import Retention


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
    email = models.EmailField(_("e-mail"), unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()  # type: ignore[misc,assignment]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.get_full_name() or self.email
