from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0001_initial")]

    operations = [
        migrations.RenameField("term", "synonyms", "synonyms_ru"),
        migrations.AlterField(
            "term",
            "synonyms_ru",
            models.TextField(blank=True, verbose_name="synonyms in Russian, by commas"),
        ),
        migrations.AddField(
            "term",
            "synonyms_ky",
            models.TextField(blank=True, verbose_name="synonyms in Kyrgyz, by commas"),
        ),
    ]
