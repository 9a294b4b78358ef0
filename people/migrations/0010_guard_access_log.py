# The access log cannot be changed, by no code and by no hand: the database refuses it. On PostgreSQL
# it also refuses to delete what is younger than two years; SQLite empties its tables by deleting,
# which tests do, so there the code alone refuses that.

from django.db import migrations

TABLES = ("people_accesslog", "people_accesslogperson")

POSTGRESQL = """
CREATE FUNCTION people_keep_access_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF TG_TABLE_NAME = 'people_accesslog' THEN
      IF OLD.at < now() - interval '2 years' THEN RETURN OLD; END IF;
    ELSIF NOT EXISTS (
      SELECT 1 FROM people_accesslog WHERE id = OLD.access_id AND at >= now() - interval '2 years'
    ) THEN RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'The access log is never changed.';
END $$;
CREATE TRIGGER people_keep_access_log BEFORE UPDATE OR DELETE ON people_accesslog
  FOR EACH ROW EXECUTE FUNCTION people_keep_access_log();
CREATE TRIGGER people_keep_access_log BEFORE UPDATE OR DELETE ON people_accesslogperson
  FOR EACH ROW EXECUTE FUNCTION people_keep_access_log();
"""
POSTGRESQL_BACK = """
DROP TRIGGER people_keep_access_log ON people_accesslog;
DROP TRIGGER people_keep_access_log ON people_accesslogperson;
DROP FUNCTION people_keep_access_log();
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for table in TABLES:
        schema_editor.execute(
            f"CREATE TRIGGER {table}_keep BEFORE UPDATE ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'The access log is never changed.'); END"
        )


def open_again(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK)
        return
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_keep")


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0009_activations'),
    ]

    operations = [
        migrations.RunPython(guard, open_again),
    ]
