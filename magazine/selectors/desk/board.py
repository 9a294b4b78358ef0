"""One issue on the editors' desk: its articles, how far they are, what stands in the way."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from wagtail.models import Page

from magazine.choices import (
    STATES_IN_ONE_LANGUAGE,
    STATES_READY,
    WORK_MOVES,
    FaultKind,
    WorkState,
)
from magazine.engine.checks import Fault, Targets, Text, check_text, targets_of
from magazine.models import ArticlePlan, IssuePage, IssueRelease, MadeFile
from magazine.selectors.desk.texts import pages_below, read_texts
from media_library.choices import TextState
from media_library.models import SiteDocument, SiteImage
from taxonomy.models import LegalAct

READABLE = {TextState.WHOLE, TextState.PART, TextState.EMPTY}


@dataclass(frozen=True)
class Obstacle:
    """One thing that keeps an issue from being published."""

    title: str
    language: str
    fault: Fault
    page: int | None = None

    @property
    def text(self) -> str:
        """The same as a sentence, in the language of whoever reads it."""
        detail = f" ({self.fault.detail})" if self.fault.detail else ""
        place = f"{self.title} · {self.language}" if self.language else self.title
        return f"{place}: {self.fault.kind.label}{detail}"


@dataclass
class Row:
    """One thing of the contents, or an idea that has no page yet."""

    key: UUID | None
    plan: ArticlePlan | None
    texts: dict[str, Text | None]
    faults: dict[str, list[Fault]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title in the first language that has one."""
        named = [text.title for text in self.texts.values() if text]
        return named[0] if named else (self.plan.title if self.plan else "")

    @property
    def moves(self) -> tuple[WorkState, ...]:
        """Where the article may go from here."""
        return WORK_MOVES[WorkState(self.plan.state)] if self.plan else ()

    @property
    def is_live(self) -> bool:
        """Whether it is public in any language."""
        return any(text.is_live for text in self.texts.values() if text)


@dataclass
class Desk:
    """An issue with everything in it, as its makers see it."""

    key: UUID
    issues: dict[str, IssuePage]
    rows: list[Row]
    files: list[MadeFile]
    release: IssueRelease | None
    own_obstacles: list[Obstacle]

    @property
    def label(self) -> str:
        """The numbers as printed."""
        return next(iter(self.issues.values())).numbers.label

    @property
    def is_live(self) -> bool:
        """Whether the issue is public in any language."""
        return any(issue.live for issue in self.issues.values())

    @property
    def counts(self) -> list[tuple[WorkState, int]]:
        """How many articles stand where, states in the order of the work."""
        states = [row.plan.state for row in self.rows if row.plan]
        return [(state, states.count(state)) for state in WorkState]

    def obstacles(self, later: Collection[str] = ()) -> list[Obstacle]:
        """What forbids to publish; `later` names texts that come out after the issue."""
        found = list(self.own_obstacles)
        for row in self.rows:
            found += _obstacles_of(row, later)
        return found


def _obstacles_of(row: Row, later: Collection[str]) -> list[Obstacle]:
    asked = [language for language in row.texts if f"{language}:{row.key}" not in later]
    found = [
        Obstacle(row.title, language, fault, text.pk if (text := row.texts[language]) else None)
        for language in asked
        for fault in row.faults[language]
        if fault.forbids
    ]
    # What waits for its translation was never proofread in both languages.
    ready = STATES_READY if len(asked) == len(row.texts) else STATES_READY | STATES_IN_ONE_LANGUAGE
    if asked and row.plan and row.key and row.plan.state not in ready:
        found.append(Obstacle(row.title, "", Fault(FaultKind.NOT_READY)))
    if row.plan and not row.key:
        found.append(Obstacle(row.title, "", Fault(FaultKind.NO_PAGES)))
    return found


