"""The link at the end of a letter: who has it may silence that one search, signed in or not."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

_SIGNER = Signer(salt="search.stop")


def stop_token(search_id: UUID) -> str:
    """Sign the link of a search; it serves as long as the letter is kept."""
    return _SIGNER.sign(search_id.hex)


def read_stop_token(token: str) -> UUID | None:
    """The search a link names; None when it is not ours."""
    try:
        return UUID(_SIGNER.unsign(token))
    except (BadSignature, ValueError):
        return None
