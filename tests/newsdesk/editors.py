"""The rich-text editor of a form, as a journalist meets it."""

import re

from playwright.sync_api import expect

PASTE = """(box, html) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/html", html)
  clipboardData.setData("text/plain", "the same without marks")
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
}"""
KEY = re.compile(r"((Control|Shift)\+)*([a-z]|Enter|Tab|Delete|ArrowLeft)")


class Editor:
    """The text box of the form with its toolbar and dialogs, spoken to as a journalist does."""

    def __init__(self, page):
        self.page = page
        self.box = page.get_by_role("textbox", name="Testo", exact=True)
        self.toolbar = page.get_by_role("toolbar", name="Formattazione")
        self.dialog = page.get_by_role("dialog")

    def type(self, *keys_and_words):
        """Names of keys are pressed, all else is typed."""
        for word in keys_and_words:
            is_key = KEY.fullmatch(word)
            (self.page.keyboard.press if is_key else self.page.keyboard.type)(word)

    def paste(self, html):
        self.box.evaluate(PASTE, html)

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def holds(self, html):
        expect(self.page.locator("#id_body")).to_have_value(html)
