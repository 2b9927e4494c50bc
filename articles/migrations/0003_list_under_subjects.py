"""Tags and bylines learn since when lists show their articles."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def list_under_subjects(apps, schema_editor):
    listed = apps.get_model("articles", "Article").objects.filter(withdrawn_at=None)
    for name, field in (("ArticleTag", "content_object"), ("Byline", "article")):
        moment = listed.filter(pk=OuterRef(field)).values("published_at")
        apps.get_model("articles", name).objects.update(listed_at=Subquery(moment))


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_readers_newspaper")]
    operations = [migrations.RunPython(list_under_subjects, migrations.RunPython.noop)]
