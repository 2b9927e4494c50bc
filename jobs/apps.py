from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "jobs"

    def ready(self):
        from jobs import care, retries  # noqa: F401, what is periodic, what listens to the queue
