"""How a model says how long it keeps what it knows about a person, and how that is erased."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Retention:
    """The promise of one model about personal data, as the class attribute `PERSONAL_DATA`.

    Every model with a key to the account, an e-mail, a phone or a person's name carries one;
    a test finds such models by their fields. It is a promise, not the eraser itself: erasing is
    done by what the app hands to `people.registry`.
    """

    keep: str
    """How long the row is kept, and why: "until the account is erased"."""

    erase: str
    """What erasing the person does to it: "the row is deleted", "the key is emptied"."""

    def __post_init__(self) -> None:
        if not self.keep.strip() or not self.erase.strip():
            raise ValueError("Say both how long the data is kept and how it is erased.")
