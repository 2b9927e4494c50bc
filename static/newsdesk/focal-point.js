// Sets the focal point with the keyboard: two sliders beside the picture, which is clicked else.
const template = document.querySelector("[data-focal-sliders]")

for (const field of document.querySelectorAll(".imagefield[data-ppoi-id]")) {
  const kept = document.getElementById(field.dataset.ppoiId)
  if (kept) addSliders(field, kept)
}

function addSliders(field, kept) {
  const image = field.querySelector(".imagefield-preview-image")
  const sliders = template.content.firstElementChild.cloneNode(true)
  const [x, y] = ["x", "y"].map((axis) => sliders.querySelector(`[data-axis=${axis}]`))
  const read = () => {
    const [left, top] = kept.value.split("x").map(Number)
    x.value = Math.round(left * 100)
    y.value = Math.round(top * 100)
  }
  const place = () => {
    const point = field.querySelector(".imagefield-point")
    const [left, top] = kept.value.split("x").map(Number)
    point?.style.setProperty("left", `${image.clientWidth * left}px`)
    point?.style.setProperty("top", `${image.clientHeight * top}px`)
  }
  sliders.addEventListener("input", () => {
    kept.value = [x, y].map((slider) => (slider.value / 100).toFixed(3)).join("x")
    place()
  })
  document.addEventListener("click", (event) => {
    if (event.target === image) read()
  })
  new ResizeObserver(place).observe(image)
  read()
  field.querySelector(".imagefield-preview").after(sliders)
}
