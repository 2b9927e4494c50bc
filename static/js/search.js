/*
 * A search form works as it stands. This offers headlines while a reader types: a combobox, whose
 * list is walked with the arrow keys, opened with Enter and closed with Escape.
 */
const PAUSE = 150; // after a key, in milliseconds
const SHORTEST = 2;

document.querySelectorAll("[data-search]").forEach((form, number) => {
  const input = form.querySelector("[type=search]");
  const list = document.createElement("ul");
  let waiting;
  let asking;
  let active = -1;

  list.className = "suggestions";
  list.id = `suggestions-${number}`;
  list.setAttribute("role", "listbox");
  list.ariaLabel = input.labels[0].textContent.trim();
  list.hidden = true;
  input.closest(".search-form").append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  function show(headlines, addresses) {
    list.replaceChildren(...headlines.map((headline, place) => {
      const option = document.createElement("li");
      option.className = "suggestions__option";
      option.id = `${list.id}-${place}`;
      option.setAttribute("role", "option");
      option.dataset.address = new URL(addresses[place]).pathname;
      option.textContent = headline;
      return option;
    }));
    list.hidden = !headlines.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    activate(-1);
  }

  function close() {
    clearTimeout(waiting);
    asking?.abort();
    show([], []);
  }

  function activate(place) {
    active = place;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === place)));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[place].id);
  }

  async function ask() {
    const words = input.value.trim();
    asking?.abort();
    if (words.length < SHORTEST) return show([], []);
    asking = new AbortController();
    try {
      const address = `${form.dataset.search}?${new URLSearchParams({ q: words })}`;
      const [, headlines, , addresses] = await (await fetch(address, { signal: asking.signal })).json();
      show(headlines, addresses);
    } catch {
      // Overtaken by the next key, or the network is gone: the form needs neither.
    }
  }

  function walk(step) {
    const places = list.children.length + 1; // the field itself is one of them
    activate(((active + 1 + step + places) % places) - 1);
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (list.hidden || event.isComposing) return;
    if (step) walk(step);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.address);
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the field's focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[data-address]");
    if (option) location.assign(option.dataset.address);
  });
});
