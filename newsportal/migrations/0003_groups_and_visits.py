"""Who looks at the visits of articles and at the journals, and who may adjust the counts."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

READING = {"visittotal": ("view",), "journalposition": ("view",)}
LEADING = READING | {"adjustment": ("view", "add")}
GROUPS = {"Editor": READING, "Editor-in-chief": LEADING}


def extend_groups(apps, schema_editor):
    make_permissions(apps)
    permissions = apps.get_model("auth", "Permission").objects
    for name, tables in GROUPS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        for model, deeds in tables.items():
            codenames = [f"{deed}_{model}" for deed in deeds]
            group.permissions.add(
                *permissions.filter(content_type__app_label="visits", codename__in=codenames)
            )


def make_permissions(apps):
    """Django makes permissions after all migrations; the groups need them now."""
    config = apps.get_app_config("visits")
    before, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = before


class Migration(migrations.Migration):
    dependencies = [
        ("newsportal", "0002_groups_of_the_readers_newspaper"),
        ("visits", "0004_ranking_indexes"),
    ]
    operations = [migrations.RunPython(extend_groups, migrations.RunPython.noop)]
