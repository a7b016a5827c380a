// The reading page's own script. It stands in the page as a module, so that it runs when all is read
// and the first paint does not wait for it. Search, the one large thing, is loaded when it is opened.
const d = document, root = d.documentElement
const $ = (s, e = d) => e.querySelector(s), $$ = (s, e = d) => [...e.querySelectorAll(s)]
const get = (k, s = "localStorage") => { try { return window[s][k] } catch {} }
const set = (k, v, s = "localStorage") => { try { v ? window[s][k] = v : delete window[s][k] } catch {} }
const make = (tag, of = {}, ...inside) => { const e = Object.assign(d.createElement(tag), of); e.append(...inside); return e }
const blocks = $$(".text>[id]"), text = $(".article .text")
const lang = root.lang

// Where one reads: the last block that begins above the line, and how much of it has gone by
const reading = () => blocks.findLast(b => b.getBoundingClientRect().top < LINE)
const standing = () => {
  const block = reading()
  if (!block) return
  const { top, height } = block.getBoundingClientRect()
  return [block.id, (LINE - top) / height]
}

// Links that are one stop of the Tab key; arrows go on among them. Gives a function that chooses the one
const oneStop = (box, links) => {
  let stop = links[0]
  const choose = link => { stop.tabIndex = -1; (stop = link).tabIndex = 0 }
  for (const link of links) link.tabIndex = -1
  choose(stop)
  box.addEventListener("focusin", e => links.includes(e.target) && choose(e.target))
  box.addEventListener("keydown", e => {
    const next = links[links.indexOf(e.target) + { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[e.key]]
    if (next) { e.preventDefault(); next.focus() }
  })
  return choose
}

// Settings, remembered; no change of them moves the reader from the line that they read
const settings = $(".settings")
const paper = () => {
  for (const meta of $$("meta[name=theme-color]")) if (root.dataset.scheme) meta.content = getComputedStyle(root).getPropertyValue("--paper")
}
for (const input of $$("input", settings)) if (root.dataset[input.name] == input.value) input.checked = true
paper()
settings.addEventListener("change", ({ target: { name, value, defaultChecked: usual } }) => {
  const at = standing()
  usual ? delete root.dataset[name] : root.dataset[name] = value
  if (at) goTo(...at)
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
}
$(".find").addEventListener("click", search)
$(".close", dialog).addEventListener("click", () => dialog.close())

// The switch keeps the place: the same line of the same block, in the other script
for (const link of $$(".switch a")) link.addEventListener("click", e => {
  if (e.ctrlKey || e.metaKey || e.shiftKey) return
  set("variant", link.lang)
  const at = standing()
  if (at) set("scroll", JSON.stringify([link.pathname, ...at]), "sessionStorage")
})

// A line above the title that offers something. Whatever is chosen in it, it goes
const offer = (lang, way, close) => {
  const line = make("p", { className: "offer", lang }, way, make("button", { type: "button", textContent: "×", ariaLabel: close }))
  line.addEventListener("click", () => line.remove())
  $("main").prepend(line)
}
// The other script is offered once to whoever chose it, or whose browser asks for it
const links = $$(".switch a[data-offer]"), has = l => links.find(a => a.lang == l)
const asked = get("variant") || [...navigator.languages].filter(l => /^zh/i.test(l)).map(l => /hk|mo/i.test(l) ? "zh-Hant-HK" : /hant|tw/i.test(l) ? "zh-Hant" : "zh-Hans")[0]
const wanted = has(asked) || (asked == "zh-Hant-HK" && has("zh-Hant"))
if (wanted && wanted.lang != lang && !wanted.ariaCurrent && get("offered") != wanted.lang) {
  set("offered", wanted.lang)
  offer(wanted.lang, make("a", { href: wanted.href, textContent: wanted.dataset.offer, onclick: () => wanted.dispatchEvent(new Event("click")) }), wanted.dataset.close)
}

if (text) {
  const words = text.dataset

  // Where a reader left off is kept for the last twenty articles, one address for all scripts of each
  const kept = () => { try { return JSON.parse(get("left")) || {} } catch { return {} } }
  const article = links[0].pathname, at = kept()[article]
  if (at && d.getElementById(at[0]) && !$(".offer") && !location.hash && scrollY < LINE && performance.getEntriesByType("navigation")[0].type == "navigate")
    offer(lang, make("button", { type: "button", textContent: words.resume, onclick: () => { goTo(...at); text.focus({ preventScroll: true }) } }), has(lang).dataset.close)
  d.addEventListener("visibilitychange", () => {
    const left = Object.entries(kept()).filter(([path]) => path != article)
    if (!d.hidden || scrollY < innerHeight) return
    if (text.getBoundingClientRect().bottom > innerHeight) left.push([article, standing()])
    set("left", JSON.stringify(Object.fromEntries(left.slice(-20))))
  })

  // Every block has a mark: its address, with a menu that comes with its first use. Marks stand after the
  // text, so that the text is heard, selected and copied without them
  if (root.showPopover) {
    const marks = blocks.map((b, n) => make("a", { className: "mark", href: "#" + b.id, ariaLabel: words.mark.replace("{n}", n + 1) }))
    const bar = make("div", { className: "marks", role: "toolbar", ariaLabel: words.marks }, ...marks)
    text.after(bar)
    const choose = oneStop(bar, marks)
    d.addEventListener("keydown", e => { if (e.key == "Tab" && !bar.contains(e.target)) choose(marks[blocks.indexOf(reading())] || marks[0]) })
    bar.addEventListener("click", e => {
      const mark = e.target, block = blocks[marks.indexOf(mark)]
      if (!block) return
      e.preventDefault()
      import(new URL(words.menu, location)).then(m => m.open(mark, block, words)).catch(() => { location.hash = mark.hash })
    })
    // Each at its block's end: in the last line where that has room, else below it
    const lay = () => {
      const range = d.createRange(), edge = text.getBoundingClientRect().right - 50
      const ends = blocks.map(b => {
        range.selectNodeContents(b)
        return [b.offsetTop + b.offsetHeight - text.offsetHeight, [...range.getClientRects()].at(-1)?.right < edge]
      })
      marks.forEach((mark, n) => { mark.style.top = ends[n][0] + "px"; mark.classList.toggle("up", ends[n][1]) })
    }
    lay()
    new ResizeObserver(lay).observe(text)
    let near
    text.addEventListener("pointerover", e => {
      const mark = marks[blocks.findIndex(b => b.contains(e.target))]
      if (!mark || mark == near) return
      near?.classList.remove("near")
      near = mark
      near.classList.add("near")
    })
  }
}

// In which section one reads: marked in the contents, and named where they are folded
const contents = $(".contents")
if (contents) {
  const [summary, nav] = contents.children, now = $("span", summary), links = $$("a", nav)
  const heads = links.map(a => d.getElementById(decodeURIComponent(a.hash.slice(1))))
  const choose = oneStop(nav, links)
  let current
  const follow = () => {
    const link = links[heads.findLastIndex(h => h?.getBoundingClientRect().top < LINE + 8)]
    if (link != current) {
      current?.removeAttribute("aria-current")
      current = link
      if (link) link.ariaCurrent = "true"
      choose(link || links[0])
      now.textContent = link?.textContent || ""
    }
    nav.scrollTop = link ? link.offsetTop - nav.clientHeight / 2 : 0
  }
  follow()
  addEventListener("scroll", follow, { passive: true })
  contents.addEventListener("toggle", follow)
  const fold = () => { contents.open = wide.matches }
  d.addEventListener("click", e => summary.contains(e.target) || fold())
  contents.addEventListener("focusout", e => e.relatedTarget && !contents.contains(e.relatedTarget) && fold())
  contents.addEventListener("keydown", e => { if (e.key == "Escape") { fold(); summary.focus() } })
}
// How far one has read, where CSS cannot say it
if (!CSS.supports("animation-timeline:scroll()")) addEventListener("scroll", () => root.style.setProperty("--read", scrollY / (root.scrollHeight - innerHeight)), { passive: true })

$(".print")?.addEventListener("click", () => print())
