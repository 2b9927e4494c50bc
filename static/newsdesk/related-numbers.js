// A suggestion keeps its number while its article is open, so that 1, 2, 3 takes the first three that
// one saw, however the list moves up in between.

const MOST = 9;
const numbers = new Map(); // number by target
let article;

function mark(row, number) {
  const keys = number ? { add: `${number} Enter`, add_top: `Shift+${number}` } : { add: "Enter", add_top: "" };
  for (const [deed, key] of Object.entries(keys)) {
    const button = row.querySelector(`[data-deed="${deed}"] button`);
    if (!button) continue;
    button.dataset.key = key;
    button.setAttribute("aria-keyshortcuts", key);
  }
  row.querySelector("[data-number]").textContent = number ?? "";
  for (const place of row.querySelectorAll("[name=place]")) place.value = number ?? place.value;
}

document.addEventListener("desk:shown", () => {
  const desk = document.querySelector("[data-desk]");
  const rows = [...desk.querySelectorAll("[data-desk-suggestions] [data-row]")];
  const isFresh = article !== desk.dataset.article || !rows.some((row) => numbers.has(row.dataset.target));
  if (isFresh) numbers.clear();
  article = desk.dataset.article;
  for (const row of rows) {
    const { target } = row.dataset;
    if (!numbers.has(target) && numbers.size < MOST) numbers.set(target, numbers.size + 1);
    mark(row, numbers.get(target));
  }
});
