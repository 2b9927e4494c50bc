// Names for what the admin leaves without one: screen readers meet the fields of Select2 and the
// heads of empty columns too.

function labelOf(select) {
  const label = select.labels[0]?.textContent ?? select.getAttribute("aria-label") ?? "";
  return label.trim().replace(/:$/, "");
}

function nameFields() {
  for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
    const drawn = select.nextElementSibling;
    drawn?.querySelector(".select2-search__field")?.setAttribute("aria-label", labelOf(select));
    const chosen = drawn?.querySelector(".select2-selection__rendered[role=textbox]");
    const words = chosen?.title ? `${labelOf(select)}: ${chosen.title}` : labelOf(select);
    chosen?.setAttribute("aria-label", words);
  }
}

for (const head of document.querySelectorAll(".inline-group th")) {
  if (head.textContent.trim()) continue;
  const cell = document.createElement("td");
  cell.className = head.className;
  head.replaceWith(cell);
}

nameFields();
// Select2 draws its field anew with every choice.
new MutationObserver(nameFields).observe(document.body, {
  childList: true,
  subtree: true,
});
