"""The two papers of the kit: the plan, and the draft of a council's resolution to be edited."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.templatetags.formats import day, number
from organisations.choices import MunicipalityKind
from peer_learning.engine.word_file import BLANK, Block, Paper
from peer_learning.selectors.kit import Act, Kit, Money, Said, Task


def plan_paper(kit: Kit) -> Paper:
    """The plan with its dates, the money, the papers to prepare and the acts."""
    title = _("Plan: to repeat “%(title)s”") % {"title": kit.case.title}
    blocks = [
        Block("title", title),
        Block("text", _("Municipality: %(name)s") % {"name": _place(kit)}),
        Block("text", _("Begins: %(day)s") % {"day": day(kit.start)}),
        Block("head", _("What to do and when")),
        *_steps(kit),
        Block("head", _("Money")),
        *_budget(kit),
        Block("head", _("Papers to prepare")),
        *_papers(kit),
    ]
    if kit.conditions:
        blocks.append(Block("head", _("What must be there before you begin")))
        blocks += [Block("item", _marked(one)) for one in kit.conditions]
    blocks += [Block("head", _("What it stands on")), *_acts(kit), _source(kit)]
    return Paper(_language(), title, blocks)


def resolution_paper(kit: Kit) -> Paper:
    """A draft with blanks; it cites only acts that the example names, and says what to check."""
    council = _("COUNCIL OF THE AYIL AIMAK")
    if kit.place and kit.place.kind == MunicipalityKind.TOWN:
        council = _("COUNCIL OF THE TOWN")
    title = _("On repeating “%(title)s”") % {"title": kit.case.title}
    blocks = [
        Block("note", _("Draft. Fill in the blanks and check every act before the session.")),
        Block("centre", council),
        Block("centre", _place(kit)),
        Block("centre", _("RESOLUTION")),
        Block("text", _("“___” ____________ %(year)s, № ______") % {"year": kit.start.year}),
        Block("centre", title),
        Block("text", _preamble(kit)),
        *[Block("note", words) for words in _checks(kit)],
        Block("centre", _("RESOLVES:")),
        *[Block("numbered", text) for text in _points(kit)],
        Block("text", _("Chair of the council: %(blank)s") % {"blank": _signature()}),
        Block("text", ""),
        Block("centre", _("Annex. Plan")),
        *_steps(kit),
        _source(kit),
    ]
    return Paper(_language(), title, blocks)


def _language() -> str:
    return (get_language() or "ru")[:2]


def _signature() -> str:
    return f"{BLANK} / {BLANK}"


def _place(kit: Kit) -> str:
    return kit.place.label if kit.place else BLANK


def _marked(said: Said) -> str:
    """A text with the name of its language where it is not the paper's."""
    if not said.lang:
        return said.text
    names = {"ru": _("in Russian"), "ky": _("in Kyrgyz"), "en": _("in English")}
    return f"{said.text} ({names[said.lang]})"


def _steps(kit: Kit) -> list[Block]:
    if not kit.tasks:
        return [Block("text", _("The example names no steps."))]
    blocks = []
    if not kit.has_dates:
        words = _("The example gives no dates. Write your own.")
        blocks.append(Block("text", words))
    head = ["№", _("Step"), _("When"), _("Who is responsible"), _("Paper that confirms it")]
    rows = [_row(place, task) for place, task in enumerate(kit.tasks, start=1)]
    return [*blocks, Block("table", head=head, rows=rows)]


def _row(place: int, task: Task) -> list[str]:
    responsible = _marked(task.responsible)
    return [
        str(place),
        _marked(task.title),
        task.when or BLANK,
        f"{responsible}: {BLANK}" if responsible else BLANK,
        _marked(task.document) or BLANK,
    ]


