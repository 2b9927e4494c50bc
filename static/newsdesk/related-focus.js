// Where the focus of the desk is, told so that it can be found in the desk that takes its place.

const RESULT = "[data-desk-results] [data-row]";
const OTHER = "[data-row]";

const isChosen = (row) => Boolean(row?.querySelector("[data-grip]"));

function rowsLike(isResult, pane) {
  return [...(pane?.querySelectorAll(OTHER) ?? [])].filter((row) => row.matches(RESULT) === isResult);
}

/* Names of what has the focus, of its row and of the deed it does there; null outside of the desk. */
export function focusIn(desk) {
  const at = document.activeElement;
  if (!desk.contains(at)) return null;
  const row = at.closest("[data-row]");
  const pane = at.closest("[data-pane]");
  const isResult = Boolean(row?.matches(RESULT));
  return {
    name: at.dataset.focus,
    row: row?.dataset.focus,
    isChosen: isChosen(row),
    deed: row && at.closest("[data-deed]")?.dataset.deed,
    isResult,
    place: rowsLike(isResult, pane).indexOf(row),
    pane: pane?.dataset.pane,
  };
}

/* The same thing; in the same row what does the same; else the row that came to its place. After
   something found was added one goes on searching. */
export function find(focus, desk) {
  const named = (name) => name && desk.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  const row = named(focus.row);
  const wentBack = row && focus.isChosen && !isChosen(row); // among those of the machine
  const same = named(focus.name);
  if (same && !same.hidden && !wentBack) return same;
  if (row && !wentBack) return row.querySelector(`[data-deed="${focus.deed}"] button`) ?? row;
  if (focus.isResult) return desk.querySelector("[data-desk-search] [type=search]");
  const rows = focus.row ? rowsLike(false, desk.querySelector(`[data-pane="${focus.pane}"]`)) : [];
  return rows[Math.min(focus.place, rows.length - 1)] ?? named("article") ?? desk;
}
