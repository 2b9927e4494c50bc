from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from hitcount.models import HitCountMixin
from hitcount.settings import MODEL_HITCOUNT


class Story(models.Model, HitCountMixin):
    title = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    body = models.TextField()
    published_at = models.DateTimeField(auto_now_add=True)
    hit_count_generic = GenericRelation(MODEL_HITCOUNT, object_id_field="object_pk")

    def __str__(self):
        return self.title