def read_desk(issue_key: UUID) -> Desk | None:
    """Read an issue in the same few statements however long it is; None when there is none."""
    issues = {
        issue.locale.language_code: issue
        for issue in IssuePage.objects.filter(translation_key=issue_key)
        .select_related("locale", "latest_revision")
        .order_by("-locale__language_code")
    }
    if not issues:
        return None
    texts = read_texts(pages_below(issues.values()))
    plans = list(
        ArticlePlan.objects.filter(issue_key=issue_key)
        .select_related("section", "responsible__profile")
        .order_by("position", "pk")
    )
    rows = _rows(texts, plans, list(issues))
    missing = _missing(texts)
    for row in rows:
        _check(row, missing)
    keys = [row.key for row in rows if row.key]
    files = MadeFile.objects.filter(page_key__in=[issue_key, *keys]).defer("places")
    return Desk(
        key=issue_key,
        issues=issues,
        rows=rows,
        files=list(files.order_by("kind", "-language", "pk")),
        release=IssueRelease.objects.select_related("decided_by__profile")
        .filter(issue_key=issue_key)
        .first(),
        own_obstacles=_own_obstacles(issues, rows),
    )


def _rows(texts: list[Text], plans: list[ArticlePlan], languages: list[str]) -> list[Row]:
    """Pages in the order of the first language, then those of the others, then ideas."""
    by_key: dict[UUID, dict[str, Text]] = defaultdict(dict)
    for language in languages:
        for text in texts:
            if text.language == language:
                by_key[text.key][language] = text
    planned = {plan.article_key: plan for plan in plans if plan.article_key}
    rows = [
        Row(key, planned.get(key), {language: found.get(language) for language in languages})
        for key, found in by_key.items()
    ]
    ideas = [plan for plan in plans if plan.article_key not in by_key]
    return rows + [Row(None, plan, {}) for plan in ideas]


def _check(row: Row, missing: Targets) -> None:
    for language, text in row.texts.items():
        other = next((one for name, one in row.texts.items() if name != language and one), None)
        if text is None:
            row.faults[language] = [Fault(FaultKind.NO_TRANSLATION)]
        else:
            row.faults[language] = check_text(text, other, missing=missing)


def _missing(texts: Iterable[Text]) -> Targets:
    """What the texts point at and what is not there, or is not public."""
    named, own = Targets(), set()
    for text in texts:
        named |= targets_of(text.blocks)
        own.add(text.pk)
    pages = Page.objects.filter(pk__in=named.pages - own, live=True)
    found = Targets(
        frozenset(pages.values_list("pk", flat=True)) | own,
        _present(SiteDocument, named.documents),
        _present(SiteImage, named.images),
        _present(LegalAct, named.acts),
        frozenset(LegalAct.objects.filter(code__in=named.act_codes).values_list("code", flat=True)),
    )
    return named.without(found)


def _present(model: type, keys: frozenset[int]) -> frozenset[int]:
    if not keys:
        return frozenset()
    manager = model._default_manager  # type: ignore[attr-defined]  # every model has one
    return frozenset(manager.filter(pk__in=keys).values_list("pk", flat=True))


def _own_obstacles(issues: dict[str, IssuePage], rows: list[Row]) -> list[Obstacle]:
    """What is wrong with the issue itself: nothing in it, or a PDF that cannot be read."""
    found = []
    for language, issue in issues.items():
        content = issue.latest_revision.content if issue.latest_revision else {}
        scan = content.get("scan") if content else issue.scan_id
        if fault := _fault_of_scan(scan):
            found.append(Obstacle(issue.title, language, fault, issue.pk))
        has_lines = bool(content.get("contents") if content else issue.contents.exists())
        if not rows and not (scan and has_lines):
            found.append(Obstacle(issue.title, language, Fault(FaultKind.NO_ITEMS), issue.pk))
    return found


def _fault_of_scan(scan: int | None) -> Fault | None:
    if not scan:
        return None
    state = SiteDocument.objects.filter(pk=scan).values_list("text_state", flat=True).first()
    if state == TextState.UNREAD:
        return Fault(FaultKind.SCAN_UNREAD)
    return None if state in READABLE else Fault(FaultKind.SCAN_BROKEN)
