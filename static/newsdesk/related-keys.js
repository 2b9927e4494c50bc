// Presses what the desk's HTML names for a key (`data-key`). Only while the focus is in the desk, and
// never while somebody types.

import { fault } from "./related-deeds.js";
import { namesOf } from "./related-key-names.js";
import { areOn, meantBy } from "./related-keymap.js";
import { showPaneOf } from "./related-steps.js";

const TYPED = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";
const MAY_REPEAT = /Arrow|^[jk]$/;
const NUMBER = /^(Shift\+)?[1-9]$/; // meant for the whole desk, though it stands in a row

/* What stands in a row is meant for the row that has the focus. */
function pressedBy(name, desk, row) {
  const all = [...desk.querySelectorAll("[data-key]")].filter((thing) =>
    thing.dataset.key.split(" ").includes(name) && !thing.disabled && !thing.hidden);
  const found = all.find((thing) => {
    const its = thing.closest("[data-row]");
    return !its || its === row || NUMBER.test(name);
  });
  return { found, isOfARow: all.length > 0 };
}

function press(thing) {
  if (thing.matches(TYPED)) {
    showPaneOf(thing);
    thing.focus();
    thing.select?.();
  } else if (thing.form && thing.type === "submit") {
    thing.form.requestSubmit(thing);
  } else {
    thing.click();
  }
}

document.addEventListener("keydown", (event) => {
  const desk = event.target.closest?.("[data-desk]");
  if (!desk || event.defaultPrevented || event.isComposing || !areOn()) return;
  if (event.target.closest(TYPED)) return;
  const row = event.target.closest("[data-row]");
  for (const pressed of namesOf(event)) {
    const name = meantBy(pressed);
    // Enter on a link or a button is theirs.
    if (!name || (name === "Enter" && event.target !== row)) continue;
    const { found, isOfARow } = pressedBy(name, desk, row);
    if (!found && !isOfARow) continue;
    event.preventDefault();
    if (event.repeat && !MAY_REPEAT.test(name)) return;
    if (found) press(found);
    else fault(row ? "notHere" : "chooseRow");
    return;
  }
});
