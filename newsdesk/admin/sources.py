"""The sources desk: which pages that articles rest on are damaged, what changed, what mends it."""

from urllib.parse import quote, urlsplit

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.core.validators import URLValidator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article, SourceLink
from newsdesk.admin import rights
from newsdesk.comparison import compared
from newsdesk.mending import deeds, listing, words
from photos.lists import BoundedPaginator, ListedLookups
from sources.models import SourceCheck

PER_PAGE = 50
COPIES = "https://web.archive.org/web/*/{}"  # where a person looks for one; we ask nothing there
State = SourceCheck.State


def without_password(address):
    if urlsplit(address).username is not None:
        raise forms.ValidationError(_("An address for readers holds no name and password."))


class Address(forms.URLField):
    default_validators = [URLValidator(schemes=["http", "https"]), without_password]

    def __init__(self, **options):
        super().__init__(assume_scheme="https", max_length=1000, **options)
        self.widget.attrs["class"] = "vURLField"


class AddressForm(forms.Form):
    url = Address(label=_("New address"))


class CopyForm(forms.Form):
    archived_url = Address(label=_("Address of an archived copy"), required=False)


# What is typed for a deed; the others need nothing but the button.
FORMS = {"address": AddressForm, "copy": CopyForm, "gone": CopyForm}


@admin.register(SourceCheck)
class SourceCheckAdmin(ListedLookups, admin.ModelAdmin):
    """A list of damage and a page for each source; deeds are posted to that page."""

    def changelist_view(self, request, extra_context=None):
        """Nine queries, however many sources there are."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD"):
            raise BadRequest("The list is only read.")
        kind, outlet = request.GET.get("kind", ""), request.GET.get("outlet", "")
        asked = request.GET.get("q", "")[:1000]
        found = listing.of_article(asked) if asked else listing.narrowed(kind, outlet)
        pages = Paginator if asked else BoundedPaginator
        page = pages(found, PER_PAGE).get_page(request.GET.get("p"))
        numbers = listing.numbers(kind)
        return self._page(
            request,
            "list",
            title=_("Sources to look at"),
            page=page,
            rows=[told(check) for check in page],
            numbers=numbers,
            chosen={"kind": kind, "outlet": outlet, "q": asked},
            settled=listing.SETTLED,
            here=_query(kind=kind, outlet=outlet),
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What happened to one source; a POST does what its button says."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        check = _check(object_id)
        if request.method != "POST":
            return self._source(request, check)
        deed = request.POST.get("deed", "")
        if deed not in deeds.DEEDS:
            raise BadRequest("Nothing of that name is done here.")
        form = FORMS[deed](request.POST) if deed in FORMS else None
        if form and not form.is_valid():
            return self._source(request, check, form)
        seen = request.POST.get("seen", "")
        typed = form.cleaned_data if form else {}
        try:
            done = deeds.mend(deed, check.pk, seen, request.user, **typed)
            messages.success(request, done)
        except deeds.Refused as refusal:
            messages.error(request, str(refusal))
        except SourceLink.DoesNotExist as error:
            raise Http404 from error
        return redirect(request.path)

    def history_view(self, request, object_id, extra_context=None):
        """The article's own history has its sources as well."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("admin:sources_sourcecheck_change", _check(object_id).pk)

    def _source(self, request, check, typed=None):
        """The page; `typed` is a form that cannot be done as it is."""
        link = check.link
        is_address = isinstance(typed, AddressForm)
        is_copy = isinstance(typed, CopyForm)
        for name in typed.errors if typed else ():
            typed.fields[name].widget.attrs["autofocus"] = True  # on a phone it is out of sight
        following = listing.to_look_at().exclude(pk=check.pk).values_list("pk", flat=True).first()
        return self._page(
            request,
            "source",
            title=_("Source"),
            row=told(check),
            check=check,
            link=link,
            address_form=typed if is_address else AddressForm({"url": check.final_url or link.url}),
            copy_form=typed if is_copy else CopyForm({"archived_url": link.archived_url}),
            changes=changes(check),
            copies=COPIES.format(link.url),
            following=following,
            archive_first=check.state in (State.GONE, State.SOFT_GONE, State.UNREACHABLE),
        )

    def _page(self, request, name, **context):
        context |= self.admin_site.each_context(request)
        context |= {"opts": self.opts, "is_on": settings.SOURCE_CHECKS}
        return render(request, f"admin/sources/sourcecheck/{name}.html", context)

    def has_module_permission(self, request):
        return rights.may_mend_sources(request.user)

    def has_view_permission(self, request, obj=None):
        return rights.may_mend_sources(request.user)

    def has_change_permission(self, request, obj=None):
        return rights.may_mend_sources(request.user)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def delete_view(self, request, object_id, extra_context=None):
        raise PermissionDenied  # before Django looks for whatever number was sent


def _check(object_id):
    """What is known of a public article's source; Http404 for any other."""
    if not (object_id.isascii() and object_id.isdigit() and len(object_id) < 10):
        raise Http404
    links = SourceLink.objects.filter(Article.objects.published().holds("article"))
    links = links.select_related("source", "article__section", "check_of_source")
    link = links.defer("article__body").filter(pk=int(object_id)).first()
    if link is None:
        raise Http404
    return listing.check_of(link)


def told(check):
    """A source as a line tells it."""
    return {
        "check": check,
        "link": check.link,
        "article": check.link.article,
        "sentence": words.sentence(check),
        "reason": words.reason(check),
        "kind": "returned" if check.damage == SourceCheck.RETURNED else check.state,
        "name": gettext("Back online")
        if check.damage == SourceCheck.RETURNED
        else check.get_state_display(),
        "title": compared(check.first_title, check.title) if check.state == State.RETITLED else "",
    }


def changes(check):
    """What the page said at the first look and says now, by words: pairs of a label and HTML."""
    if not check.first_title and not check.first_text:
        return []
    sides = [
        (gettext("Title"), check.first_title, check.title),
        (gettext("Beginning of the text"), check.first_text, check.text),
    ]
    return [(label, compared(old, new)) for label, old, new in sides if old != new]


def _query(**chosen):
    return "&".join(f"{name}={quote(value)}" for name, value in chosen.items() if value)
