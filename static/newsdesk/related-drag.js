// A chosen link is dragged to its place by its grip, with mouse, pen or finger. The buttons and
// Alt+arrows do the same.

import { send } from "./related-deeds.js";

const middle = (row) => {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
};
const isChosen = (row) => Boolean(row?.querySelector("[data-grip]"));

function drag(grip, pointer) {
  const row = grip.closest("[data-row]");
  const list = row.parentElement;
  const before = [...list.children];
  const ending = new AbortController();
  const { signal } = ending;
  const putBack = () => list.append(...before);

  function move({ clientY }) {
    // The others move around it: what leaves the page, if only for a moment, loses the pointer.
    while (isChosen(row.previousElementSibling) && clientY < middle(row.previousElementSibling)) row.after(row.previousElementSibling);
    while (isChosen(row.nextElementSibling) && clientY > middle(row.nextElementSibling)) row.before(row.nextElementSibling);
  }

  async function end(isKept) {
    ending.abort();
    row.classList.remove("related-desk__row--lifted");
    const place = [...list.children].indexOf(row);
    if (!isKept || place === before.indexOf(row)) return putBack();
    const form = row.querySelector("form[data-deed]");
    const body = new FormData(form);
    body.set("deed", "move");
    body.set("to", place + 1);
    row.focus({ preventScroll: true });
    if (!await send(form, body)) putBack();
  }

  grip.setPointerCapture(pointer);
  row.classList.add("related-desk__row--lifted");
  grip.addEventListener("pointermove", move, { signal });
  grip.addEventListener("pointerup", () => end(true), { signal });
  grip.addEventListener("pointercancel", () => end(false), { signal });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    end(false);
  }, { signal });
}

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-desk] [data-grip]");
  if (!grip || event.button) return;
  event.preventDefault();
  drag(grip, event.pointerId);
});

document.addEventListener("desk:shown", () => {
  for (const grip of document.querySelectorAll("[data-desk] [data-grip]")) grip.hidden = false;
});
