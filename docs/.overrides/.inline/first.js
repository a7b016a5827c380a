// Loaded by every page once it is painted: what remembers the place for the other script, and opens search and settings.
// The rest (assets/reading.js) comes with the reader's first move.

const d = document, root = d.documentElement, $ = (s, e = d) => e.querySelector(s)
const words = WORDS[root.lang] // put in by scripts/pages/theme.py
const make = (tag, of, ...inside) => {
  const e = d.createElement(tag)
  for (const name in of) e.setAttribute(name, of[name])
  e.append(...inside)
  return e
}

// page: what place.js, in the page, knows of it; this makes it what all other scripts know.
export const start = async page => {
  const { LINE, kept, bring } = page
  if (d.readyState == "loading") await new Promise(whole => d.addEventListener("DOMContentLoaded", whole))

  // Where one reads: the last block that begins above the line, and how much of it has gone by
  const blocks = [...d.querySelectorAll(".text>[id]")]
  const reading = () => blocks.filter(b => b.getBoundingClientRect().top < LINE).pop()
  const standing = () => {
    const block = reading()
    if (!block) return
    const { top, height } = block.getBoundingClientRect()
    return [block.id, (LINE - top) / height]
  }
  for (const link of d.querySelectorAll(".switch a")) link.addEventListener("click", e => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return
    kept(() => { localStorage.variant = link.lang })
    const at = standing()
    if (at) kept(() => { sessionStorage.scroll = JSON.stringify([link.pathname, ...at]) })
  })

  // Search and settings: a control says that it is loading, and that it did not come
  const settings = $(".settings"), asked = {}, named = { "aria-label": words.search }
  const status = () => make("p", { role: "status" }, words.loading), input = make("input", { type: "search", ...named })
  const dialog = make("dialog", { class: "search", closedby: "any", ...named }, make("div", { class: "ask" }, input), status())
  settings.append(status())
  d.body.append(dialog)
  const ask = (name, control) => asked[name] ??= (async () => {
    const say = text => { $("[role=status]", control).textContent = text }
    say(words.loading)
    const rest = move() // It brings the styles, too.
    try { await (await bring(name)).start(page, control, await rest) } catch { asked[name] = null; say(words.not_loaded) }
  })()
  const search = () => { if (!dialog.open) dialog.showModal(); input.focus(); ask("search", dialog) }
  const set = () => settings.open && ask("settings", settings)
  settings.addEventListener("toggle", set)

  // The rest comes with the first move; at once where something is remembered, or the other script is asked for
  let moved
  const move = () => {
    if (!moved) (moved = bring("reading").then(m => { m.start(page); return m })).catch(() => { moved = null })
    return moved
  }
  Object.assign(page, { blocks, reading, standing, ask, settings, dialog })
  const zh = navigator.languages.find(l => /^zh/i.test(l))
  if (kept(() => sessionStorage.length + localStorage.length) || zh && /hant|tw|hk|mo/i.test(zh) != /Hant/.test(root.lang)) move()

  // The button of the search, and "/"
  $(".find").setAttribute("aria-keyshortcuts", "/")
  const asks = ({ type, target, key, ctrlKey, metaKey, altKey }) => type == "click" ? target.closest(".find") : key == "/" && !ctrlKey && !metaKey && !altKey && !target.matches(":read-write")
  page.heard = e => {
    move()
    if (asks(e)) { e.preventDefault(); search() }
  }
  set()
  Object.values(page.early).forEach(page.heard)
}
