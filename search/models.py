from django.db import models


class Document(models.Model):
    """What can be found: which key its tokens have, and the text that extracts are cut from."""

    id = models.BigIntegerField(primary_key=True)
    key = models.BigIntegerField(unique=True)
    text = models.TextField()

    def __str__(self):
        return str(self.id)


class Stream(models.Model):
    """The tokens of a document. A full-text table of SQLite; a tsvector in PostgreSQL.

    Django knows it in order to empty and to delete; the engines write and ask in their own words.
    """

    key = models.BigIntegerField(primary_key=True, db_column="rowid")
    tokens = models.TextField()

    def __str__(self):
        return str(self.key)


class Word(models.Model):
    """A word of a headline, a standfirst or a label, to be offered to who mistyped it."""

    folded = models.CharField(max_length=64, primary_key=True)
    shown = models.CharField(max_length=255)
    initial = models.CharField(max_length=1)
    length = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["initial", "length"], name="word_alike")]

    def __str__(self):
        return self.shown
