"""A person asks to be listed as an expert, changes the entry, and leaves when they like."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from organisations.choices import ExpertStage, Trait
from organisations.models import Expert, ExpertTrait, Region
from people.choices import EXPERT_TEXT_VERSION, GROUP_EDITORS, ConsentKind
from people.models import Profile, User
from people.services import (
    claim_form_key,
    queue_letter,
    record_consent,
    settle_form_key,
    withdraw_consent,
)
from taxonomy.models import Term


class ExpertRefused(Exception):
    """The entry cannot be made or changed; the text says why."""


@dataclass(frozen=True)
class ExpertAnswers:
    """What a person says about their help."""

    topics: Iterable[Term]
    regions: Iterable[Region]
    languages: Iterable[str]
    helps: Iterable[str]
    words_ru: str = ""
    words_ky: str = ""
    traits: dict[str, Iterable[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.traits.update({Trait.LANGUAGE: self.languages, Trait.HELP: self.helps})


@transaction.atomic
def apply_as_expert(*, person: User, answers: ExpertAnswers, form_key: UUID) -> Expert:
    """Write the entry with its consent and ask staff to confirm it; change it if it is there.

    The same form sent again changes nothing. A new or returning entry waits for staff; a change of
    a listed one is public at once and marked for staff. Refuses with ExpertRefused an account
    without a public name.
    """
    profile = Profile.objects.filter(person=person).first()
    if profile is None:
        raise ExpertRefused("An expert needs a public name.")
    key = claim_form_key(person=person, key=form_key, purpose="apply as expert")
    expert = Expert.objects.select_for_update(of=("self",)).filter(profile=profile).first()
    if key.result and expert is not None:
        return expert
    expert = _write(expert, profile, answers)
    settle_form_key(form_key=key, result=str(expert.pk))
    if expert.stage == ExpertStage.WAITING:
        _tell_editors(expert)
    return expert


def _write(expert: Expert | None, profile: Profile, answers: ExpertAnswers) -> Expert:
    person, now = profile.person, timezone.now()
    if person is None:
        raise ExpertRefused("An expert needs an account.")
    is_back = expert is not None and expert.stage in {ExpertStage.WITHDRAWN, ExpertStage.DECLINED}
    expert = expert or Expert(profile=profile, applied_at=now)
    if is_back:
        expert.applied_at, expert.declined_at = now, None
        expert.verified_at, expert.verified_by, expert.staff_words = None, None, ""
    expert.consent = record_consent(
        person=person,
        kind=ConsentKind.EXPERT,
        text_version=EXPERT_TEXT_VERSION,
        language=translation.get_language() or "ru",
    )
    expert.words_ru, expert.words_ky = answers.words_ru, answers.words_ky
    expert.changed_at = now
    expert.save()
    expert.topics.set(answers.topics)
    expert.regions.set(answers.regions)
    ExpertTrait.objects.filter(expert=expert).delete()
    ExpertTrait.objects.bulk_create(
        ExpertTrait(expert=expert, trait=trait, code=code)
        for trait, codes in answers.traits.items()
        for code in dict.fromkeys(codes)
    )
    return expert


def _tell_editors(expert: Expert) -> None:
    editors = get_user_model().objects.filter(groups__name=GROUP_EDITORS, is_active=True)
    for editor in editors:
        queue_letter(
            event=f"expert-applied:{expert.pk}:{expert.applied_at:%Y%m%d%H%M%S}",
            kind="expert_applied",
            person=editor,
            context={"action_path": reverse("experts:edit", args=[expert.pk])},
        )


@transaction.atomic
def leave_register(*, person: User) -> None:
    """Withdraw the consent: the entry is public no longer, at once. Bears to run twice."""
    expert = Expert.objects.select_related("consent").filter(profile__person=person).first()
    if expert is not None:
        withdraw_consent(consent=expert.consent)
        # A write that readers' pages hang on: kept copies of the page go with it.
        expert.changed_at = timezone.now()
        expert.save(update_fields=["changed_at"])
