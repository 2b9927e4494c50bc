/* The editor writes a style sheet into the page unless one with this mark is there, and our content
   security policy refuses it. An element of the name that does nothing, as it is not HTML, stands in
   for it; editor.css says what is needed of that sheet. */
const style = document.createElementNS(null, "style")
style.setAttribute("data-tiptap-style", "")
document.head.append(style)
