/* Names the editor's controls in the newsdesk's language: its own words are English in the script. */
import { gettext, isMacOS } from "django-prose-editor/editor"

const LABELS = {
  paragraph: gettext("Paragraph"),
  heading2: gettext("Subheading"),
  heading3: gettext("Smaller subheading"),
  bulletList: gettext("Bulleted list"),
  orderedList: gettext("Numbered list"),
  orderedListProperties: gettext("List properties"),
  blockquote: gettext("Quotation"),
  codeBlock: gettext("Block of code"),
  horizontalRule: gettext("Dividing line"),
  figure: gettext("Picture"),
  bold: gettext("Bold"),
  italic: gettext("Italic"),
  strike: gettext("Struck through"),
  subscript: gettext("Subscript"),
  superscript: gettext("Superscript"),
  code: gettext("Code"),
  link: gettext("Link"),
  unlink: gettext("Remove the link"),
  table: gettext("Table"),
  "table:addColumnAfter": gettext("Add a column"),
  "table:deleteColumn": gettext("Delete the column"),
  "table:addRowAfter": gettext("Add a row"),
  "table:deleteRow": gettext("Delete the row"),
  "table:mergeCells": gettext("Merge the cells"),
  "table:splitCell": gettext("Split the cell"),
  "table:toggleHeaderCell": gettext("Header cell"),
  "table:caption": gettext("Caption of the table"),
  "table:deleteTable": gettext("Delete the table"),
  "history:undo": gettext("Undo"),
  "history:redo": gettext("Redo"),
}
/* The drop-down knows them by their icons. */
const ICONS = { notes: "paragraph", code: "codeBlock" }
const KEYS = {
  bold: "B",
  italic: "I",
  link: "K",
  "history:undo": "Z",
  "history:redo": "Y",
}
const TOGGLES = ["bold", "italic", "strike", "subscript", "superscript", "code", "blockquote", "orderedList"]

/* Writes only what differs, as every change calls the observer again. */
function set(element, attribute, value) {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value)
}

function nameButton(button) {
  const { name } = button.dataset
  const label = LABELS[name]
  if (!label) return
  const hint = KEYS[name] ? ` (${isMacOS() ? "⌘" : gettext("Ctrl")}+${KEYS[name]})` : ""
  set(button, "title", label + hint)
  set(button, "aria-label", label)
  set(button, "aria-disabled", String(button.classList.contains("disabled")))
  if (TOGGLES.includes(name)) set(button, "aria-pressed", String(button.classList.contains("active")))
}

function nameOption(option) {
  const label = LABELS[option.dataset.name]
  if (label && option.textContent !== label) option.firstElementChild.textContent = label
}

/* The drop-down shows a copy of the present block's button, nameless but for its level or icon. */
function nameDropdown(dropdown) {
  const shown = dropdown.querySelector(".prose-menubar__selected > button")
  const picker = dropdown.querySelector(".prose-menubar__picker")
  if (!shown) return
  const { level } = shown.dataset
  const name = level ? `heading${level}` : ICONS[shown.textContent]
  const label = [gettext("Kind of paragraph"), LABELS[name]].filter(Boolean).join(": ")
  if (shown.textContent === "question_mark") shown.textContent = "more_horiz"
  set(shown, "title", label)
  set(shown, "aria-label", label)
  set(shown, "aria-haspopup", "true")
  set(shown, "aria-expanded", String(picker.matches(":popover-open")))
}

function nameControls(bar) {
  set(bar, "role", "toolbar")
  set(bar, "aria-label", gettext("Formatting"))
  bar.querySelectorAll(".prose-menubar__group > button").forEach(nameButton)
  bar.querySelectorAll(".prose-menubar__option").forEach(nameOption)
  bar.querySelectorAll(".prose-menubar__dropdown").forEach(nameDropdown)
}

/* The text box stands in for the hidden field, so it takes over what names and describes that. */
function nameTextBox(box, field) {
  const label = field.labels[0]
  box.setAttribute("aria-label", label?.textContent.trim().replace(/:$/, "") || gettext("Text"))
  for (const attribute of ["aria-describedby", "aria-invalid", "aria-required"]) {
    if (field.hasAttribute(attribute)) box.setAttribute(attribute, field.getAttribute(attribute))
  }
  label?.addEventListener("click", () => box.focus())
}

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  editor.on("create", () => {
    const bar = editor.storage.menu.dom
    nameTextBox(editor.view.dom, textarea)
    nameControls(bar)
    const observer = new MutationObserver(() => nameControls(bar))
    observer.observe(bar, { subtree: true, childList: true, attributeFilter: ["class"] })
    bar.addEventListener("toggle", () => nameControls(bar), true) // the drop-down's
  })
})
