"""Turns the one successor of a body into a dated row; the date is the end of its last name."""

from django.db import migrations


def move(apps, schema_editor):
    Organisation = apps.get_model("organisations", "Organisation")
    OrganisationName = apps.get_model("organisations", "OrganisationName")
    OrganisationSuccession = apps.get_model("organisations", "OrganisationSuccession")
    for body in Organisation.objects.filter(successor__isnull=False):
        last = OrganisationName.objects.filter(organisation=body).order_by("pk").last()
        OrganisationSuccession.objects.create(
            predecessor=body,
            successor_id=body.successor_id,
            kind="merged",
            since=last.until if last else "",
            source=body.source,
        )


def move_back(apps, schema_editor):
    for row in apps.get_model("organisations", "OrganisationSuccession").objects.order_by("pk"):
        row.predecessor.successor_id = row.successor_id
        row.predecessor.save(update_fields=["successor"])


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0003_successions_of_bodies'),
    ]

    operations = [
        migrations.RunPython(move, move_back),
    ]
