"""The XML of OAI-PMH answers: oai_dc, written element by element, nothing parsed."""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from io import StringIO
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

from core.harvest import HarvestRecord
from home.engine.oai.arguments import PREFIX, stamp
from home.engine.oai.refusals import BadArgument, BadVerb, OaiRefused

# What XML 1.0 cannot hold, escaped or not.
IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = f"{OAI}oai_dc/"
SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
IDENTIFIER = f"{OAI}oai-identifier"


def clean(text: str) -> str:
    """Take out the signs that XML cannot hold."""
    return IMPOSSIBLE.sub("", text)


class Answer:
    """One answer on its way: the frame is written first, then what the verb asked for."""

    def __init__(self, *, base_url: str, now: datetime, arguments: Mapping[str, str]) -> None:
        self.out = StringIO()
        self.xml = SimplerXMLGenerator(self.out, "utf-8")
        self.xml.startDocument()
        names = {
            "xmlns": OAI,
            "xmlns:xsi": SCHEMA,
            "xsi:schemaLocation": f"{OAI} {OAI}OAI-PMH.xsd",
        }
        self.xml.startElement("OAI-PMH", AttributesImpl(names))
        self.add("responseDate", stamp(now))
        self.add("request", base_url, {name: clean(text) for name, text in arguments.items()})

    def add(self, name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> None:
        """Write one element with its text."""
        self.xml.addQuickElement(name, clean(text), dict(attributes or {}))

    @contextmanager
    def _inside(self, name: str, attributes: Mapping[str, str] | None = None) -> Any:
        self.xml.startElement(name, AttributesImpl(dict(attributes or {})))
        yield
        self.xml.endElement(name)

    def inside(
        self, name: str, attributes: Mapping[str, str] | None = None
    ) -> AbstractContextManager[None]:
        """Write an element around others."""
        inside: AbstractContextManager[None] = self._inside(name, attributes)
        return inside

    def finished(self) -> str:
        """Close the frame and give the text."""
        self.xml.endElement("OAI-PMH")
        self.xml.endDocument()
        return self.out.getvalue()


def add_header(answer: Answer, identifier: str, set_name: str, record: HarvestRecord) -> None:
    """Write who a record is and when it changed."""
    with answer.inside("header", {"status": "deleted"} if record.is_deleted else {}):
        answer.add("identifier", identifier)
        answer.add("datestamp", stamp(record.changed_at))
        answer.add("setSpec", set_name)


def add_record(answer: Answer, identifier: str, set_name: str, record: HarvestRecord) -> None:
    """Write a whole record; a deleted one is its header."""
    with answer.inside("record"):
        add_header(answer, identifier, set_name, record)
        if not record.is_deleted:
            with answer.inside("metadata"):
                _add_dublin_core(answer, record)


def _add_dublin_core(answer: Answer, record: HarvestRecord) -> None:
    names = {
        "xmlns:oai_dc": OAI_DC,
        "xmlns:dc": DUBLIN_CORE,
        "xmlns:xsi": SCHEMA,
        "xsi:schemaLocation": f"{OAI_DC} {OAI}oai_dc.xsd",
    }
    with answer.inside("oai_dc:dc", names):
        for one in record.statements:
            language = {"xml:lang": one.language} if one.language else {}
            answer.add(f"dc:{one.element}", one.text, language)


def add_format(answer: Answer) -> None:
    """Write the one format there is."""
    with answer.inside("metadataFormat"):
        answer.add("metadataPrefix", PREFIX)
        answer.add("schema", f"{OAI}oai_dc.xsd")
        answer.add("metadataNamespace", OAI_DC)


def add_set(answer: Answer, name: str, label: str) -> None:
    """Write a set."""
    with answer.inside("set"):
        answer.add("setSpec", name)
        answer.add("setName", label)


def add_description(answer: Answer, *, host: str, sample: str) -> None:
    """Say how identifiers are made."""
    names = {
        "xmlns": IDENTIFIER,
        "xmlns:xsi": SCHEMA,
        "xsi:schemaLocation": f"{IDENTIFIER} {IDENTIFIER}.xsd",
    }
    with answer.inside("description"), answer.inside("oai-identifier", names):
        for name, text in (
            ("scheme", "oai"),
            ("repositoryIdentifier", host),
            ("delimiter", ":"),
            ("sampleIdentifier", sample),
        ):
            answer.add(name, text)


def refusal(
    refused: OaiRefused, *, base_url: str, now: datetime, arguments: Mapping[str, str]
) -> str:
    """Write an error; where the request itself was wrong it is not repeated."""
    is_wrong = isinstance(refused, BadVerb | BadArgument)
    answer = Answer(base_url=base_url, now=now, arguments={} if is_wrong else arguments)
    answer.add("error", str(refused), {"code": refused.code})
    return answer.finished()


def add_token(answer: Answer, token: str, *, told: int) -> None:
    """Write how the list goes on; an empty token ends a list that came in parts."""
    answer.add("resumptionToken", token, {"cursor": str(told)})
