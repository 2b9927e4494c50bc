"""A form that was opened before a colleague saved."""

from datetime import datetime

from newsdesk.contents import FIELDS, as_kept


class LateFormMixin:
    """For the article's form: what nobody typed into it is not written over the newer.

    `began_from`: the content that it showed when it was opened, set by the admin. After validation
    `untouched` has the names of the fields that still say so; they got the article's own values,
    so that the rules of the whole article are checked against what it will be.
    """

    began_from = None
    untouched = frozenset()

    def leaves(self, name, value):
        """Whether the value is what the form showed; it shows moments without their fractions."""
        if self.began_from is None:
            before = as_kept(getattr(self.instance, name))
        else:
            before = self.began_from.get(name)
        if isinstance(value, datetime) and before:
            return as_kept(value)[:19] == before[:19]
        return as_kept(value) == before

    def clean(self):
        cleaned = super().clean()
        if self.began_from is not None:
            typed = [name for name in FIELDS if name in cleaned]
            self.untouched = {name for name in typed if self._is_untouched(name, cleaned[name])}
            cleaned |= {name: getattr(self.instance, name) for name in self.untouched}
        return cleaned

    def _is_untouched(self, name, value):
        own = getattr(self.instance, name)  # what `clean_published_at` took over already
        return self.leaves(name, value) or (name == "published_at" and value == own)
