// Opens the preview beside the form, on small screens over it. It keeps to what was chosen last:
// what is shown, how wide, how light; beside the form also whether it is open.

const KEPT = "newsdesk-preview";
const panel = document.querySelector("[data-preview]");
const opener = document.querySelector("[data-preview-open]");
const besideForm = matchMedia("(min-width: 1024px)");
const isDark = matchMedia("(prefers-color-scheme: dark)").matches;

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {}; // storage is switched off, or holds something else
  }
}

function keep(what, value) {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ ...kept(), [what]: value }));
  } catch {
    // then it is chosen anew next time
  }
}

function buttons(what) {
  return [...panel.querySelectorAll(`[data-preview-${what}]`)];
}

function choose(what, value) {
  const values = buttons(what).map((button) => button.getAttribute(`data-preview-${what}`));
  const chosen = values.includes(value) ? value : values[0];
  panel.dataset[what] = chosen;
  for (const button of buttons(what)) {
    const isChosen = button.getAttribute(`data-preview-${what}`) === chosen;
    button.setAttribute("aria-pressed", String(isChosen));
  }
  panel.dispatchEvent(new CustomEvent("preview:chosen"));
}

function open() {
  if (besideForm.matches) {
    panel.setAttribute("open", ""); // unlike show(): who types goes on typing
    keep("open", true);
  } else {
    panel.showModal();
  }
  opener.setAttribute("aria-expanded", "true");
  panel.dispatchEvent(new CustomEvent("preview:chosen"));
}

function close() {
  if (besideForm.matches) keep("open", false);
  panel.close();
  opener.setAttribute("aria-expanded", "false");
  opener.focus();
}

if (panel && opener) {
  document.querySelector("[data-preview-plain]").hidden = true;
  opener.setAttribute("aria-controls", panel.id);
  opener.setAttribute("aria-expanded", "false");
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    if (panel.open) close();
    else open();
  });
  panel.querySelector("[data-preview-close]").addEventListener("click", close);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  });
  for (const what of ["show", "width", "scheme"]) {
    for (const button of buttons(what)) {
      button.addEventListener("click", () => {
        const value = button.getAttribute(`data-preview-${what}`);
        keep(what, value);
        choose(what, value);
      });
    }
  }
  const { open: wasOpen, show, width, scheme = isDark ? "dark" : "light" } = kept();
  choose("show", show);
  choose("width", width);
  choose("scheme", scheme);
  if (wasOpen && besideForm.matches) open();
}
