from django.conf import settings
from django.db import models


class RelatedChange(models.Model):
    """One deed at the related desk, on the list of one article, with the list before and after.

    What one press did to several lists has one `batch`; undoing undoes all of it. A review is a
    deed too: it changes no list, and says how long it took.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="related_changes")
    batch = models.UUIDField()
    deed = models.CharField(max_length=20)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)
    place = models.PositiveSmallIntegerField(null=True)  # of the suggestion that was taken, from 1
    seconds = models.PositiveIntegerField(null=True)  # from opening the list to the review

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["batch"], name="related_change_batch"),
            models.Index(fields=["made_by", "-id"], name="related_change_of_person"),
            models.Index(fields=["made_at"], name="related_change_made"),
        ]

    def __str__(self):
        return f"{self.deed}: {self.article_id}"
