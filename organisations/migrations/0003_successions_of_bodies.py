"""A body may have several successors, each with its date."""

import core.edtf
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_reforms_of_municipalities'),
    ]

    operations = [
        migrations.CreateModel(
            name='OrganisationSuccession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('merged', 'merged'), ('split', 'split'), ('renamed', 'renamed')], max_length=10, verbose_name='what happened')),
                ('since', models.CharField(blank=True, max_length=10, validators=[core.edtf.validate_edtf], verbose_name='date')),
                ('source', models.CharField(blank=True, max_length=255, verbose_name='source')),
                ('predecessor', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='successions', to='organisations.organisation')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='precursions', to='organisations.organisation', verbose_name='successor')),
            ],
            options={
                'verbose_name': 'succession of organisations',
                'verbose_name_plural': 'successions of organisations',
                'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor'), name='unique_succession_of_bodies')],
            },
        ),
    ]
