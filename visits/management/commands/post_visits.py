from django.conf import settings
from django.core.management.base import BaseCommand

from visits.posting import forget_old_journals, post


class Command(BaseCommand):
    help = (
        "Post the journals of this machine, those of running processes too. Harmless at any time."
    )

    def handle(self, **options):
        posted = post(settings.JOURNAL_DIR)
        forget_old_journals(settings.JOURNAL_DIR)
        self.stdout.write(
            f"{posted.visits} visits and {posted.others} other openings are posted,"
            f" {posted.finished} journals finished."
        )
        if posted.damaged:
            self.stderr.write(f"{posted.damaged} records are damaged and lost.")
