from django.db import migrations, models

from search.engines import ENGINES


def create_stream(apps, schema_editor):
    """The table of tokens, which each engine has in its own way."""
    for statement in ENGINES[schema_editor.connection.vendor].CREATE:
        schema_editor.execute(statement)


def drop_stream(apps, schema_editor):
    for statement in ENGINES[schema_editor.connection.vendor].DROP:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("key", models.BigIntegerField(unique=True)),
                ("text", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "folded",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("shown", models.CharField(max_length=255)),
                ("initial", models.CharField(max_length=1)),
                ("length", models.PositiveSmallIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["initial", "length"], name="word_alike")],
            },
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunPython(create_stream, drop_stream)
            ],
            state_operations=[
                migrations.CreateModel(
                    name="Stream",
                    fields=[
                        (
                            "key",
                            models.BigIntegerField(
                                db_column="rowid", primary_key=True, serialize=False
                            ),
                        ),
                        ("tokens", models.TextField()),
                    ],
                )
            ],
        ),
    ]
