"""The text of PDF pages."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media_library', '0003_arrival'),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='media_library.sitedocument')),
                ('upload', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='media_library.upload')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('document__isnull', False), ('upload__isnull', True)), models.Q(('document__isnull', True), ('upload__isnull', False)), _connector='OR'), name='text_of_one_file'), models.UniqueConstraint(fields=('document', 'page'), name='text_of_document_page'), models.UniqueConstraint(fields=('upload', 'page'), name='text_of_upload_page')],
            },
        ),
    ]
