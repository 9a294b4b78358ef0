"""A claim names the kind of post, may show a paper, and may be declined with a reason."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media_library', '0001_initial'),
        ('organisations', '0005_drop_single_successor'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='membership',
            name='post_kind',
            field=models.CharField(choices=[('head', 'head of the ayil okmotu or mayor'), ('secretary', 'responsible secretary'), ('deputy', 'deputy of the local council'), ('specialist', 'specialist'), ('other', 'another post')], default='other', max_length=12, verbose_name='kind of post'),
        ),
        migrations.AddField(
            model_name='membership',
            name='claimed_at',
            field=models.DateTimeField(auto_now_add=True, null=True, verbose_name='claimed'),
        ),
        migrations.AddField(
            model_name='membership',
            name='decline_reason',
            field=models.CharField(blank=True, max_length=1000, verbose_name='why it was declined'),
        ),
        migrations.AddField(
            model_name='membership',
            name='declined_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='declined'),
        ),
        migrations.AddField(
            model_name='membership',
            name='declined_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='declined_memberships', to=settings.AUTH_USER_MODEL, verbose_name='declined by'),
        ),
        migrations.AddField(
            model_name='membership',
            name='paper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='memberships', to='media_library.upload', verbose_name='paper about the post'),
        ),
    ]
