"""The table of the default cache, in which attempts to sign in are counted."""

from django.core.management import call_command
from django.db import migrations

TABLE = "newsdesk_attempts"


def make(apps, schema_editor):
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


def drop(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {schema_editor.quote_name(TABLE)}")


class Migration(migrations.Migration):
    dependencies = [("newsdesk", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
