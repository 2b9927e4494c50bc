"""Who looks at the jobs, and who has a failed one tried again."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = {"Editor": ["view"], "Editor-in-chief": ["view", "change"]}


def extend_groups(apps, schema_editor):
    make_permissions(apps)
    permissions = apps.get_model("auth", "Permission").objects
    for name, deeds in GROUPS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        codenames = [f"{deed}_periodicjob" for deed in deeds]
        group.permissions.add(
            *permissions.filter(content_type__app_label="jobs", codename__in=codenames)
        )


def make_permissions(apps):
    """Django makes permissions after all migrations; the groups need them now."""
    config = apps.get_app_config("jobs")
    before, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = before


class Migration(migrations.Migration):
    dependencies = [("newsportal", "0003_groups_and_visits"), ("jobs", "0002_periodic")]
    operations = [migrations.RunPython(extend_groups, migrations.RunPython.noop)]
