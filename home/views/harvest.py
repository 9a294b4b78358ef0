"""OAI-PMH 2.0: what other libraries read from the portal, https://www.openarchives.org."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home.engine.oai import answers, refusals
from home.engine.oai.answers import Answer
from home.engine.oai.arguments import OaiRequest, read_request, stamp, write_token
from home.selectors.harvest import (
    Told,
    earliest_change,
    find_record,
    identifier_of,
    offered_sets,
    read_batch,
)

REPOSITORY_LANGUAGE = "en"


def _host() -> str:
    return (urlsplit(settings.PUBLIC_URL).hostname or "localhost").lower()


def _told(identifier: str) -> Told:
    told = find_record(identifier, host=_host())
    if told is None:
        raise refusals.IdDoesNotExist("no record has this identifier")
    return told


def _identify(answer: Answer, _asked: OaiRequest) -> None:
    contact = parseaddr(settings.SERVER_EMAIL)[1]
    with answer.inside("Identify"):
        answer.add("repositoryName", translation.gettext("Portal of best practice"))
        answer.add("baseURL", _base_url())
        answer.add("protocolVersion", "2.0")
        answer.add("adminEmail", contact)
        answer.add(
            "earliestDatestamp", stamp(earliest_change() or datetime(1970, 1, 1, tzinfo=UTC))
        )
        answer.add("deletedRecord", "persistent")
        answer.add("granularity", "YYYY-MM-DDThh:mm:ssZ")
        host = _host()
        answers.add_description(answer, host=host, sample=f"oai:{host}:cases/1")


def _formats(answer: Answer, asked: OaiRequest) -> None:
    if asked.identifier and _told(asked.identifier)[1].is_deleted:
        raise refusals.NoMetadataFormats("the record was deleted")
    with answer.inside("ListMetadataFormats"):
        answers.add_format(answer)


def _sets(answer: Answer, _asked: OaiRequest) -> None:
    sets = offered_sets()
    with answer.inside("ListSets"):
        for one in sets:
            answers.add_set(answer, one.name, str(one.label))


def _record(answer: Answer, asked: OaiRequest) -> None:
    told = _told(asked.identifier)
    with answer.inside("GetRecord"):
        answers.add_record(answer, identifier_of(told, host=_host()), *told)


def _list(answer: Answer, asked: OaiRequest) -> None:
    if asked.set_name:
        offered_sets()
    batch = read_batch(asked)
    if not batch.records:
        raise refusals.NoRecordsMatch("nothing was changed in this time and set")
    write = answers.add_record if asked.verb == "ListRecords" else answers.add_header
    with answer.inside(asked.verb):
        for told in batch.records:
            write(answer, identifier_of(told, host=_host()), *told)
        before = asked.after.told if asked.after else 0
        if batch.next_place is not None:
            answers.add_token(answer, write_token(asked, batch.next_place), told=before)
        elif asked.after is not None:
            answers.add_token(answer, "", told=before)


VERBS: dict[str, Callable[[Answer, OaiRequest], None]] = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListSets": _sets,
    "GetRecord": _record,
    "ListIdentifiers": _list,
    "ListRecords": _list,
}


def _base_url() -> str:
    return f"{settings.PUBLIC_URL}{reverse('oai')}"


@never_cache
@csrf_exempt  # harvesters post the same questions; nothing is written
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """Answer one of the six verbs; errors of the protocol come with status 200, as it asks."""
    given = request.POST if request.method == "POST" else request.GET
    arguments = {name: given[name] for name in given}
    now = timezone.now()
    with translation.override(REPOSITORY_LANGUAGE):
        try:
            asked = read_request(dict(given.lists()))
            answer = Answer(base_url=_base_url(), now=now, arguments=arguments)
            VERBS[asked.verb](answer, asked)
            text = answer.finished()
        except refusals.OaiRefused as refused:
            text = answers.refusal(refused, base_url=_base_url(), now=now, arguments=arguments)
    return HttpResponse(text, content_type="text/xml; charset=utf-8")