def _budget(kit: Kit) -> list[Block]:
    if not (kit.money or kit.other_money or kit.in_kind):
        return [Block("text", _("The example names no sums."))]
    blocks = [Block("text", _heads(kit))]
    head = [_("Source"), _("What for"), _("There"), _("Here, estimated"), _("Your figure")]
    rows = [
        [row.source, _marked(row.purpose), row.amount, row.here or _("not computed"), BLANK]
        for row in (*kit.money, *kit.other_money)
    ]
    if rows:
        blocks.append(Block("table", head=head, rows=rows))
    if kit.total_here:
        words = _("In all: %(there)s there, %(here)s here (%(division)s, rounded).")
        said = {"there": kit.total, "here": kit.total_here, "division": kit.total_division}
        blocks.append(Block("text", words % said))
    blocks += [Block("item", _gift(row)) for row in kit.in_kind]
    return blocks


def _gift(row: Money) -> str:
    purpose = _marked(row.purpose)
    return _("Without money: %(who)s, %(what)s") % {
        "who": row.source,
        "what": purpose or _("no details"),
    }


def _heads(kit: Kit) -> str:
    """What the estimate rests on, or why there is none."""
    heads = kit.heads
    if heads.theirs is None:
        return _("It is not known how many people live there, so nothing is carried over.")
    if heads.ours is None:
        return _("It is not known how many people live here, so nothing is carried over.")
    words = _(
        "There live %(theirs)s people, here %(ours)s. The range goes from the same sum to the same "
        "sum per head."
    )
    return words % {"theirs": number(heads.theirs), "ours": number(heads.ours)}


def _papers(kit: Kit) -> list[Block]:
    if not kit.papers:
        return [Block("text", _("The example names no papers."))]
    return [
        Block("item", f"{_marked(task.document)}: {_marked(task.title)}") for task in kit.papers
    ]


def _acts(kit: Kit) -> list[Block]:
    if not kit.acts:
        return [Block("text", _("The example names no acts."))]
    return [
        *(Block("item", _cited(act)) for act in kit.acts),
        *(Block("note", words) for words in _checks(kit)),
    ]


def _cited(act: Act) -> str:
    title = f"“{act.title}”" if _language() == "en" else f"«{act.title}»"
    return f"{title}, {act.line}" if act.line else title


def _standing(kit: Kit) -> list[Act]:
    """What may be cited today: of a repealed act those that took its place."""
    found: list[Act] = []
    for act in kit.acts:
        found += act.newer if act.newer else ([] if act.is_gone else [act])
    return list({act.url: act for act in found}.values())


def _checks(kit: Kit) -> list[str]:
    """What a lawyer must look at: acts the example stood on and that apply no more."""
    words = []
    for act in kit.acts:
        if act.newer:
            newer = "; ".join(_cited(one) for one in act.newer)
            text = _("The example stood on %(old)s. It was repealed by %(newer)s.")
            words.append(text % {"old": _cited(act), "newer": newer})
        elif act.is_gone:
            words.append(
                _("The example stood on %(old)s. It is no longer in force.") % {"old": _cited(act)}
            )
    return words


def _preamble(kit: Kit) -> str:
    acts = _standing(kit)
    if not acts:
        return _("In accordance with %(blank)s, having heard %(blank)s, the council") % {
            "blank": BLANK
        }
    words = _("In accordance with %(acts)s, having heard %(blank)s, the council")
    return words % {"acts": "; ".join(_cited(act) for act in acts), "blank": BLANK}


def _points(kit: Kit) -> list[str]:
    title = {"title": kit.case.title, "number": kit.case.number, "blank": BLANK}
    points = [
        _("To take note of the experience “%(title)s” (example № %(number)s of the portal).")
        % title,
        _("To approve the plan (annex).") % title,
        _("To provide %(blank)s som for it in the local budget of %(blank)s.") % title,
        _("To make %(blank)s responsible for carrying it out.") % title,
        _("To hear a report on it by %(blank)s.") % title,
        _("The standing commission on %(blank)s sees that it is carried out.") % title,
    ]
    if kit.total_here:
        estimate = _("For guidance: %(here)s by the cost of the example.") % {
            "here": kit.total_here
        }
        points[2] = f"{points[2]} {estimate}"
    return points


def _source(kit: Kit) -> Block:
    words = _("Made from example № %(number)s, version %(version)s: %(address)s")
    address = f"{settings.PUBLIC_URL}{kit.case.url}"
    said = {"number": kit.case.number, "version": kit.case.version, "address": address}
    return Block("note", words % said)
