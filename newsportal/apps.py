from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class NewsportalConfig(AppConfig):
    name = "newsportal"

    def ready(self):
        from newsportal import public_changes  # noqa: F401, it listens to all that readers see
        from newsportal.announcements import occasions  # noqa: F401, it listens to articles


class NewsdeskConfig(admin_apps.AdminConfig):
    default = False  # of this module; the settings name it
    default_site = "newsportal.newsdesk.Newsdesk"
