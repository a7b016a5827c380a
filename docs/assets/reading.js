// What the page can do beyond its first view: loaded with the reader's first move, and never before a page
// is seen (.overrides/.inline/first.js), so it may read and write what is remembered.
const d = document, root = d.documentElement
const $ = (s, e = d) => e.querySelector(s), $$ = (s, e = d) => [...e.querySelectorAll(s)]
const get = (k, s = "localStorage") => { try { return window[s][k] } catch {} }
const set = (k, v, s = "localStorage") => { try { v ? window[s][k] = v : delete window[s][k] } catch {} }
const make = (tag, of = {}, ...inside) => { const e = Object.assign(d.createElement(tag), of); e.append(...inside); return e }
const blocks = $$(".text>[id]")
const lang = root.lang

export const start = () => {

// The browser's own bar has the colour of the paper that the reader chose.
const paper = () => {
<<<<<<< HEAD:docs/assets/reading.js
for (const meta of $$("meta[name=theme-color]")) meta.content = root.dataset.scheme ? getComputedStyle(root).getPropertyValue("--paper") : meta.dataset.own ??= meta.content
=======
  for (const meta of $$("meta[name=theme-color]")) if (root.dataset.scheme) meta.content = getComputedStyle(root).getPropertyValue("--paper")
>>>>>>> main:docs/.overrides/.inline/reading.js
}
paper()
<<<<<<< HEAD:docs/assets/reading.js
new MutationObserver(paper).observe(root, { attributeFilter: ["data-scheme"] })

// Words that were searched for are marked in the page to which the search led
const found = get("found", "sessionStorage")
if (found) {
set("found", "", "sessionStorage")
const [path, words] = JSON.parse(found)
if (path == location.pathname) import("./found.js").then(m => m.mark(words))
=======
settings.addEventListener("change", ({ target: { name, value } }) => {
  const usual = value == "auto" || value == "medium"
  usual ? delete root.dataset[name] : root.dataset[name] = value
  set(name, usual ? "" : value)
  paper()
})
d.addEventListener("click", e => settings.contains(e.target) || (settings.open = false))

// Keys: "/" opens the search, Escape closes the settings
d.addEventListener("keydown", e => {
  if (e.key == "Escape" && settings.open) { settings.open = false; $("summary", settings).focus() }
  if (e.key == "/" && !e.ctrlKey && !e.metaKey && !e.altKey && !e.isComposing && !e.target.closest("input,textarea,[contenteditable]")) { e.preventDefault(); search() }
})

// Search: the dialog opens and takes what is typed at once; what finds comes after it
const dialog = $(".search")
let engine
const search = () => {
  if (!dialog.open) dialog.showModal()
  $("input", dialog).focus()
  engine ??= import(new URL(dialog.dataset.engine, location)).then(e => e.start(dialog)).catch(() => { engine = undefined; $("[role=status]", dialog).textContent = dialog.dataset.failed })
>>>>>>> main:docs/.overrides/.inline/reading.js
}

<<<<<<< HEAD:docs/assets/reading.js
=======
// The switch keeps the place: the same line of the same block, in the other script
for (const link of $$(".switch a")) link.addEventListener("click", e => {
  if (e.ctrlKey || e.metaKey || e.shiftKey) return
  set("variant", link.lang)
  const block = blocks.findLast(b => b.getBoundingClientRect().top < 80)
  if (block) { const { top, height } = block.getBoundingClientRect(); set("scroll", JSON.stringify([link.pathname, block.id, (80 - top) / height]), "sessionStorage") }
})
>>>>>>> main:docs/.overrides/.inline/reading.js
// The other script is offered once to whoever chose it, or whose browser asks for it
const links = $$(".switch a[data-offer]"), has = l => links.find(a => a.lang == l)
const known = get("variant") || [...navigator.languages].filter(l => /^zh/i.test(l)).map(l => /hk|mo/i.test(l) ? "zh-Hant-HK" : /hant|tw/i.test(l) ? "zh-Hant" : "zh-Hans")[0]
const wanted = has(known) || (known == "zh-Hant-HK" && has("zh-Hant"))
if (wanted && wanted.lang != lang && !wanted.ariaCurrent && get("offered") != wanted.lang) {
  set("offered", wanted.lang)
  const line = make("p", { className: "offer", lang: wanted.lang },
    make("a", { href: wanted.href, textContent: wanted.dataset.offer, onclick: () => wanted.dispatchEvent(new Event("click")) }),
    make("button", { type: "button", textContent: "×", ariaLabel: wanted.dataset.close, onclick: () => line.remove() }))
  $("main").prepend(line)
}

// Every block has an address; the menu that copies and reports it comes with its first use
const text = $(".article .text")
if (text && root.showPopover) blocks.forEach((block, n) => {
  const mark = make("a", { className: "mark", href: "#" + block.id, ariaLabel: text.dataset.mark.replace("{n}", n + 1) })
  mark.addEventListener("click", e => {
    e.preventDefault()
    import(new URL(text.dataset.menu, location)).then(m => m.open(mark, text.dataset)).catch(() => { location.hash = mark.hash })
  })
  block.prepend(mark)
})

// How far one has read, and in which section; where CSS can, it does the first
const contents = $$(".contents a")
if (contents.length) {
  const seen = () => {
    const now = blocks.findLast(b => b.tagName == "H2" && b.getBoundingClientRect().top < 120)
    for (const a of contents) now && a.hash == "#" + now.id ? a.ariaCurrent = "true" : a.removeAttribute("aria-current")
  }
  new IntersectionObserver(seen, { rootMargin: "-120px 0px 0px" }).observe($(".text"))
  for (const b of blocks) if (b.tagName == "H2") new IntersectionObserver(seen, { rootMargin: "-119px 0px 0px" }).observe(b)
}
if (!CSS.supports("animation-timeline:scroll()")) addEventListener("scroll", () => root.style.setProperty("--read", scrollY / (root.scrollHeight - innerHeight)), { passive: true })

}
