import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0003_share_out_synonyms")]

    operations = [
        migrations.AlterField(
            "term",
            "scheme",
            models.CharField(
                choices=[
                    ("theme", "Theme"),
                    ("matter", "Matter of local significance"),
                    ("sdg", "Sustainable Development Goal"),
                    ("target_group", "Target group"),
                    ("funding_source", "Funding source"),
                ],
                max_length=20,
                verbose_name="vocabulary",
            ),
        ),
        migrations.AddField(
            "term",
            "merged_into",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="taxonomy.term",
                verbose_name="merged into",
            ),
        ),
    ]
