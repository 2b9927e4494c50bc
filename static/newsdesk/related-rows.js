// The arrows go from row to row, and from the list to the suggestions and back. With Tab one comes to
// each of these lists once.

import { areOn } from "./related-keymap.js";

const ROW = "[data-row]:not([data-desk-results] *)"; // what was found has ways of its own
const rowsOf = (pane) => [...(pane?.querySelectorAll(ROW) ?? [])];

function rove(pane, chosen) {
  for (const row of rowsOf(pane)) row.tabIndex = row === chosen ? 0 : -1;
}

function next(key, at) {
  const desk = at.closest("[data-desk]");
  const pane = at.closest("[data-pane]");
  const rows = rowsOf(pane);
  const place = rows.indexOf(at);
  if (key === "ArrowDown") return rows[place + 1];
  if (key === "ArrowUp") return rows[place - 1] ?? desk.querySelector("[data-focus=article]");
  if (key === "ArrowRight") return rowsOf(desk.querySelector("[data-pane=candidates]"))[0];
  return rowsOf(desk.querySelector("[data-pane=list]"))[0] ?? desk.querySelector("[data-focus=article]");
}

document.addEventListener("keydown", (event) => {
  const at = event.target;
  if (!at.matches?.(`${ROW}, [data-focus=article]`)) return;
  if (!/^Arrow/.test(event.key) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.defaultPrevented || !areOn()) return;
  event.preventDefault();
  next(event.key, at)?.focus();
});

document.addEventListener("focusin", ({ target }) => {
  if (target.matches(ROW)) rove(target.closest("[data-pane]"), target);
});

document.addEventListener("desk:shown", () => {
  for (const pane of document.querySelectorAll("[data-desk] [data-pane]")) {
    const rows = rowsOf(pane);
    rove(pane, rows.find((row) => row === document.activeElement) ?? rows[0]);
  }
});
