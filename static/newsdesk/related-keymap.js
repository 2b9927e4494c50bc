// Which keys the desk listens to: switched off or changed in its dialog, kept in this browser.

import { theDesk } from "./related-deeds.js";
import { find, focusIn } from "./related-focus.js";
import { namesOf, shown } from "./related-key-names.js";

const KEPT = "related-desk-keys";
const ALONE = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Dead", "Process"];
const NUMBER = /^(Shift\+)?[1-9]$/;
const dialog = document.querySelector("[data-desk-keys]");
const fields = dialog ? [...dialog.querySelectorAll("[data-key-of]")] : [];
let chosen = kept(); // { off: true, keys: { j: "d" } }

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {}; // storage is switched off, or holds something else
  }
}

function keep(changed) {
  chosen = { ...chosen, ...changed };
  try {
    localStorage.setItem(KEPT, JSON.stringify(chosen));
  } catch {
    // then it is chosen anew next time
  }
  show();
}

export const areOn = () => !chosen.off;
const keyOf = (name) => chosen.keys?.[name] ?? name;

/* The name in the desk's HTML of what a pressed key does here; none where another took its place. */
export function meantBy(pressed) {
  const changed = Object.entries(chosen.keys ?? {});
  const found = changed.find(([, key]) => key === pressed);
  if (found) return found[0];
  return changed.some(([name]) => name === pressed) ? null : pressed;
}

const words = (key) => shown(key, {
  Control: dialog.dataset.control, Shift: dialog.dataset.shift, Alt: dialog.dataset.alt,
  Enter: dialog.dataset.enter, Delete: dialog.dataset.delete, " ": dialog.dataset.space,
});

function show() {
  dialog.querySelector("[data-keys-on]").checked = areOn();
  for (const field of fields) field.value = words(keyOf(field.dataset.keyOf));
}

function say(text) {
  dialog.querySelector("[data-keys-said]").textContent = text;
}

function change(event) {
  const name = event.target.dataset.keyOf;
  if (!name || ["Tab", "Escape", ...ALONE].includes(event.key)) return;
  event.preventDefault();
  const [key] = event.key === "Backspace" ? [name] : namesOf(event);
  const other = fields.find((field) => field !== event.target && keyOf(field.dataset.keyOf) === key);
  if (other || NUMBER.test(key)) {
    const deed = other?.closest("tr").querySelector("th").textContent ?? key;
    return say(dialog.dataset.taken.replace("{deed}", deed));
  }
  const { [name]: _, ...others } = chosen.keys ?? {};
  keep({ keys: key === name ? others : { ...others, [name]: key } });
  say("");
}

/* A deed that was on its way may bring another desk meanwhile: the focus goes back to the same place. */
function open() {
  const focus = focusIn(theDesk()) ?? {};
  dialog.showModal();
  dialog.addEventListener("close", () => {
    if (!theDesk().contains(document.activeElement)) find(focus, theDesk()).focus({ preventScroll: true });
  }, { once: true });
}

if (dialog) {
  show();
  dialog.addEventListener("keydown", change);
  dialog.querySelector("[data-keys-on]").addEventListener("change", ({ target }) => keep({ off: !target.checked }));
  dialog.querySelector("[data-keys-reset]").addEventListener("click", () => {
    keep({ off: false, keys: {} });
    say("");
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-desk-help]")) open();
  });
  document.addEventListener("desk:shown", () => {
    for (const button of document.querySelectorAll("[data-desk-help]")) button.hidden = false;
  });
}
