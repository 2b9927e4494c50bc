from django.db import migrations


def print_first(apps, schema_editor):
    apps.get_model("editions", "Edition").objects.create()


class Migration(migrations.Migration):
    dependencies = [("editions", "0001_initial")]
    operations = [migrations.RunPython(print_first, migrations.RunPython.noop)]
