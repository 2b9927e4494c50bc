// Hands the chosen photo to the editor that opened this window, then closes it.
const picker = document.querySelector("[data-photo-picker]")

picker.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-photo]")
  const tools = window.opener?.CKEDITOR?.tools
  if (!choice || !tools) return
  const { photo, address, alt, caption } = choice.dataset
  tools.callFunction(Number(picker.dataset.photoPicker), address, {
    id: Number(photo),
    alternative_text: alt,
    caption,
  })
  window.close()
})
