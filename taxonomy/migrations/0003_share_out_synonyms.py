import re

from django.db import migrations

# Words that shipped in one list with the Russian ones and have no letter of their own.
KYRGYZ = {
    "таза суу", "таштанды чыгаруу", "эс алуу", "маданият", "балдар", "жаштар", "сугат суусу",
    "мектеп", "жол", "жарык", "кошуна муниципалитеттер", "каражат", "жарандык бюджет", "салык",
    "муниципалдык кызматчы", "окуу", "жер участоктору", "кен", "жайыт комитети", "мал",
    "жаратылыш", "ижара", "ишкерлер", "жарандардын катышуусу", "демилгечи топ", "ЖД", "КБУ",
    "коомдук бюджеттик угуулар", "жарандардын укуктары", "ынтымак", "калк", "тургундар",
    "аярлуу топтор", "ДМЧА", "майыптыгы бар балдар", "жаш энелер", "жаш аталар", "бала бакча",
    "окуучулар", "депутаттыкка талапкер", "айылдык кеңеш", "ЖБ", "мамлекеттик бюджет",
}  # fmt: skip
LETTERS = re.compile("[өүңӨҮҢ]")
MONTHS = {"Oct 2021": "2021-10", "Dec 2021": "2021-12"}


def share_out(apps, schema_editor):
    """Kyrgyz synonyms move to their own column; words of both languages stay where they are."""
    for term in apps.get_model("taxonomy", "Term").objects.exclude(synonyms_ru=""):
        words = [word.strip() for word in term.synonyms_ru.split(",") if word.strip()]
        kyrgyz = [word for word in words if word in KYRGYZ or LETTERS.search(word)]
        term.synonyms_ru = ", ".join(word for word in words if word not in kyrgyz)
        term.synonyms_ky = ", ".join(kyrgyz)
        term.save(update_fields=["synonyms_ru", "synonyms_ky"])


def put_together(apps, schema_editor):
    for term in apps.get_model("taxonomy", "Term").objects.exclude(synonyms_ky=""):
        term.synonyms_ru = ", ".join(filter(None, (term.synonyms_ru, term.synonyms_ky)))
        term.save(update_fields=["synonyms_ru"])


def shorten_dates(apps, schema_editor):
    """A date as far as known becomes a year or a month; of other words the year is kept."""
    for act in apps.get_model("taxonomy", "LegalAct").objects.exclude(date_note=""):
        year = re.search(r"(19|20)\d\d(-\d\d)?", act.date_note)
        act.date_note = MONTHS.get(act.date_note) or (year.group() if year else "")
        act.save(update_fields=["date_note"])


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0002_synonyms_by_language")]

    operations = [
        migrations.RunPython(share_out, put_together),
        migrations.RunPython(shorten_dates, migrations.RunPython.noop),
    ]
