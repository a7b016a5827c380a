// Before the first paint: contents that stand beside the text are open, and whoever comes from the other
// script stands where they stood. reading.js uses these names, too.
const LINE = 112 // px from the top of the window, below all that stays there: here one reads
const wide = matchMedia("(min-width:60rem)"), contents = document.querySelector(".contents")
const unfold = () => {
  contents.open = wide.matches
  contents.firstChild.tabIndex = wide.matches ? -1 : 0
}
if (contents) {
  unfold()
  wide.addEventListener("change", unfold)
}
// Put a part of a block, 0 its upper edge and 1 its lower, at the line
const goTo = (id, part) => {
  const { top, height } = document.getElementById(id).getBoundingClientRect()
  scrollTo({ top: scrollY + top + part * height - LINE, behavior: "instant" })
}
try {
  const [path, ...at] = JSON.parse(sessionStorage.scroll)
  delete sessionStorage.scroll
  if (path == location.pathname) goTo(...at)
} catch {}
