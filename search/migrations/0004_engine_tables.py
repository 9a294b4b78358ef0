"""The table of the engine that lives in the database: FTS5 in SQLite, tsvector in PostgreSQL.

No model knows it. It holds nothing that `manage.py rebuild_search` does not make anew.
"""

from django.db import migrations, models

from search.engine.adapters import create_tables, drop_tables


def create(apps, schema_editor):
    create_tables(schema_editor.connection)


def drop(apps, schema_editor):
    drop_tables(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [("search", "0003_index_requests")]

    operations = [
        migrations.AddIndex(
            model_name="searchdocument",
            index=models.Index(fields=["id", "thing", "lang"], name="search_document_place"),
        ),
        migrations.RunPython(create, drop),
    ]
