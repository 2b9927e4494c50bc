from django.apps import AppConfig


class SuggestingConfig(AppConfig):
    name = "suggesting"

    def ready(self):
        from suggesting import jobs  # noqa: F401, what is periodic
