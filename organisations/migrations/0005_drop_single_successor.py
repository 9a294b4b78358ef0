"""Drops the column of the single successor; step 0004 has moved every value into a dated row."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0004_move_successors_of_bodies'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='organisation',
            name='successor',
        ),
    ]
