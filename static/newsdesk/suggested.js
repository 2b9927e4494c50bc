// Suggestions below the related links: a press puts one into a row of the form, and saves nothing.

const SHOWN = 5; // at once; the next come up as these are taken

const place = document.querySelector("[data-suggested]");
if (place) watch(place, place.closest(".inline-group"), place.dataset);

function watch(list, group, words) {
  const status = list.parentElement.querySelector("[data-suggested-status]");
  const rows = () => [...group.querySelectorAll("tr.form-row:not(.empty-form)")];
  const target = (row) => row.querySelector("[name$='-target']")?.value;
  const removal = (row) => row.querySelector("[name$='-DELETE']");
  const kept = () => rows().filter((row) => !removal(row)?.checked);

  async function load() {
    try {
      const answer = await fetch(words.suggested, { headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      list.innerHTML = await answer.text();
      for (const button of list.querySelectorAll("[data-add]")) button.hidden = false;
      show();
    } catch {
      status.textContent = words.away; // the link to the list stays
    }
  }

  // Those that are among the rows are not offered.
  function show() {
    const chosen = new Set(kept().map(target));
    const items = [...list.querySelectorAll("[data-suggestion]")];
    const open = items.filter((item) => !chosen.has(item.dataset.suggestion)).slice(0, SHOWN);
    for (const item of items) item.hidden = !open.includes(item);
    const none = list.querySelector("[data-suggested-none]");
    if (none) none.hidden = open.length > 0;
    return open;
  }

  function add({ suggestion, headline }) {
    const crossed = rows().find((row) => target(row) === suggestion);
    if (crossed) {
      removal(crossed).checked = false;
      return;
    }
    const empty = kept().find((row) => !target(row) && !removal(row));
    if (!empty) group.querySelector(".add-row a").click();
    const select = (empty ?? rows().at(-1)).querySelector("select[name$='-target']");
    select.append(new Option(headline, suggestion, true, true));
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add]");
    if (!button) return;
    const item = button.closest("[data-suggestion]");
    if (kept().filter(target).length >= Number(words.most)) {
      status.textContent = words.full.replace("{most}", words.most);
      return;
    }
    const number = show().indexOf(item);
    add(item.dataset);
    const left = show();
    status.textContent = words.added.replace("{headline}", item.dataset.headline);
    const next = left[Math.min(number, left.length - 1)]?.querySelector("[data-add]");
    (next ?? list.closest("section")).focus();
  });

  // Rows are changed by Django's scripts, some of which tell jQuery alone.
  window.django?.jQuery(group).on("change click", () => setTimeout(show));
  for (const deed of ["formset:added", "formset:removed"]) document.addEventListener(deed, show);

  // Nobody waits for what is not looked at.
  const seen = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    seen.disconnect();
    load();
  }, { rootMargin: "600px" });
  seen.observe(list);
}
