"""Never imported: for `make messages` only. Django's own words that its Italian lacks or that our
newsroom would not say; what `locale/` translates goes before Django's catalogues."""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

_("The {name} “{obj}” was added successfully.")
_("The {name} “{obj}” was changed successfully.")
_("The {name} “{obj}” was added successfully. You may edit it again below.")
_("The {name} “{obj}” was changed successfully. You may edit it again below.")
_("The {name} “{obj}” was added successfully. You may add another {name} below.")
_("The {name} “{obj}” was changed successfully. You may add another {name} below.")
_("The %(name)s “%(obj)s” was deleted successfully.")
_("Add another %(verbose_name)s")
_("Log out")
_("Logged out")
_("Thanks for spending some quality time with the web site today.")
_("View")
_("Select %s to view")
_("After you’ve created a user, you’ll be able to edit more user options.")
_("Reset password")
_("Password-based authentication")
_("Enabled")
_("Disabled")
_("Choose all %s")
_("Remove all %s")
_('Choose %s by selecting them and then select the "Choose" arrow button.')
ngettext_lazy("Please correct the error below.", "Please correct the errors below.", "errors")
ngettext_lazy(
    "This password is too short. It must contain at least %d character.",
    "This password is too short. It must contain at least %d characters.",
    "min_length",
)
