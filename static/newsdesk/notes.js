// Notes are sent beside the form, which keeps all that was typed into it.

document.addEventListener("submit", async (event) => {
  const box = event.target.closest("[data-notes]");
  if (!box) return;
  event.preventDefault();
  const form = event.target;
  const button = event.submitter;
  if (button) button.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Requested-With": "fetch" },
      redirect: "error",
    });
    if (!answer.ok && answer.status !== 422) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    box.replaceWith(page.querySelector("[data-notes]"));
    document.querySelector("[data-notes] textarea").focus();
  } catch {
    if (button) button.disabled = false;
    box.querySelector("[data-notes-failed]").hidden = false;
  }
}, true);
