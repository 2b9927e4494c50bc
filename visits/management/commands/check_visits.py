from django.core.management.base import BaseCommand, CommandError

from visits.agreement import disagreements


class Command(BaseCommand):
    help = "Prove that each total is the sum of its days and adjustments; nothing is repaired."

    def handle(self, **options):
        wrong = disagreements()
        for each in wrong:
            self.stdout.write(
                f"article {each.article}: the total is {each.total},"
                f" but {each.days} by days and {each.adjusted:+} by adjustments"
            )
        if wrong:
            raise CommandError(f"{len(wrong)} totals do not agree with their days and adjustments.")
        self.stdout.write("Every total is the sum of its days and adjustments.")
