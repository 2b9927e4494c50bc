// Sends pictures, chosen or dropped anywhere on the page, one after the other (the server works on
// each for a second); says how each goes.
const form = document.querySelector("[data-photo-upload]")
const input = form.querySelector("input[type=file]")
const list = form.querySelector("[data-uploads]")
const next = form.querySelector("[data-uploads-next]")
const line = form.querySelector("template[data-upload]")
const queue = []
let isSending = false
let received = 0
let failed = 0

function show(file) {
  const item = line.content.firstElementChild.cloneNode(true)
  item.querySelector("[data-name]").textContent = file.name
  list.append(item)
  return item
}

function say(item, words, isError) {
  item.querySelector("progress").remove()
  item.querySelector("[data-said]").textContent = words
  item.classList.toggle("photo-upload__failed", isError)
}

function answerOf(request) {
  try {
    return JSON.parse(request.responseText)
  } catch {
    return {}
  }
}

function send(file, item) {
  const data = new FormData(form)
  data.set("files", file)
  const request = new XMLHttpRequest()
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    item.querySelector("progress").value = loaded / total
  })
  request.addEventListener("loadend", () => {
    const { error } = answerOf(request)
    const isReceived = error === "" // a page to sign in is no answer either
    if (isReceived) received += 1
    else failed += 1
    say(item, isReceived ? form.dataset.sent : error || form.dataset.failed, !isReceived)
    isSending = false
    proceed()
  })
  request.open("POST", form.action)
  request.setRequestHeader("Accept", "application/json")
  request.send(data)
  isSending = true
}

function proceed() {
  if (isSending) return
  if (queue.length) {
    send(...queue.shift())
    return
  }
  if (!received) return
  next.hidden = false
  if (!failed) location.assign(next.querySelector("a").href)
}

function take(files) {
  for (const file of files) queue.push([file, show(file)])
  proceed()
}

function bringsFiles(event) {
  return event.dataTransfer?.types.includes("Files")
}

input.addEventListener("change", () => {
  const files = [...input.files]
  input.value = ""
  take(files)
})
form.querySelector("button").hidden = true
form.addEventListener("submit", (event) => event.preventDefault())
document.addEventListener("dragover", (event) => {
  if (!bringsFiles(event)) return
  event.preventDefault()
  form.classList.add("photo-upload--over")
})
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) form.classList.remove("photo-upload--over")
})
document.addEventListener("drop", (event) => {
  if (!bringsFiles(event)) return
  event.preventDefault()
  form.classList.remove("photo-upload--over")
  take(event.dataTransfer.files)
})
