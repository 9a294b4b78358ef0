"""Letters that scanners, typesetters and keyboards spoilt are mended."""

import time

import pytest

from search.engine.analysis.repair import repair


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("ж©нүндө", "жөнүндө"),
        ("өкм®т", "өкмөт"),
        ("© 2024 Институт", "© 2024 Институт"),
        ("к0ч0", "көч0"),
        ("к0чөсү", "көчөсү"),
        ("0кмөт", "өкмөт"),
        ("2019-жыл, 100 сом", "2019-жыл, 100 сом"),
        ("Ж0Б органдары", "ЖӨБ органдары"),
        ("Ж © Бдүн", "ЖӨБдүн"),
        ("АКвБ", "АКӨБ"),
        ("жергилик-\nтүү", "жергиликтүү"),
        ("в 2019-\nгоду", "в 2019-\nгоду"),
        ("муници\u00adпалитет", "муниципалитет"),
        ("и\u0306 е\u0308", "й ё"),
        ("за\u0301мок", "замок"),
        ("1 062 участника", "1062 участника"),
        ("26\u00a0000 жителей, 3 764 000 сом", "26000 жителей, 3764000 сом"),
        ("в 2019 453 секретаря", "в 2019 453 секретаря"),
        ("plain text", "plain text"),
    ],
)
def test_letters_that_were_misread_are_mended(seen, meant):
    assert repair(seen) == meant


@pytest.mark.parametrize("sign", ["\u0301\u0316", ".", "©"])
def test_runs_of_marks_are_bounded_work(sign):
    began = time.process_time()

    repair("бюджет" + sign * 100_000)

    assert time.process_time() - began < 2
