"""A reader writes to an expert through the portal; neither address stands on a page."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from organisations.models import Expert
from people.models import Letter, User
from people.selectors import display_name_of, language_of
from people.services import claim_form_key, queue_letter, settle_form_key

LETTER = "expert_contacted"


class ContactRefused(Exception):
    """The expert cannot be written to."""


@transaction.atomic
def contact_expert(*, expert: Expert, sender: User, text: str, form_key: UUID) -> bool:
    """Send the text with the sender's name and address; False for a form that was sent before.

    The body is wiped once it is sent: the portal keeps no correspondence. Refuses with
    ContactRefused an entry that is not listed, one's own, and a sender without an address.
    """
    if not Expert.objects.listed().filter(pk=expert.pk).exists():
        raise ContactRefused("The expert is not in the register.")
    if expert.profile.person_id == sender.pk:
        raise ContactRefused("Nobody writes to themselves.")
    if not sender.email:
        raise ContactRefused("There is no address for the answer.")
    key = claim_form_key(person=sender, key=form_key, purpose="contact expert")
    if key.result:
        return False
    queue_letter(
        event=f"{LETTER}:{sender.pk}:{form_key}",
        kind=LETTER,
        person=expert.profile.person,
        context={
            "name": display_name_of(sender) or sender.email,
            "address": sender.email,
            "text": text,
            "action_path": _own_page(expert),
        },
        has_secret=True,
    )
    settle_form_key(form_key=key, result="sent")
    return True


def _own_page(expert: Expert) -> str:
    """Where the expert changes or leaves the entry, in their language."""
    with translation.override(language_of(expert.profile.person)):
        return reverse("my_expert")


@transaction.atomic
def drop_unsent_words(*, person: User) -> None:
    """Forget what a person wrote to experts that has not left the portal yet."""
    Letter.objects.filter(event__startswith=f"{LETTER}:{person.pk}:").delete()
