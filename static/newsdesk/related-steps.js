// On a phone one part of the desk is shown at a time.

export function showPaneOf(thing) {
  const pane = thing.closest("[data-pane]");
  if (pane) show(pane.dataset.pane);
}

function show(name) {
  const desk = document.querySelector("[data-desk]");
  desk.dataset.step = name;
  for (const link of desk.querySelectorAll("[data-desk-step]")) {
    if (link.dataset.deskStep === name) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-desk] [data-desk-step]");
  if (!link) return;
  event.preventDefault();
  show(link.dataset.deskStep);
});

document.addEventListener("desk:shown", () => {
  const desk = document.querySelector("[data-desk]");
  show(desk.dataset.step || (desk.dataset.article ? "list" : "queue"));
});
