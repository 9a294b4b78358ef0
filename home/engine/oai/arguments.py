"""Reads the arguments of an OAI-PMH request: everything the protocol refuses is refused here."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.core import signing

from home.engine.oai.refusals import (
    BadArgument,
    BadResumptionToken,
    BadVerb,
    CannotDisseminateFormat,
)

PREFIX = "oai_dc"
LISTS = ("ListIdentifiers", "ListRecords")
REQUIRED: dict[str, tuple[str, ...]] = {
    "Identify": (),
    "ListMetadataFormats": (),
    "ListSets": (),
    "GetRecord": ("identifier", "metadataPrefix"),
    "ListIdentifiers": ("metadataPrefix",),
    "ListRecords": ("metadataPrefix",),
}
OPTIONAL: dict[str, tuple[str, ...]] = {
    "ListMetadataFormats": ("identifier",),
    "ListIdentifiers": ("from", "until", "set"),
    "ListRecords": ("from", "until", "set"),
}
RESUMABLE = ("ListSets", *LISTS)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SECOND = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
LONGEST_TOKEN = 1_000
SALT = "home.oai"


@dataclass(frozen=True)
class Place:
    """Where a list goes on: behind this instant, set and key; `told` records came before."""

    changed_at: datetime
    set_name: str
    key: int
    told: int


@dataclass(frozen=True)
class OaiRequest:
    """What is asked for, clean; instants are UTC and `until` is included."""

    verb: str
    identifier: str = ""
    set_name: str = ""
    since: datetime | None = None
    until: datetime | None = None
    after: Place | None = None


def stamp(instant: datetime) -> str:
    """Write an instant as the protocol does, in UTC with whole seconds."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _instant(text: str, *, is_end: bool = False) -> datetime:
    try:
        if SECOND.fullmatch(text):
            return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        if DAY.fullmatch(text):
            day = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
            return datetime.combine(day, time(23, 59, 59), UTC) if is_end else day
    except ValueError:
        pass
    raise BadArgument(f"“{text[:40]}” is no date of the kind YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ")


def write_token(asked: OaiRequest, place: Place) -> str:
    """Write down, signed, how a list goes on; it stays good as long as the portal's secret."""
    content = [
        asked.verb,
        asked.set_name,
        stamp(asked.since) if asked.since else "",
        stamp(asked.until) if asked.until else "",
        stamp(place.changed_at),
        place.set_name,
        place.key,
        place.told,
    ]
    return signing.dumps(content, salt=SALT)


def _read_token(verb: str, token: str) -> OaiRequest:
    try:
        if len(token) > LONGEST_TOKEN:
            raise signing.BadSignature
        made_for, set_name, since, until, changed_at, at_set, key, told = signing.loads(
            token, salt=SALT
        )
    except (signing.BadSignature, ValueError) as error:
        raise BadResumptionToken("this token was not given out here") from error
    if made_for != verb:
        raise BadResumptionToken(f"this token goes on with {made_for}")
    return OaiRequest(
        verb=verb,
        set_name=set_name,
        since=_instant(since) if since else None,
        until=_instant(until) if until else None,
        after=Place(_instant(changed_at), at_set, key, told),
    )


def _single(given: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Each argument once; a verb that is not of the protocol is refused before anything else."""
    verbs = given.get("verb", ())
    if len(verbs) != 1 or verbs[0] not in REQUIRED:
        raise BadVerb("the verb is missing, repeated or not one of the six")
    repeated = [name for name, values in given.items() if len(values) != 1]
    if repeated:
        raise BadArgument(f"{', '.join(sorted(repeated))[:80]}: given more than once")
    return {name: values[0] for name, values in given.items()}


def read_request(given: Mapping[str, Sequence[str]]) -> OaiRequest:
    """Read the arguments as they came; refuses with the errors of the protocol."""
    arguments = _single(given)
    verb = arguments.pop("verb")
    if "resumptionToken" in arguments and verb in RESUMABLE:
        if len(arguments) > 1:
            raise BadArgument("resumptionToken stands alone")
        return _read_token(verb, arguments["resumptionToken"])
    known = {*REQUIRED[verb], *OPTIONAL.get(verb, ())}
    unknown = sorted(set(arguments) - known)
    missing = [name for name in REQUIRED[verb] if name not in arguments]
    if unknown or missing:
        raise BadArgument(f"unknown: {', '.join(unknown)[:80]}; missing: {', '.join(missing)}")
    if arguments.get("metadataPrefix", PREFIX) != PREFIX:
        raise CannotDisseminateFormat(f"records are told as {PREFIX} only")
    since, until = _span(arguments)
    return OaiRequest(
        verb=verb,
        identifier=arguments.get("identifier", ""),
        set_name=arguments.get("set", ""),
        since=since,
        until=until,
    )


def _span(arguments: Mapping[str, str]) -> tuple[datetime | None, datetime | None]:
    """The time asked for; both ends of one kind, the first not behind the last."""
    first, last = arguments.get("from"), arguments.get("until")
    if first is not None and last is not None and len(first) != len(last):
        raise BadArgument("from and until are of two kinds")
    since = None if first is None else _instant(first)
    until = None if last is None else _instant(last, is_end=True)
    if since is not None and until is not None and since > until:
        raise BadArgument("from lies behind until")
    return since, until
