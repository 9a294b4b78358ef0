"""The code that hands an account to the person it was opened for."""

from django.db import models

from core.retention import Retention
from people.choices import ActivationChannel
from people.models.accounts import User


class Activation(models.Model):
    """A one-time code for an account that an operator opened; only its digest is kept.

    Where it came by letter it also proves the address. It is no way to sign in a second time.
    """

    PERSONAL_DATA = Retention(
        keep="until it is used or replaced; the hourly clean-up drops what is too old",
        erase="the row is deleted",
    )

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="activation")
    digest = models.CharField(max_length=64, unique=True)
    channel = models.CharField(max_length=10, choices=ActivationChannel.choices)
    expires_at = models.DateTimeField()
