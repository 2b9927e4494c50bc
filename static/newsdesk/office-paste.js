/* Makes what is pasted from Word, Google Docs and LibreOffice fit for a body. */
import { Extension, Plugin } from "django-prose-editor/editor"

const NUMBERED = /^\(?([0-9]+|[a-z]{1,5})[.)]/i
const TYPED_MARKER = /^\s*([·•o§▪–-]|\(?[0-9a-z]{1,5}[.)])\s+/i
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote"

const unwrap = (element) => element.replaceWith(...element.childNodes)

function rename(element, name) {
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}

/* Takes the marker that Word writes into the text out of the paragraph; "" if there is none. */
function takeMarker(paragraph) {
  const ignored = paragraph.querySelector("[style*='mso-list:Ignore' i]")
  if (ignored) {
    ignored.remove()
    return ignored.textContent.trim()
  }
  const text = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode()
  const marker = text?.data.match(TYPED_MARKER)
  if (!marker) return ""
  text.data = text.data.slice(marker[0].length)
  return marker[1]
}

/* Word pastes a list as paragraphs that name their level; neighbours become one list. */
function rebuildLists(page) {
  let open = [] // the list of each level, outermost first
  for (const paragraph of page.querySelectorAll("p[class*=MsoList], p[style*='mso-list:' i]")) {
    const marker = takeMarker(paragraph)
    if (!marker) continue
    const kind = NUMBERED.test(marker) ? "ol" : "ul"
    const level = Number(paragraph.getAttribute("style")?.match(/mso-list:[^;]*level(\d)/i)?.[1] ?? 1)
    if (paragraph.previousElementSibling !== open[0]) open = []
    const depth = Math.min(level, open.length + 1)
    open.length = open[depth - 1]?.localName === kind ? depth : depth - 1
    if (open.length < depth) {
      const list = page.createElement(kind)
      if (parseInt(marker) > 1) list.start = parseInt(marker)
      if (depth > 1) open[depth - 2].lastElementChild.append(list)
      else paragraph.before(list)
      open.push(list)
    }
    const item = page.createElement("li")
    item.append(paragraph)
    open[depth - 1].append(item)
  }
}

/* Pictures live in our library; one from elsewhere would be shown here and to no reader. */
function dropForeignPictures(page) {
  for (const figure of page.querySelectorAll("figure:not(:has(img[data-file]))")) {
    figure.querySelector("figcaption")?.remove()
    unwrap(figure)
  }
  for (const image of page.querySelectorAll("img:not([data-file])")) image.remove()
}

function dropEmptyLines(page) {
  for (const paragraph of page.querySelectorAll("p")) {
    if (!paragraph.textContent.trim() && !paragraph.querySelector("img")) paragraph.remove()
  }
  if (page.body.querySelector(`:scope > :is(${BLOCKS})`)) {
    for (const gap of page.querySelectorAll("body > br")) gap.remove()
  }
}

/* Tables that only place things on a page, and those within cells, are no tables: each of their
   cells is a paragraph. Sheets and Word put measures beside the rows, and empty rows below them. */
function straightenTables(page) {
  for (const table of page.querySelectorAll("table:not(td table, th table)")) {
    for (const row of table.querySelectorAll("tr")) {
      if (!row.textContent.trim() && !row.querySelector("img")) row.remove()
    }
    const cells = [...table.querySelectorAll("td, th")]
    const inner = cells.filter((cell) => cell.closest("table") !== table)
    const loose = cells.length < 2 ? cells : inner
    for (const cell of loose) rename(cell, cell.querySelector(BLOCKS) ? "div" : "p")
    for (const part of table.querySelectorAll("table")) flatten(part)
    if (cells.length < 2) flatten(table)
  }
}

function flatten(table) {
  table.querySelectorAll("colgroup").forEach((group) => group.remove())
  table.querySelectorAll("tr, thead, tbody, tfoot").forEach(unwrap)
  unwrap(table)
}

/* Google Docs leads every link past Google. */
function straightenLinks(page) {
  for (const link of page.querySelectorAll("a[href^='https://www.google.com/url?']")) {
    const target = new URL(link.href).searchParams.get("q")
    if (target?.startsWith("http")) link.href = target
  }
}

function mendHeadings(page) {
  for (const heading of page.querySelectorAll("h1")) rename(heading, "h2")
  for (const heading of page.querySelectorAll("h4, h5, h6")) rename(heading, "h3")
  for (const bold of page.querySelectorAll(":is(h2, h3) :is(b, strong)")) unwrap(bold)
}

export function cleanOffice(html) {
  if (html.includes("data-pm-slice")) return html // copied within an editor
  const page = new DOMParser().parseFromString(html, "text/html")
  // Google Docs wraps all it copies in a <b> that it declares not to be bold.
  for (const wrapper of page.querySelectorAll("b[id^=docs-internal-guid], b[style*=normal i]")) {
    unwrap(wrapper)
  }
  dropForeignPictures(page)
  straightenLinks(page)
  straightenTables(page)
  dropEmptyLines(page)
  mendHeadings(page)
  rebuildLists(page)
  return page.body.innerHTML
}

export const OfficePaste = Extension.create({
  name: "officePaste",
  addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML: cleanOffice } })],
})
