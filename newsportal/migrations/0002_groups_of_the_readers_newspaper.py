"""Who composes the front page, and who writes series and the pages about the newspaper."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

ALL = ("view", "add", "change", "delete")
WRITING = {"articles.series": ("view",)}
EDITING = {
    "articles.frontplace": ALL,
    "articles.series": ("view", "add", "change"),
    "articles.informationpage": ("view",),
}
LEADING = {
    "articles.frontplace": ALL,
    "articles.series": ALL,
    "articles.informationpage": ("view", "add", "change"),
}
GROUPS = {
    "Journalist": WRITING,
    "Editor": EDITING,
    "Moderator": WRITING,
    "Editor-in-chief": LEADING,
}


def extend_groups(apps, schema_editor):
    make_permissions(apps)
    permissions = apps.get_model("auth", "Permission").objects
    for name, tables in GROUPS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        for table, deeds in tables.items():
            app, model = table.split(".")
            codenames = [f"{deed}_{model}" for deed in deeds]
            group.permissions.add(
                *permissions.filter(content_type__app_label=app, codename__in=codenames)
            )


def make_permissions(apps):
    """Django makes permissions after all migrations; the groups need them now."""
    config = apps.get_app_config("articles")
    before, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = before


class Migration(migrations.Migration):
    dependencies = [
        ("newsportal", "0001_groups"),
        ("articles", "0003_list_under_subjects"),
    ]
    operations = [migrations.RunPython(extend_groups, migrations.RunPython.noop)]
