/* Keeps the line that is being written between what stays at the top and at the bottom. */
const ROOM = 24 // pixels of text to see beyond the line

document.addEventListener("prose-editor:ready", ({ detail: { editor } }) => {
  editor.on("focus", () => {
    const top = editor.storage.menu.dom.offsetHeight + ROOM
    const bottom = (document.querySelector(".submit-row")?.offsetHeight ?? 0) + ROOM
    const clear = { top, bottom, left: 0, right: 0 }
    editor.setOptions({ editorProps: { scrollThreshold: clear, scrollMargin: clear } })
  })
})
