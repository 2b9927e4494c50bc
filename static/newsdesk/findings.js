// What stands in the way of publishing: the list of the saved article, and ways to where it is mended.

const list = document.querySelector("[data-findings]");
const FOCUSABLE =
  "[contenteditable=true], .select2-selection, input:not([type=hidden]), textarea, select, a[href]";

function isSeen(element) {
  return element.checkVisibility?.() ?? element.offsetParent !== null;
}

// The field of the editor is hidden, and rows have none before one is added.
function lead(event) {
  const link = event.target.closest("[data-finding]");
  if (!link || !document.querySelector("#article_form")) return;
  const { finding } = link.dataset;
  const place = document.querySelector(`[data-mends="${finding}"]`)
    ?? document.querySelector(`#${finding}-group, .field-${finding}`);
  if (!place) return;
  event.preventDefault();
  const folded = place.closest("details");
  if (folded) folded.open = true;
  place.scrollIntoView({ block: "center" });
  const field = [...place.querySelectorAll(FOCUSABLE)].find(isSeen);
  (place.matches("[tabindex]") ? place : field)?.focus({ preventScroll: true });
}

async function load() {
  try {
    const answer = await fetch(list.dataset.findings, { headers: { "X-Requested-With": "fetch" } });
    if (answer.ok && !answer.redirected) list.innerHTML = await answer.text();
  } catch {
    // The link to the list stays.
  }
}

document.addEventListener("click", lead);
document.querySelector("[data-held-back]")?.focus();
if (list) load();
