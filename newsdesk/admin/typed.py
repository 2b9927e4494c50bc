"""Forms that hold what somebody typed earlier, as if it had been posted now."""

from django.forms.utils import ErrorDict


def as_typed(form_class, posted):
    """The form with these fields in it, not looked at: without errors, and nothing of it saved."""

    class Typed(form_class):
        def __init__(self, **kwargs):
            super().__init__(posted, **kwargs)
            self.cleaned_data, self._errors = {}, ErrorDict()

    return Typed


def unvalidated(formset):
    """The same for rows; those that hold nothing typed stay as they are."""
    if formset.is_bound:
        formset._errors, formset._non_form_errors = [], formset.error_class()
        for form in formset.forms:
            form._errors = ErrorDict()
    return formset


def is_another(posted, form, formsets):
    """Whether what was posted differs from what these unbound forms show.

    Rows are read again, a query for each kind, only where the words are the same.
    """
    shown = form.__class__.__mro__[1] if form.is_bound else form.__class__
    if shown(posted, instance=form.instance).has_changed():
        return True
    return any(
        _rows(posted, formset).has_changed()
        for formset in formsets
        if f"{formset.prefix}-TOTAL_FORMS" in posted
    )


def _rows(posted, formset):
    return formset.__class__(
        posted, instance=formset.instance, prefix=formset.prefix, queryset=formset.queryset
    )
