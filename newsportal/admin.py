"""The people of the newsroom: accounts, which the Editor-in-chief keeps too."""

from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from photos.lists import ListedLookups

# allauth would show keys of second factors, and addresses that nothing is sent to.
admin.site.unregister([User, Group, EmailAddress, Authenticator])


def beyond(person):
    """The permissions that the person does not have."""
    return Permission.objects.exclude(Q(user=person) | Q(group__user=person))


@admin.register(User)
class PersonAdmin(ListedLookups, UserAdmin):
    """Nobody but a superuser meets an account that may do more than his own, or makes one."""

    list_display = ["username", "first_name", "last_name", "group_names", "is_staff", "is_active"]
    list_filter = ["is_active", "groups"]
    show_full_result_count = False
    actions = None
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Rights"), {"fields": ["is_active", "is_staff", "groups"]}),
        (_("Signing in"), {"fields": ["has_second_factor"]}),
        (_("Moments"), {"fields": ["last_login", "date_joined"]}),
    ]
    above_newsroom = (_("Above the newsroom"), {"fields": ["is_superuser", "user_permissions"]})
    readonly_fields = ["last_login", "date_joined", "has_second_factor"]
    change_form_template = "admin/auth/user/person.html"

    def get_queryset(self, request):
        people = super().get_queryset(request).prefetch_related("groups")
        if request.user.is_superuser:
            return people
        more = beyond(request.user)
        return people.exclude(
            Q(is_superuser=True)
            | Q(pk__in=User.objects.filter(user_permissions__in=more).values("pk"))
            | Q(pk__in=User.objects.filter(groups__permissions__in=more).values("pk"))
        )

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        above = [self.above_newsroom] if obj and request.user.is_superuser else []
        return [*fieldsets, *above]

    def get_readonly_fields(self, request, obj=None):
        """Nobody raises himself, or locks himself out."""
        own = ["is_active", "is_staff", "groups"] if obj == request.user else []
        return [*self.readonly_fields, *own]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups" and not request.user.is_superuser:
            more = Group.objects.filter(permissions__in=beyond(request.user))
            kwargs["queryset"] = Group.objects.exclude(pk__in=more.values("pk"))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        """Accounts are the newsroom's: a new one opens the newsdesk."""
        obj.is_staff = obj.is_staff or not change
        super().save_model(request, obj, form, change)

    def get_urls(self):
        forget = self.admin_site.admin_view(require_POST(self.forget_second_factor))
        return [path("<int:pk>/second-factor/forget/", forget), *super().get_urls()]

    def forget_second_factor(self, request, pk):
        """For who has lost phone and codes: the password alone opens the desk again."""
        person = self.get_object(request, str(pk))
        if person is None:
            raise Http404
        if person == request.user or not self.has_change_permission(request, person):
            raise PermissionDenied  # one's own goes where the password is asked once more
        Authenticator.objects.filter(user=person).delete()
        self.log_change(request, person, gettext("Second factor taken away."))
        messages.success(request, gettext("The password alone opens the newsdesk now."))
        return redirect("admin:auth_user_change", pk)

    @admin.display(description=_("Second factor"), boolean=True)
    def has_second_factor(self, person):
        return is_mfa_enabled(person)

    @admin.display(description=_("Groups"))
    def group_names(self, person):
        return ", ".join(group.name for group in person.groups.all())


@admin.register(Group)
class NewsroomGroupAdmin(ListedLookups, GroupAdmin):
    """The Editor-in-chief looks at them; what each may do is the migrations' to say."""
