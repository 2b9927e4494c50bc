// Ctrl+S or Cmd+S saves, and the page comes back as it was: the cursor where it stood, also in the
// middle of the text, and that place as far down the window as before, whatever is now above it.

const NAME = "newsdesk-place";
const FRESH = 60_000; // milliseconds
const EDITOR = "[contenteditable=true]";

const place = document.querySelector("[data-working-copy]");
const form = place?.closest("form");
const button = form?.querySelector("[name=_continue]");

if (button) {
  document.addEventListener("keydown", (event) => {
    const isSave = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (!isSave || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (document.querySelector("dialog[open]")) return; // what it asks is not in the text yet
    remember();
    form.requestSubmit(button);
  }, true);
  comeBack();
}

function remember() {
  const at = document.activeElement;
  const box = at?.closest?.(EDITOR);
  const seen = { at: Date.now(), top: topOfCursor() };
  if (box) seen.caret = caretIn(box);
  else if (at?.id) Object.assign(seen, { id: at.id, start: at.selectionStart, end: at.selectionEnd });
  sessionStorage.setItem(NAME, JSON.stringify(seen));
}

async function comeBack() {
  const seen = JSON.parse(sessionStorage.getItem(NAME) ?? "null");
  sessionStorage.removeItem(NAME);
  if (!seen || Date.now() - seen.at > FRESH || "unsaved" in place.dataset) return;
  const box = await editorOf(form);
  if (box && seen.caret !== undefined) putCaret(box, seen.caret);
  const field = seen.id && document.getElementById(seen.id);
  field?.focus({ preventScroll: true });
  if (seen.start !== undefined) field?.setSelectionRange?.(seen.start, seen.end);
  scrollBy({ top: topOfCursor() - seen.top, behavior: "instant" });
  place.dispatchEvent(new CustomEvent("saved"));
}

/* Of what holds the cursor, in the window. */
function topOfCursor() {
  const at = document.activeElement;
  const node = at?.closest?.(EDITOR) ? getSelection().anchorNode : at;
  const element = node instanceof Element ? node : node?.parentElement;
  return (element ?? document.body).getBoundingClientRect().top;
}

/* The editor starts by itself, a little later than the page. */
function editorOf(root) {
  const found = root.querySelector(EDITOR);
  if (found || !root.querySelector(".prose-editor, [data-django-prose-editor-configurable]")) return found;
  return new Promise((resolve) => {
    const watching = new MutationObserver(() => {
      const box = root.querySelector(EDITOR);
      if (!box) return;
      watching.disconnect();
      resolve(box);
    });
    watching.observe(root, { childList: true, subtree: true });
  });
}

/* As a number of characters from the beginning: saving may tidy the marks, not the words. */
function caretIn(box) {
  const selection = getSelection();
  if (!selection.rangeCount) return 0;
  const before = selection.getRangeAt(0).cloneRange();
  before.setStart(box, 0);
  return before.toString().length;
}

function putCaret(box, characters) {
  box.focus({ preventScroll: true });
  const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  let left = characters;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (left <= text.length) {
      getSelection().collapse(text, left);
      return;
    }
    left -= text.length;
  }
}
