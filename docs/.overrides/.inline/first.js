// At the end of every page, before the first paint. What unfolds the contents, keeps the place, opens the search
// and the settings stands here; the rest (assets/reading.js) comes with the reader's first move.
{
const d = document, root = d.documentElement, $ = (s, e = d) => e.querySelector(s)
const kept = f => { try { return f() } catch {} }

// Contents that stand beside the text are open
const wide = matchMedia("(min-width:60rem)"), contents = $(".contents")
if (contents) contents.open = wide.matches

// Where one reads: the last block that begins above the line, and how much of it has gone by
const LINE = 112 // px from the top of the window, below all that stays there
const blocks = [...d.querySelectorAll(".text>[id]")]
const reading = () => blocks.findLast(b => b.getBoundingClientRect().top < LINE)
const standing = () => {
  const block = reading()
  if (!block) return
  const { top, height } = block.getBoundingClientRect()
  return [block.id, (LINE - top) / height]
}
// Put a part of a block, 0 its upper edge and 1 its lower, at the line
const goTo = (id, part) => {
  const { top, height } = d.getElementById(id).getBoundingClientRect()
  scrollTo(0, scrollY + top + part * height - LINE)
}
// Whoever comes from the other script stands where they stood. What the window remembers is fetched only for those
// who chose a script some time: a browser that holds the page until it has asked for it paints it later.
const place = () => kept(() => {
  const [path, ...at] = JSON.parse(sessionStorage.scroll)
  delete sessionStorage.scroll
  if (path == location.pathname) goTo(...at)
})
if (d.prerendering) d.addEventListener("prerenderingchange", place, { once: true })
else if (kept(() => localStorage.variant)) place()
for (const link of d.querySelectorAll(".switch a")) link.addEventListener("click", e => {
  if (e.ctrlKey || e.metaKey || e.shiftKey) return
  kept(() => { localStorage.variant = link.lang })
  const at = standing()
  if (at) kept(() => { sessionStorage.scroll = JSON.stringify([link.pathname, ...at]) })
})

// Scripts come when they are wanted, from beside the icon, and bring their styles. Browsers may remember that one did not come, so
// what is tried again has another address.
let tries = 0
const bring = name => import(new URL(`${name}.js?${tries}`, $("[rel=icon]").href)).catch(e => { tries++; throw e })
// Search and settings: a control says that it is loading, and that it did not come
const settings = $(".settings"), dialog = $(".search"), loading = $("p", dialog).textContent, asked = {}
const ask = (name, control) => asked[name] ??= (async () => {
  const say = text => { $("[role=status]", control).textContent = text }
  say(loading)
  try { await (await bring(name)).start(page, control) } catch { asked[name] = null; say($(".bar").dataset.failed) }
})()
const search = () => { if (!dialog.open) dialog.showModal(); $("input", dialog).focus(); ask("search", dialog) }
const set = () => settings.open && ask("settings", settings)
$(".find").addEventListener("click", search)
settings.addEventListener("toggle", set)
set()
d.addEventListener("keydown", e => {
  if (e.key == "/" && !e.ctrlKey && !e.metaKey && !e.altKey && !e.target.matches(":read-write")) { e.preventDefault(); search() }
})

const page = { LINE, wide, contents, blocks, reading, standing, goTo, ask, settings, dialog }

// The rest comes with the first move; right after the first paint where something is remembered, or the other
// script is asked for. A page that is only prepared is not painted.
let moved
const move = () => moved ??= bring("reading").then(m => m.start(page)).catch(() => { moved = null })
for (const sign of ["pointermove", "touchstart", "keydown", "scroll", "focusin"]) addEventListener(sign, move, { passive: true })
requestAnimationFrame(() => setTimeout(() => {
  const zh = navigator.languages.find(l => /^zh/i.test(l))
  if (kept(() => sessionStorage.length + localStorage.length) || zh && /hant|tw|hk|mo/i.test(zh) != /Hant/.test(root.lang)) move()
}))
}
