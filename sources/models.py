from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from outgoing.pace import host_of


class SourceCheck(models.Model):
    """What was found at the address of a source link: when it was first seen, and last."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Not looked at yet")
        ALIVE = "alive", _("Alive")
        MOVED = "moved", _("Moved")
        RETITLED = "retitled", _("Title changed")
        SOFT_GONE = "soft_gone", _("Probably gone")  # answers 200 with a page that says “not found”
        GONE = "gone", _("Gone")
        CLOSED = "closed", _("Closed to us")  # robots.txt, 401, 403: readers may well see it
        UNREACHABLE = "unreachable", _("Unreachable")

    # How much a state needs a person, the worst first; what is not named here needs none.
    DAMAGE = {
        State.GONE: 6,
        State.SOFT_GONE: 5,
        State.UNREACHABLE: 4,
        State.MOVED: 3,
        State.RETITLED: 2,
    }
    ANSWERS = (State.ALIVE, State.MOVED, State.RETITLED)
    RETURNED = 1  # readers are told that it is gone, but it answers

    link = models.OneToOneField(
        "articles.SourceLink", models.CASCADE, primary_key=True, related_name="check_of_source"
    )
    url = models.URLField(max_length=1000)  # the link's when it was looked at: another begins anew
    host = models.CharField(max_length=255)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    status = models.PositiveSmallIntegerField(null=True)  # of HTTP; None where nobody answered
    reason = models.CharField(max_length=200, blank=True)  # a code or a few words, for who mends it
    final_url = models.URLField(max_length=2000, blank=True)  # where redirects led
    first_title = models.CharField(max_length=500, blank=True)
    first_text = models.TextField(blank=True)  # its first 2,000 characters
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)  # in a row
    failing_since = models.DateTimeField(null=True)  # the first of them
    since = models.DateTimeField(null=True)  # when it came into this state
    checked_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)  # a moderator has seen this state and lets it be
    damage = models.PositiveSmallIntegerField(default=0)  # 0: nobody has to look; see `weigh`

    class Meta:
        default_permissions = ()
        verbose_name = _("source check")
        verbose_name_plural = _("source checks")
        indexes = [
            models.Index(fields=["next_at"], name="source_check_next"),
            models.Index(
                fields=["-damage", "-since"],
                name="source_check_damaged",
                condition=Q(damage__gt=0),
            ),
            models.Index(
                fields=["-settled_at"],
                name="source_check_settled",
                condition=Q(settled_at__isnull=False),
            ),
            models.Index(fields=["host"], name="source_check_host"),
        ]

    def __str__(self):
        return self.url

    @property
    def seen(self):
        """What a page shows of it and its link: whoever presses a button there sends it back."""
        link = self.link
        facts = (link.url, self.state, self.since, link.gone_since, link.archived_url)
        return "|".join(str(fact or "") for fact in facts)

    def begin(self, url, at):
        """Forget whatever was found: another page is looked at, from the moment `at` on."""
        for field in self._meta.concrete_fields:
            if not field.primary_key:
                setattr(self, field.attname, field.get_default())
        self.url, self.host, self.next_at = url, host_of(url)[:255], at

    def weigh(self):
        """Say in `damage` how much it needs a person; asks the link what readers are told."""
        if self.settled_at:
            self.damage = 0
        elif self.link.gone_since:
            self.damage = self.RETURNED if self.state in self.ANSWERS else 0
        else:
            self.damage = self.DAMAGE.get(self.state, 0)


class Host(models.Model):
    """A machine that is asked: when it may be asked next, and what its robots.txt allows."""

    name = models.CharField(max_length=255, primary_key=True)
    next_at = models.DateTimeField(null=True)
    robots = models.TextField(blank=True)  # its robots.txt, bounded
    robots_until = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.name
