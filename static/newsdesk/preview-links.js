// Secret links inside the preview: made, copied and revoked without leaving the form.

const panel = document.querySelector("[data-preview-links]");
const list = panel?.querySelector("[data-preview-list]");

async function load(address, options) {
  try {
    const answer = await fetch(address, options);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("[data-preview-links-of]");
    for (const button of found.querySelectorAll("[data-copy]")) button.hidden = false;
    list.replaceChildren(document.adoptNode(found));
  } catch {
    list.textContent = list.dataset.failed;
  }
}

// Without the clipboard (http, or permission refused) the address is marked, to be copied by hand.
async function copy(address) {
  address.select();
  try {
    await navigator.clipboard.writeText(address.value);
    list.querySelector("[data-copy-status]").textContent = list.dataset.copied;
  } catch {
    address.focus();
  }
}

if (panel) {
  panel.addEventListener("preview:chosen", () => {
    if (panel.open && panel.dataset.show === "links") load(panel.dataset.previewLinks);
  });
  list.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { action } = event.target;
    await load(action, { method: "POST", body: new FormData(event.target) });
    list.focus(); // the button that was pressed is gone
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(document.getElementById(button.dataset.copy));
  });
}
