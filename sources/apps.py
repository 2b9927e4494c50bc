"""Whether the sources that articles rest on are still there, and still say what they said."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    name = "sources"
    verbose_name = _("sources")

    def ready(self):
        from jobs.periodic import periodic
        from sources import occasions  # noqa: F401, it listens to source links
        from sources.jobs import ROUNDS

        if settings.SOURCE_CHECKS:
            for task, every in ROUNDS.items():
                periodic(every)(task)
