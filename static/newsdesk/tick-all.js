// One tick for all of a list. Without this each is ticked by itself.

for (const all of document.querySelectorAll("[data-tick-all]")) {
  const list = all.closest("fieldset");
  const ticks = [...list.querySelectorAll("[type=checkbox]")].filter((tick) => tick !== all);

  function show() {
    const number = ticks.filter((tick) => tick.checked).length;
    all.checked = number === ticks.length;
    all.indeterminate = number > 0 && number < ticks.length;
  }

  all.addEventListener("change", () => {
    for (const tick of ticks) tick.checked = all.checked;
  });
  list.addEventListener("change", show);
  addEventListener("pageshow", show); // the page may come back as it was left
  all.closest("[hidden]").hidden = false;
}
