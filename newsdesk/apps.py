from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsdeskConfig(AppConfig):
    name = "newsdesk"
    verbose_name = _("newsdesk")

    def ready(self):
        from newsdesk.library import care, uses, words  # noqa: F401, they listen, or are periodic
