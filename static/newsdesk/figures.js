/* A picture or a caption stands in a figure and nowhere else: bare ones are no part of a body.
   The names replace the editor's own extensions. Taking a caption away leaves the figure. */
import { Caption as AnyCaption, Image as AnyImage } from "django-prose-editor/editor"

export const Image = AnyImage.extend({ group: "" })
export const Caption = AnyCaption.extend({ group: "" })
