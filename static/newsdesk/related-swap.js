// Puts the desk of another page in the place of the one that is shown. The focus, what is scrolled,
// opened and typed stay; with another article its headline gets the focus, and so is read out.

import { find, focusIn } from "./related-focus.js";

/* `sent` is the form whose deed brought the page: what was typed in it is done. */
export function swap(page, sent) {
  const old = document.querySelector("[data-desk]");
  const fresh = document.importNode(page.querySelector("[data-desk]"), true);
  const isSame = old.dataset.article === fresh.dataset.article;
  const focus = focusIn(old);
  const scrolled = [...old.querySelectorAll("[data-pane]")].map((pane) => [pane.dataset.pane, pane.scrollTop]);
  if (isSame) {
    fresh.dataset.step = old.dataset.step;
    keep(old, fresh, sent);
  }
  old.replaceWith(fresh);
  for (const [name, top] of scrolled) {
    if (isSame || name === "queue") fresh.querySelector(`[data-pane="${name}"]`).scrollTop = top;
  }
  document.dispatchEvent(new CustomEvent("desk:shown"));
  if (!isSame) begin(fresh);
  else if (focus) {
    const at = find(focus, fresh);
    at.focus({ preventScroll: at === fresh }); // the whole desk is in sight as it was
  }
}

/* What a thing of the desk is called in any of its pages. */
function nameOf(thing) {
  const row = thing.closest("[data-row]")?.dataset.focus;
  const deed = thing.closest("[data-deed]")?.dataset.deed;
  return thing.dataset.focus ?? (thing.id || [row, deed, thing.name].join());
}

function keep(old, fresh, sent) {
  const things = new Map();
  for (const thing of fresh.querySelectorAll("details, input, select")) things.set(nameOf(thing), thing);
  for (const thing of old.querySelectorAll("details[open]")) {
    const same = things.get(nameOf(thing));
    if (same) same.open = true;
  }
  for (const field of old.querySelectorAll("input:not([type=hidden]), select")) {
    const same = things.get(nameOf(field));
    if (same && !sent?.contains(field) && field.value !== initial(field)) same.value = field.value;
  }
}

function initial(field) {
  if (field.localName !== "select") return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value;
}

function begin(desk) {
  const title = desk.querySelector("[data-focus=article]") ?? desk;
  title.focus({ preventScroll: true });
  if (desk.getBoundingClientRect().top < 0) desk.scrollIntoView();
  const pane = desk.querySelector("[data-pane=queue]");
  const present = pane.querySelector("[aria-current=page]");
  if (!present) return;
  const [around, inside] = [pane, present].map((thing) => thing.getBoundingClientRect());
  const isSeen = inside.top >= around.top && inside.bottom <= around.bottom;
  if (!isSeen) pane.scrollTop += inside.top - around.top - around.height / 3;
}
