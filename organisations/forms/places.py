"""Forms of the admin: a membership, and the question of the municipality chooser."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.choosers import BaseFilterForm

from organisations.access import may_begin
from organisations.models import Membership, Organisation
from organisations.querysets import MunicipalityQuerySet
from organisations.selectors import bodies_named, ids_named
from people.models import User
from people.selectors import person_with_email


class MembershipForm(WagtailAdminModelForm):
    """The person is named by e-mail: a list of all accounts would be endless."""

    person_email = forms.EmailField(label=_("E-mail of the person"))
    is_confirmed = forms.BooleanField(
        label=_("Confirmed: this person acts for the municipality"), required=False
    )

    class Meta:
        model = Membership
        fields = [
            "municipality", "post_kind", "post_ru", "post_ky", "from_date", "until_date",
            "decline_reason",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["person_email"] = self.instance.person.email
            self.initial["is_confirmed"] = self.instance.confirmed_at is not None

    def clean_person_email(self) -> str:
        """Find the account; remember it on the membership."""
        email: str = self.cleaned_data["person_email"]
        person = person_with_email(email)
        if person is None:
            raise forms.ValidationError(_("Nobody has registered with this address."))
        self.instance.person = person
        return email

    def clean(self) -> dict[str, Any]:
        """Nobody confirms themselves, operators aside; what cannot begin is not confirmed."""
        cleaned: dict[str, Any] = super().clean() or {}
        user: User | None = self.for_user
        is_self = user is not None and getattr(self.instance, "person_id", None) == user.pk
        if not cleaned.get("is_confirmed") or self.errors:
            return cleaned
        if is_self and user and not user.is_superuser:
            self.add_error("is_confirmed", _("Somebody else must confirm your membership."))
        elif cleaned.get("decline_reason"):
            self.add_error("decline_reason", _("Confirm it or decline it, not both."))
        elif not self.instance.is_confirmed and not (allowed := may_begin(self._claim(cleaned))):
            self.add_error("from_date", allowed.reason)
        return cleaned

    def _claim(self, cleaned: dict[str, Any]) -> Membership:
        names = ("municipality", "post_kind", "from_date")
        return Membership(person=self.instance.person, **{name: cleaned[name] for name in names})


class BodyFilterForm(BaseFilterForm):
    """Finds a body under any name it had."""

    q = forms.CharField(label=_("Name of the body"), required=False, max_length=200)

    def filter(self, objects: "QuerySet[Organisation]") -> "QuerySet[Organisation]":
        """Leave those that the text may mean."""
        text: str = self.cleaned_data["q"]
        if not text:
            return objects
        self.is_searching, self.search_query = True, text
        return objects.filter(pk__in=bodies_named(text))


class MunicipalityFilterForm(BaseFilterForm):
    """Finds a municipality as forgivingly as the directory does."""

    q = forms.CharField(label=_("Name of a town or aimak"), required=False, max_length=200)

    def filter(self, objects: MunicipalityQuerySet) -> MunicipalityQuerySet:
        """Leave those that the text may mean."""
        text: str = self.cleaned_data["q"]
        if not text:
            return objects
        self.is_searching, self.search_query = True, text
        return objects.filter(pk__in=ids_named(text))
