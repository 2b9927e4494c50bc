"""Makes the peer's database: `python -m wagtail_site.fill`, in the folder above."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wagtail_site.settings")

import django

django.setup()

from django.core.management import call_command
from wagtail.models import Page, Site

from wagtail_site.models import StoryPage

PARAGRAPH = "<p>" + "Il consiglio ha approvato ieri la delibera, che ora passa alla giunta. " * 6
BODY = (PARAGRAPH + '<a href="https://example.org/">Il testo</a>.</p>') * 60  # 30 KB with the rest

call_command("migrate", verbosity=0)
home = Page.objects.get(depth=2)
for n in range(1, 21):
    page = StoryPage(title=f"Notizia {n}", slug=f"notizia-{n}", intro="Che cosa è.", body=BODY)
    home.add_child(instance=page)
    page.save_revision().publish()
Site.objects.update(hostname="127.0.0.1", is_default_site=True)
