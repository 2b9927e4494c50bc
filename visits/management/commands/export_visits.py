from django.core.management.base import BaseCommand, CommandError

from visits.exchange.exporting import export_visits


class Command(BaseCommand):
    help = "Write all visits as CSV: id, address, day, count."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", default="-", help="a new file; - or none: print")

    def handle(self, *, file, **options):
        if file == "-":
            export_visits(self.stdout)
            return
        try:
            with open(file, "x", encoding="utf-8", newline="") as lines:
                count = export_visits(lines)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from error
        self.stdout.write(f"{count} lines")
