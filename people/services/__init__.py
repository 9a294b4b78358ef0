"""Everything that writes about people; each verb has a file of its own."""

from people.services.claim_form_key import (
    FormKeyRefused,
    claim_form_key,
    drop_form_keys,
    settle_form_key,
)
from people.services.erase_account import (
    ErasureRefused,
    ErasuresUnfinished,
    cancel_erasure,
    fulfil_erasures,
    request_erasure,
    warn_of_erasures,
)
from people.services.erase_person import erase_own_rows, erase_person
from people.services.export_data import build_export, drop_old_exports, request_export
from people.services.export_person import export_own_rows, export_person
from people.services.hand_over_account import (
    ActivationRefused,
    activation_path,
    hand_over,
    open_for_somebody,
    take_over_account,
)
from people.services.hold_form import (
    drop_held_forms,
    forget_held_form,
    hold_form,
    release_held_form,
)
from people.services.mask_traces import identity_of
from people.services.open_account import (
    AccountRefused,
    name_person,
    open_account,
    record_consent,
    withdraw_consent,
)
from people.services.queue_letter import (
    LetterRefused,
    drop_old_letters,
    queue_letter,
    queue_message,
)
from people.services.record_access import drop_old_accesses, record_access
from people.services.replay_erasures import replay_erasures
from people.services.save_statistics import forget_statistics, save_statistics
from people.services.verify_person import (
    VerificationRefused,
    revoke_verification,
    verify_person,
)

__all__ = [
    "AccountRefused",
    "ActivationRefused",
    "ErasureRefused",
    "ErasuresUnfinished",
    "FormKeyRefused",
    "LetterRefused",
    "VerificationRefused",
    "activation_path",
    "build_export",
    "cancel_erasure",
    "claim_form_key",
    "drop_form_keys",
    "drop_held_forms",
    "drop_old_accesses",
    "drop_old_exports",
    "drop_old_letters",
    "erase_own_rows",
    "erase_person",
    "export_own_rows",
    "export_person",
    "forget_held_form",
    "forget_statistics",
    "fulfil_erasures",
    "hand_over",
    "hold_form",
    "identity_of",
    "name_person",
    "open_account",
    "open_for_somebody",
    "queue_letter",
    "queue_message",
    "record_access",
    "record_consent",
    "release_held_form",
    "replay_erasures",
    "request_erasure",
    "request_export",
    "revoke_verification",
    "save_statistics",
    "settle_form_key",
    "take_over_account",
    "verify_person",
    "warn_of_erasures",
    "withdraw_consent",
]
