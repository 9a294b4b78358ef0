"""Registers and reforms MADE UP by a machine, for tests only: no real municipality is in them."""

import csv
import io

from core.tables import write_xlsx

MARK = "СГЕНЕРИРОВАНО ДЛЯ ПРОВЕРКИ"
REGIONS = ("KG-C", "KG-Y", "KG-N", "KG-T", "KG-J", "KG-O", "KG-B")
TOWNS, AIMAKS = 31, 453
COLUMNS = (
    "code", "kind", "name_ru", "name_ky", "region", "district", "villages", "population",
    "latitude", "longitude", "valid_from", "source", "source_date",
)  # fmt: skip

# What is wrong with the bad lines: a column and what stands in it. Thirty of them.
FAULTS = (
    {"code": ""}, {"code": "код по-русски"}, {"code": "made-0002"}, {"code": "example-1"},
    {"kind": ""}, {"kind": "колхоз"}, {"kind": "волость"},
    {"name_ru": ""}, {"name_ru": "Ѳзгѳн"}, {"name_ky": "Жаӊы-Жол"}, {"name_ru": "Х" * 256},
    {"region": ""}, {"region": "Новгородская область"}, {"region": "KG-XX"},
    {"district": "Токтогульский район", "region": "KG-N"},
    {"district": "Кара-Суйский район", "region": "KG-T"},
    {"villages": "0"}, {"villages": "много"}, {"villages": "-3"}, {"villages": "9999"},
    {"population": "две тысячи"}, {"population": "-1"}, {"population": "1,5"},
    {"latitude": "75.1", "longitude": "41.1"}, {"latitude": "41.1", "longitude": ""},
    {"latitude": "север"},
    {"valid_from": "вчера"}, {"valid_from": "2024-02-30"},
    {"source": ""}, {"source_date": "весной"},
)  # fmt: skip


def made_row(number):
    """One right line; the first ones are towns."""
    is_town = number < TOWNS
    region = REGIONS[number % len(REGIONS)]
    name = f"Сгенерированный город {number}" if is_town else f"Сгенерированный аймак {number}"
    return {
        "code": f"made-{number:04}",
        "kind": "город" if is_town else "айылный аймак",
        "name_ru": name,
        "name_ky": f"Өндүрүлгөн жер {number}",
        "region": region,
        "district": "" if is_town else f"Выдуманный район {number % 40} ({region})",
        "villages": "" if is_town else str(1 + number % 15),
        "population": f"{1000 + 37 * number}",
        "latitude": f"{39.5 + number % 30 / 10:.4f}",
        "longitude": f"{70 + number % 90 / 10:.4f}".replace(".", ","),
        "valid_from": "01.01.1996",
        "source": MARK,
        "source_date": "2018",
    }


def made_register(*, bad=0):
    """484 lines; the last `bad` of them each have a fault of their own."""
    rows = [made_row(number) for number in range(TOWNS + AIMAKS)]
    for row, fault in zip(rows[len(rows) - bad :], FAULTS, strict=False):
        row.update(fault)
    return rows


def as_csv(rows, columns=COLUMNS, *, delimiter=";", encoding="utf-8-sig"):
    """The lines as Excel would save them."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows, columns=COLUMNS):
    """The same lines as a workbook."""
    return write_xlsx(columns, [[row.get(name, "") for name in columns] for row in rows])
