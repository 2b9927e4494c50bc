/* Pictures and captions stand in figures and nowhere else, and no figure is without its picture.
   The names replace the editor's own extensions. Taking a caption away leaves the figure. */
import {
  Caption as AnyCaption,
  Figure as AnyFigure,
  Image as AnyImage,
  Plugin,
  pm,
} from "django-prose-editor/editor"

/* Deleting a picture leaves a figure with an empty one, as a figure must hold one. */
function dropEmptyFigures(transactions, _before, state) {
  if (!transactions.some((transaction) => transaction.docChanged)) return null
  const { tr } = state
  state.doc.descendants((node, position) => {
    if (node.type.name === "figure" && !node.firstChild.attrs.src) {
      const place = tr.mapping.map(position)
      tr.delete(place, place + node.nodeSize)
    }
    return !node.isTextblock
  })
  return tr.docChanged ? tr : null
}

/* The caption goes where the picture goes. */
function dragWholeFigure(view, event) {
  const figure = event.target.closest?.("figure")
  if (!figure) return
  const position = view.state.doc.resolve(view.posAtDOM(figure, 0)).before()
  const whole = pm.state.NodeSelection.create(view.state.doc, position)
  view.dispatch(view.state.tr.setSelection(whole))
}

export const Image = AnyImage.extend({ group: "" })
export const Caption = AnyCaption.extend({ group: "" })
export const Figure = AnyFigure.extend({
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: dropEmptyFigures,
      props: { handleDOMEvents: { dragstart: dragWholeFigure } },
    }),
  ],
})
