/* Tables with a caption, in which Tab leads on and out. The name replaces the editor's own
   extension. Which cells are headers decides `articles.html` about head and body. */
import { Table as AnyTable, gettext, updateAttrsDialog } from "django-prose-editor/editor"

const captionDialog = updateAttrsDialog(
  { caption: { title: gettext("Caption") } },
  { title: gettext("Caption of the table") },
)

async function changeCaption(editor) {
  const answer = await captionDialog(editor, editor.getAttributes("table"))
  if (answer) editor.chain().focus().updateAttributes("table", { caption: answer.caption }).run()
}

export const Table = AnyTable.extend({
  addAttributes() {
    const caption = {
      default: "",
      parseHTML: (table) => table.caption?.textContent.trim() ?? "",
      rendered: false,
    }
    return { ...this.parent?.(), caption }
  },

  parseHTML: () => [{ tag: "table" }, { tag: "table > caption", ignore: true }],

  renderHTML({ node }) {
    const { caption } = node.attrs
    return caption ? ["table", ["caption", caption], ["tbody", 0]] : ["table", ["tbody", 0]]
  },

  /* The editor draws tables by itself; the caption is shown, and changed in its dialog. */
  addNodeView() {
    const draw = this.parent()
    return (drawn) => {
      const view = draw(drawn)
      const caption = view.table.createCaption()
      caption.contentEditable = "false"
      const show = ({ attrs }) => {
        caption.textContent = attrs.caption
        caption.hidden = !attrs.caption
      }
      const { ignoreMutation } = view
      view.ignoreMutation = (change) =>
        caption.contains(change.target) || ignoreMutation.call(view, change)
      const { update } = view
      view.update = (node) => update(node) && (show(node), true)
      show(drawn.node)
      return view
    }
  },

  /* Without a dialog: rows and columns are added where they are missing. */
  addCommands() {
    const insert = { rows: 3, cols: 3, withHeaderRow: true }
    return {
      ...this.parent?.(),
      insertTableWithOptions:
        () =>
        ({ commands }) =>
          commands.insertTable(insert),
    }
  },

  addKeyboardShortcuts() {
    return { ...this.parent?.(), Tab: () => this.editor.commands.goToNextCell() }
  },

  addMenuItems({ buttons, menu }) {
    this.parent?.({ buttons, menu })
    menu.defineItem({
      name: "table:caption",
      groups: "table",
      command: changeCaption,
      button: buttons.material("subtitles", "Caption"),
      hidden: (editor) => !editor.isActive("table"),
    })
  },
})
