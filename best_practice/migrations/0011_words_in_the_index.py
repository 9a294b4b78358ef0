"""Words of cases stand in the index of search now; what the column held is made from the texts.

Taking it back leaves an empty column, which the next publication of a case used to fill.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("best_practice", "0010_files_of_long_lists"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="case",
            name="search_text",
        ),
    ]
