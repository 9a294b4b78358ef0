"""That articles were public, for harvesters."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('magazine', '0002_releases_of_issues'),
    ]

    operations = [
        migrations.CreateModel(
            name='ArticleTrace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article_key', models.UUIDField(unique=True)),
                ('changed_at', models.DateTimeField(db_index=True)),
                ('is_gone', models.BooleanField(default=False)),
            ],
        ),
    ]
