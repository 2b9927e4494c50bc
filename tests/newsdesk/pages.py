"""The newsdesk as a person uses it: opens a page, types into its form, presses a button."""

import contextlib
from html.parser import HTMLParser

from django.apps import apps
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Error

from newsdesk.checks import CHECKS

WARNINGS_READ = {"_findings_seen": " ".join(code for code, is_error, *_ in CHECKS if not is_error)}
ARTICLES = "/admin/articles/article/"
LINKED = "/admin/articles/linkedarticle/"


def desk(person=None, **options):
    """A browser; with somebody signed in where a person is named."""
    client = Client(**options)
    if person:
        client.force_login(person)
    return client


def change(thing, deed="change"):
    """The address of a page about one thing, e.g. `change(article, "history")`."""
    return reverse(
        f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{deed}", args=[thing.pk]
    )


class Form(dict):
    """All that the main form of a page would send, by name; rows of its lists may be added."""

    def __or__(self, typed):
        return Form({**self, **typed})

    def row(self, prefix, number=None, **values):
        """Type into a row of a list; into a new one where no number is given."""
        if number is None:
            number = int(self[f"{prefix}-TOTAL_FORMS"])
            self[f"{prefix}-TOTAL_FORMS"] = number + 1
            if f"{prefix}-__prefix__-position" in self:
                self[f"{prefix}-{number}-position"] = 10 * (number + 1)
        self.update({f"{prefix}-{number}-{name}": value for name, value in values.items()})
        return self


class _Reader(HTMLParser):
    """Collects the fields of the form that is sent by POST and is not for leaving."""

    def __init__(self):
        super().__init__()
        self.fields, self.inside = Form(), False
        self.select = self.textarea = self.option = None

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        if tag == "form":
            self.inside = facts.get("id", "").endswith("_form") and "logout" not in facts["id"]
        name = facts.get("name")
        if not self.inside or "disabled" in facts:
            return
        if tag == "input" and name:
            self.read_input(name, facts)
        elif tag == "textarea":
            self.textarea, self.fields[name] = name, ""
        elif tag == "select":
            self.select = name
            self.fields[name] = [] if "multiple" in facts else ""
        elif tag == "option" and self.select and "selected" in facts:
            if isinstance(self.fields[self.select], list):
                self.fields[self.select].append(facts["value"])
            else:
                self.fields[self.select] = facts["value"]

    def read_input(self, name, facts):
        kind = facts.get("type", "text")
        if kind in ("checkbox", "radio"):
            if "checked" in facts:
                self.fields[name] = facts.get("value", "on")
        elif kind not in ("submit", "button", "file"):
            self.fields[name] = facts.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.textarea = None
        elif tag == "select":
            self.select = None

    def handle_data(self, data):
        if self.textarea:
            self.fields[self.textarea] += data


def form_on(page):
    """What the form on a page holds, as a browser would send it back."""
    reader = _Reader()
    reader.feed(page.content.decode())
    for name, value in reader.fields.items():
        if isinstance(value, str):
            reader.fields[name] = value.removeprefix("\r\n").removeprefix("\n")
    reader.fields.pop("csrfmiddlewaretoken", None)
    return reader.fields


def opened(client, address):
    """The form of a page; whoever sends that of an article has read all warnings before."""
    page = client.get(address)
    assert page.status_code == 200, f"{address}: {page.status_code}"
    form = form_on(page)
    return form | WARNINGS_READ if "headline" in form else form


def errors(page):
    """Every complaint that the page makes about what was sent, by the field or list it is about."""
    said = dict(page.context["adminform"].form.errors) if page.context else {}
    for inline in page.context["inline_admin_formsets"] if page.context else []:
        formset = inline.formset
        if formset.non_form_errors():
            said[formset.prefix] = formset.non_form_errors()
        for row in formset.forms:
            said |= {f"{row.prefix}-{name}": list(text) for name, text in row.errors.items()}
    return {name: " ".join(text) for name, text in said.items()}


def everything():
    """All that the newsroom keeps, row by row; sessions apart."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models()
        if model._meta.app_label != "sessions" and not model._meta.proxy
    }


def press_last(window, name):
    """Press the button that closes its own window, once the window's script listens.

    The window may be gone before the browser has said that it was clicked. That is no fault: what
    counts is that it closes.
    """
    window.wait_for_load_state()
    with window.expect_event("close"), contextlib.suppress(Error):
        window.get_by_role("button", name=name).click()
