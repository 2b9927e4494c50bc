from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "jobs"
    verbose_name = _("jobs")

    def ready(self):
        from jobs import care, retries  # noqa: F401, what is periodic, what listens to the queue
