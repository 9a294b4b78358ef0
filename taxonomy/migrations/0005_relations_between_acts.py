import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models

import core.edtf


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0004_matters_and_merged_terms")]

    operations = [
        migrations.AlterField(
            "legalact",
            "date_note",
            models.CharField(
                blank=True,
                max_length=10,
                validators=[core.edtf.validate_edtf],
                verbose_name="year or month, where the day is not known",
            ),
        ),
        migrations.CreateModel(
            name="ActRelation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("repeals", "repeals"),
                            ("amends", "amends"),
                            ("approves", "approves"),
                            ("model_for", "is the model for"),
                        ],
                        max_length=10,
                        verbose_name="what it does",
                    ),
                ),
                (
                    "act",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations",
                        to="taxonomy.legalact",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations_back",
                        to="taxonomy.legalact",
                        verbose_name="the other act",
                    ),
                ),
            ],
            options={
                "verbose_name": "relation of acts",
                "verbose_name_plural": "relations of acts",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("act", "kind", "other"), name="unique_act_relation"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("act", models.F("other")), _negated=True),
                        name="act_relates_to_another",
                    ),
                ],
            },
        ),
    ]
