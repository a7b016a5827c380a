// Behind the text of every page, before its first paint: what must not wait for first.js. Contents that stand beside
// the text are open, and whoever comes from the other script stands where they stood.
{
const d = document, contents = d.querySelector(".contents")
if (contents) contents.open = matchMedia("(min-width:60rem)").matches

const LINE = 112 // px from the top of the window, below all that stays there: where one reads
// Put a part of a block, 0 its upper edge and 1 its lower, at the line
const goTo = (id, part) => {
  const { top, height } = d.getElementById(id).getBoundingClientRect()
  scrollTo(0, scrollY + top + part * height - LINE)
}
// What the window remembers is fetched only for those who chose a script some time: a browser that holds the page
// until it has asked for it paints it later.
const kept = f => { try { return f() } catch {} }
const place = () => kept(() => {
  const [path, ...at] = JSON.parse(sessionStorage.scroll)
  delete sessionStorage.scroll
  if (path != location.pathname) return
  // The page may still be too short, for who stood at its end; whoever has moved since is left alone.
  let left = scrollY
  const go = () => { if (scrollY == left) { goTo(...at); left = scrollY } }
  go()
  for (const sign of ["DOMContentLoaded", "load"]) addEventListener(sign, go)
})
if (d.prerendering) d.addEventListener("prerenderingchange", place)
else if (kept(() => localStorage.variant)) place()

// Scripts come from beside the icon. Browsers may remember that one did not come, so what is tried again has another
// address.
let tries = 0, begun
const bring = name => import(new URL(`${name}.js?${tries}`, d.querySelector("[rel=icon]").href)).catch(e => { tries++; throw e })
// The first comes right after the first paint, which a page that is only prepared has not had. What a reader does
// before waits for it (of each kind the last), and tries again.
const page = { contents, LINE, goTo, kept, bring, early: {}, heard: e => { page.early[e.type] = e; begin() } }
const begin = () => begun ??= bring("made/first").then(m => m.start(page)).catch(() => { begun = null })
for (const sign of ["pointermove", "touchstart", "scroll", "focusin", "click", "keydown"]) addEventListener(sign, e => page.heard(e), { passive: sign == "touchstart" })
requestAnimationFrame(() => setTimeout(begin))
}
