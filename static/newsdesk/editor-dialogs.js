/* What the editor's dialogs leave to be done: a name, whole addresses, pictures of the library. */
const DOMAIN = /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}([/?#:]|$)/i
const MAILBOX = /^[^\s@/:]+@[\w-]+(\.[\w-]+)+$/

/* "www.example.org" alone would lead to a page of our own. */
function completeAddress({ currentTarget: input }) {
  const address = input.value.trim()
  if (DOMAIN.test(address)) input.value = `https://${address}`
  else if (MAILBOX.test(address)) input.value = `mailto:${address}`
}

function mend(dialog) {
  dialog.setAttribute("aria-label", dialog.querySelector(".prose-editor-dialog-title").textContent)
  dialog.querySelector("[name=href]")?.addEventListener("change", completeAddress)
  const picture = dialog.querySelector("[name=imageUrl]")
  if (picture) {
    picture.readOnly = true // readers only see pictures that the library knows
    picture.parentElement.querySelector("button").focus()
  }
}

document.addEventListener("prose-editor:ready", ({ detail: { editor } }) => {
  const observer = new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes])
    for (const element of added) {
      const dialog = element.querySelector?.(":scope > .prose-editor-dialog")
      if (dialog) mend(dialog)
    }
  })
  observer.observe(editor.view.dom.parentElement, { childList: true })
})
