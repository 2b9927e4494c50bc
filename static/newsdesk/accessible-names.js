// Names for what the admin leaves without one: screen readers meet the fields of Select2 and the
// heads of empty columns too.

function labelOf(select) {
  const label = select.labels[0]?.textContent ?? select.getAttribute("aria-label") ?? "";
  return label.trim().replace(/:$/, "");
}

function nameSearchFields(root) {
  for (const select of root.querySelectorAll("select.select2-hidden-accessible[multiple]")) {
    const field = select.nextElementSibling?.querySelector(".select2-search__field");
    field?.setAttribute("aria-label", labelOf(select));
  }
}

for (const head of document.querySelectorAll("th.original")) {
  const cell = document.createElement("td");
  cell.className = head.className;
  head.replaceWith(cell);
}

nameSearchFields(document);
// Select2 draws its field anew with every choice.
new MutationObserver(() => nameSearchFields(document)).observe(document.body, {
  childList: true,
  subtree: true,
});
