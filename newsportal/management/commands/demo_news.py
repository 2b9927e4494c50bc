from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from newsportal.demo.accounts import kept_accounts
from newsportal.demo.loading import load
from newsportal.demo.stories import parts


class Command(BaseCommand):
    help = "Fill an empty database with a demo newspaper and print the accounts to try it with."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="where there are articles already, only print the accounts",
        )

    def handle(self, *, if_empty, **options):
        if not Article.objects.exists():
            count = load(parts(), progress=self.say)
            self.say(f"{count} articles are in the newspaper")
        elif not if_empty:
            raise CommandError(
                "This database has articles. The demo newspaper only goes into an empty one."
            )
        self.print_accounts()

    def say(self, step):
        self.stdout.write(f"  demo newspaper: {step}")
        self.stdout.flush()

    def print_accounts(self):
        self.stdout.write(f"\nThe site is at {settings.SITE_URL}/")
        self.stdout.write(f"The newsdesk is at {settings.SITE_URL}/admin/")
        for account in kept_accounts():
            self.stdout.write("  {username:<15} {password:<18} {group}".format(**account))
