from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from visits.exchange.importing import Negative, import_visits
from visits.exchange.lines import read
from visits.models import ImportedVisits

ORIGIN_LENGTH = ImportedVisits._meta.get_field("origin").max_length


class Command(BaseCommand):
    help = "Add visits from a CSV file: address or id, day, count. The same again adds nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", help="the file; /dev/stdin for what is piped in")
        parser.add_argument(
            "--origin", required=True, help="where the counts are from; the same name each time"
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *, file, origin, dry_run, **options):
        origin = origin.strip()
        if not 0 < len(origin) <= ORIGIN_LENGTH:
            raise CommandError(f"--origin needs a name of 1 to {ORIGIN_LENGTH} characters.")
        try:
            with open(file, encoding="utf-8-sig", errors="replace", newline="\n") as lines:
                found = read(lines, timezone.localdate())
                report = import_visits(found, origin, self.skip, is_dry=dry_run)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from error
        except Negative as error:
            raise CommandError(f"{error}: nothing was imported.") from error
        self.stdout.write(
            f"{report.created} created, {report.updated} updated, {report.unchanged} unchanged,"
            f" {report.skipped} lines skipped" + (" (dry run)" if dry_run else "")
        )

    def skip(self, line):
        self.stderr.write(f"line {line.number}: {line.reason}")
