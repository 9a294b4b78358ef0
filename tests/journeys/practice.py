"""The practice that the journey tells: what its author types, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Practice:
    """Answers of one description."""

    title: str
    summary: str
    problem: str
    more: str
    solution: str
    pump: str
    panels: str
    step: str
    post: str
    comment: str
    mended: str
    proposed: str
    indicator: str
    who: str


PRACTICES = {
    "ru": Practice(
        title="Насос на солнечных панелях",
        summary="Вода в каждом дворе без счёта за свет.",
        problem="Воды не хватало летом.",
        more=" Насос стоял, потому что платить за свет было нечем.",
        solution="Собрали сход, поставили панели.",
        pump="Насос",
        panels="Панели",
        step="Совет принял решение",
        post="Ответственный секретарь",
        comment="Напишите, кто платит за ремонт насоса.",
        mended="Собрали сход, поставили панели. Ремонт оплачивает совет.",
        proposed="Собрали сход, поставили панели и второй насос.",
        indicator="Дворы с водой",
        who="Жители",
    ),
    "ky": Practice(
        title="Күн панелдериндеги насос",
        summary="Ар бир короодо суу бар, жарык үчүн төлөм жок.",
        problem="Жайында суу жетпей калчу.",
        more=" Жарыкка акча болбогондуктан насос иштечү эмес.",
        solution="Жыйын өткөрүп, панелдерди орнотту.",
        pump="Насос",
        panels="Панелдер",
        step="Кеңеш чечим кабыл алды",
        post="Жооптуу катчы",
        comment="Насосту оңдоону ким төлөй турганын жазыңыз.",
        mended="Жыйын өткөрүп, панелдерди орнотту. Оңдоону кеңеш төлөйт.",
        proposed="Жыйын өткөрүп, панелдерди жана экинчи насосту орнотту.",
        indicator="Суусу бар короолор",
        who="Тургундар",
    ),
}
