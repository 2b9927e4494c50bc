from django.core.management.base import BaseCommand

from articles.indexing import rebuild

TOLD_EVERY = 1_000


class Command(BaseCommand):
    help = (
        "Makes the search's index anew while the site runs. Does no harm when it is true already."
    )

    def handle(self, **options):
        done = 0
        for done in rebuild():
            if done % TOLD_EVERY == 0:
                self.stdout.write(f"{done} articles")
        self.stdout.write(f"The index is true: {done} articles looked at.")
