"""When issues are to be public and who decided so."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('magazine', '0001_magazine'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='IssueRelease',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issue_key', models.UUIDField(unique=True, verbose_name='issue')),
                ('planned_at', models.DateTimeField(blank=True, null=True, verbose_name='to be published')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published')),
                ('later', models.JSONField(blank=True, default=list)),
                ('obstacles', models.JSONField(blank=True, default=list)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='issue_releases', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
            ],
            options={
                'verbose_name': 'publication of an issue',
                'verbose_name_plural': 'publications of issues',
            },
        ),
    ]
