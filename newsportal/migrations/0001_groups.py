"""The newsroom's four groups and what each may do; docs/newsdesk.md tells it in words.

Rules that depend on the single object (own drafts, published articles) are the admin's.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

ALL = ("view", "add", "change", "delete")
WRITING = {
    "articles.article": ("view", "add", "change"),
    "articles.byline": ALL,
    "articles.sourcelink": ALL,
    "articles.source": ("view", "add"),
    "articles.author": ("view",),
    "articles.section": ("view",),
    "articles.tag": ("view",),
    "articles.correction": ("view",),
    "articles.relatedlink": ("view",),
    "photos.photo": ("view", "add"),
}
CURATING = {
    "articles.relatedlink": ALL,
    "articles.source": ("view", "add", "change"),
}
EDITING = {
    "articles.article": ("view", "add", "change", "publish"),
    "articles.author": ("view", "add", "change"),
    "articles.tag": ("view", "add", "change"),
    "articles.correction": ("view", "add", "change"),
    "photos.photo": ("view", "add", "change"),
    "visits.dailyvisits": ("view",),
    "visits.uncountedopenings": ("view",),
}
LEADING = {
    "articles.article": (*ALL, "publish"),
    "articles.author": ALL,
    "articles.section": ALL,
    "articles.source": ALL,
    "articles.tag": ALL,
    "photos.photo": ALL,
    "auth.user": ("view", "add", "change"),
    "auth.group": ("view",),
}
GROUPS = {
    "Journalist": [WRITING],
    "Editor": [WRITING, CURATING, EDITING],
    "Moderator": [
        CURATING,
        {
            "articles.article": ("view",),
            "articles.author": ("view",),
            "articles.section": ("view",),
            "articles.tag": ("view",),
            "articles.byline": ("view",),
            "articles.sourcelink": ("view",),
            "articles.correction": ("view",),
            "photos.photo": ("view",),
        },
    ],
    "Editor-in-chief": [WRITING, CURATING, EDITING, LEADING],
}


def make_groups(apps, schema_editor):
    make_permissions(apps)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, tables in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        for table in tables:
            for label, deeds in table.items():
                app, model = label.split(".")
                group.permissions.add(
                    *Permission.objects.filter(
                        content_type__app_label=app,
                        codename__in=[f"{deed}_{model}" for deed in deeds],
                    )
                )


def make_permissions(apps):
    """Django makes permissions after all migrations; the groups need them now."""
    for label in ("auth", "articles", "photos", "visits"):
        config = apps.get_app_config(label)
        before, config.models_module = getattr(config, "models_module", None), True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = before


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("articles", "0001_initial"),
        ("photos", "0001_initial"),
        ("visits", "0001_initial"),
    ]
    operations = [migrations.RunPython(make_groups, remove_groups)]
