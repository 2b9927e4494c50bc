"""Makes the peer's database: `python -m hitcount_site.fill`, in the folder above."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hitcount_site.settings")

import django

django.setup()

from django.core.management import call_command

from hitcount_site.models import Story

PARAGRAPH = "<p>" + "Il consiglio ha approvato ieri la delibera, che ora passa alla giunta. " * 6
BODY = (PARAGRAPH + '<a href="https://example.org/">Il testo</a>.</p>') * 62  # 30 KB with the rest

call_command("migrate", run_syncdb=True, verbosity=0)
for n in range(1, 21):
    Story.objects.create(title=f"Notizia {n}", slug=f"notizia-{n}", body=BODY)
