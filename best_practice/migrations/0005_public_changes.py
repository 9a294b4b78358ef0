"""When harvesters last saw a change of a case, and the stones of those that are gone.

Cases that are public now changed when their newest version came; withdrawn ones went today.
"""

from django.db import migrations, models
from django.db.models import Max, Q
from django.utils import timezone


def note_what_was_public(apps, schema_editor):
    case_model = apps.get_model("best_practice", "Case")
    stone_model = apps.get_model("best_practice", "CaseTombstone")
    is_public = Q(is_in_ru=True) | Q(is_in_ky=True) | Q(is_in_en=True)
    changed = []
    for case in case_model.objects.filter(is_public).annotate(last=Max("versions__published_at")):
        moment = case.last or case.first_published_at or timezone.now()
        case.public_changed_at = moment.replace(microsecond=0)
        changed.append(case)
    case_model.objects.bulk_update(changed, ["public_changed_at"], batch_size=500)
    gone = case_model.objects.filter(first_published_at__isnull=False).exclude(is_public)
    now = timezone.now().replace(microsecond=0)
    stone_model.objects.bulk_create(
        stone_model(number=number, deleted_at=now)
        for number in gone.values_list("number", flat=True)
    )


class Migration(migrations.Migration):
    dependencies = [("best_practice", "0004_the_case_complete")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="public_changed_at",
            field=models.DateTimeField(blank=True, db_index=True, editable=False, null=True),
        ),
        migrations.CreateModel(
            name="CaseTombstone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True)),
                ("deleted_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.RunPython(note_what_was_public, migrations.RunPython.noop),
    ]
