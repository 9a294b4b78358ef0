"""Dates and sources of a reform: what a row tells of, codes a municipality had, who succeeded."""

import core.edtf
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='municipality',
            name='source_as_of',
            field=models.CharField(blank=True, max_length=10, validators=[core.edtf.validate_edtf], verbose_name='the source tells of'),
        ),
        migrations.CreateModel(
            name='FormerCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True, verbose_name='code')),
                ('municipality', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_codes', to='organisations.municipality')),
            ],
            options={
                'verbose_name': 'former code of a municipality',
                'verbose_name_plural': 'former codes of municipalities',
            },
        ),
        migrations.AlterModelOptions(
            name='succession',
            options={'verbose_name': 'succession of municipalities', 'verbose_name_plural': 'successions of municipalities'},
        ),
        migrations.AddField(
            model_name='succession',
            name='source',
            field=models.CharField(blank=True, max_length=255, verbose_name='source'),
        ),
        migrations.AlterField(
            model_name='succession',
            name='kind',
            field=models.CharField(choices=[('merged', 'merged'), ('split', 'split'), ('renamed', 'renamed')], max_length=10, verbose_name='what happened'),
        ),
        migrations.AlterField(
            model_name='succession',
            name='predecessor',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='organisations.municipality'),
        ),
        migrations.AlterField(
            model_name='succession',
            name='successor',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='precursions', to='organisations.municipality', verbose_name='successor'),
        ),
    ]
