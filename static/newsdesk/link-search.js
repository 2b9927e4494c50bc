/* In the editor's dialog for links: a field that finds our own articles by words of their headline,
   and puts the address of the chosen one below. */
const PAUSE = 200 // milliseconds after the last letter
let number = 0

function element(name, attributes, ...content) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...content)
  return made
}

function addTo(address, words, targets) {
  const id = `link-search-${++number}`
  const list = element("ul", { role: "listbox", id: `${id}-list`, class: "link-search__list", "aria-label": words.label })
  const status = element("p", { role: "status", class: "link-search__status" })
  const field = element("input", {
    id,
    type: "text",
    autocomplete: "off",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-describedby": `${id}-help`,
  })
  const label = element("label", { for: id }, words.label)
  const help = element("p", { id: `${id}-help`, class: "link-search__help" }, words.help)
  let active = -1
  let timer, asked

  function mark(index) {
    active = index
    const options = [...list.children]
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === index)))
    if (options[index]) field.setAttribute("aria-activedescendant", options[index].id)
    else field.removeAttribute("aria-activedescendant")
    options[index]?.scrollIntoView({ block: "nearest" })
  }

  function close() {
    list.replaceChildren()
    list.hidden = true
    field.setAttribute("aria-expanded", "false")
    mark(-1)
  }

  function choose(option) {
    address.value = option.dataset.address
    field.value = option.dataset.headline
    close()
    status.textContent = ""
    address.focus()
  }

  function open(results) {
    close()
    for (const { headline, address: to, about, is_public } of results) {
      const option = element(
        "li",
        { role: "option", id: `${id}-${list.children.length}`, "aria-selected": "false", class: "link-search__option" },
        element("span", { class: "link-search__headline" }, headline),
        element("span", { class: is_public ? "link-search__about" : "link-search__about link-search__about--scheduled" }, about),
      )
      Object.assign(option.dataset, { address: to, headline })
      list.append(option)
    }
    list.hidden = !results.length
    field.setAttribute("aria-expanded", String(Boolean(results.length)))
    status.textContent = results.length ? words.many.replace("{count}", results.length) : words.none
  }

  async function find() {
    const typed = field.value.trim()
    asked = typed
    if (typed.length < 2) {
      close()
      status.textContent = ""
      return
    }
    try {
      const answer = await fetch(`${targets}?${new URLSearchParams({ q: typed })}`)
      const { results } = await answer.json()
      if (asked === typed) open(results)
    } catch {
      close() // the address can be typed all the same
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(find, PAUSE)
  })
  field.addEventListener("keydown", (event) => {
    const { length } = list.children
    if (event.key === "Enter") {
      event.preventDefault() // nothing is sent from here
      if (list.children[active]) choose(list.children[active])
    } else if (event.key === "Escape" && length) {
      event.preventDefault() // the list goes, the dialog stays
      event.stopPropagation()
      close()
    } else if (length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault()
      const step = event.key === "ArrowDown" ? 1 : -1
      mark((active + step + (active < 0 && step < 0 ? 1 : 0) + length) % length)
    }
  })
  list.addEventListener("mousedown", (event) => event.preventDefault()) // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]")
    if (option) choose(option)
  })
  close()
  const box = element("div", { class: "prose-editor-dialog-field link-search" }, label, field, list, help, status)
  address.closest(".prose-editor-dialog-field").before(box)
  field.focus()
}

document.addEventListener("prose-editor:ready", ({ detail: { editor } }) => {
  const words = document.querySelector("[data-link-search]")?.dataset
  const targets = document.querySelector("[data-link-targets]")?.dataset.linkTargets
  if (!words || !targets) return
  const observer = new MutationObserver((changes) => {
    for (const added of changes.flatMap((change) => [...change.addedNodes])) {
      const address = added.querySelector?.(":scope > .prose-editor-dialog [name=href]")
      if (address) addTo(address, words, targets)
    }
  })
  observer.observe(editor.view.dom.parentElement, { childList: true })
})
