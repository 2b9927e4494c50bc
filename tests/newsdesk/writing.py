"""The form of an article in a browser, as a journalist writes in it."""

from playwright.sync_api import expect

from tests.newsdesk.editors import Editor


class Writing:
    """An article's form in a browser whose clock can be put forward."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        page.clock.install()
        self.open()

    def open(self):
        self.page.goto(self.address)
        self.editor = Editor(self.page)
        expect(self.editor.toolbar).to_be_visible()

    @property
    def headline(self):
        return self.page.locator("#id_headline")

    @property
    def status(self):
        return self.page.locator(".working-copy__status")

    @property
    def banner(self):
        return self.page.get_by_role("region", name="Testo non salvato")

    def rest(self, seconds=3):
        """The person stops typing for so long."""
        self.page.clock.run_for(seconds * 1000)

    def says(self, state, words=""):
        expect(self.status).to_have_attribute("data-state", state)
        expect(self.status).to_contain_text(words)

    def is_kept(self):
        self.rest()
        self.says("kept", "Bozza di lavoro salvata alle")

    def leave(self):
        """Whether the browser asked before it left."""
        self.page.wait_for_load_state()  # with the script that asks
        asked = []
        self.page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        self.page.goto("about:blank")
        return asked == ["beforeunload"]
