"""Adds up the days that were counted before there were totals."""

from django.db import migrations
from django.db.models import Sum

POSTING = 1
AT_ONCE = 2000


def add_up(apps, schema_editor):
    days = apps.get_model("visits", "DailyVisits").objects
    totals = apps.get_model("visits", "VisitTotal")
    sums = days.values("article_id").annotate(visits=Sum("count")).order_by("article_id")
    rows = (
        totals(article_id=each["article_id"], count=each["visits"], posting=POSTING)
        for each in sums.iterator(AT_ONCE)
    )
    totals.objects.bulk_create(rows, batch_size=AT_ONCE)
    apps.get_model("visits", "Posting").objects.create(number=POSTING)


class Migration(migrations.Migration):
    dependencies = [("visits", "0002_journal")]
    operations = [migrations.RunPython(add_up, migrations.RunPython.noop)]
