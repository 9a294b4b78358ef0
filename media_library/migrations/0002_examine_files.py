"""What the scanner said of a file, what lies in it, and how far it was read."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media_library', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='sitedocument',
            name='findings',
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
        migrations.AddField(
            model_name='sitedocument',
            name='text_digest',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='sitedocument',
            name='text_state',
            field=models.CharField(choices=[('unread', 'not read'), ('whole', 'read'), ('part', 'read in part: it is very long'), ('empty', 'no text: probably a scan'), ('broken', 'cannot be read')], default='unread', editable=False, max_length=10, verbose_name='text'),
        ),
        migrations.AddField(
            model_name='upload',
            name='findings',
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
        migrations.AddField(
            model_name='upload',
            name='scan',
            field=models.CharField(choices=[('unscanned', 'not checked for viruses'), ('clean', 'checked for viruses'), ('infected', 'a virus was found')], default='unscanned', max_length=10, verbose_name='viruses'),
        ),
        migrations.AddField(
            model_name='upload',
            name='scanned_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='upload',
            name='text_digest',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='upload',
            name='text_state',
            field=models.CharField(choices=[('unread', 'not read'), ('whole', 'read'), ('part', 'read in part: it is very long'), ('empty', 'no text: probably a scan'), ('broken', 'cannot be read')], default='unread', editable=False, max_length=10, verbose_name='text'),
        ),
    ]
