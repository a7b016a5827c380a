// What the page can do beyond its first view: loaded with the reader's first move, and never before a page
// is seen (.overrides/.inline/place.js), so it may read and write what is remembered.

const d = document, root = d.documentElement
const $ = (s, e = d) => e.querySelector(s), $$ = (s, e = d) => [...e.querySelectorAll(s)]
const get = (k, s = "localStorage") => { try { return window[s][k] } catch {} }
const set = (k, v, s = "localStorage") => { try { v ? window[s][k] = v : delete window[s][k] } catch {} }
const make = (tag, of = {}, ...inside) => { const e = Object.assign(d.createElement(tag), of); e.append(...inside); return e }

// The styles of all that is loaded, before those of the page; search and settings wait for them, too.
const query = new URL(import.meta.url).search
const styled = new Promise((onload, onerror) => d.head.prepend(make("link", { rel: "stylesheet", href: new URL("controls.css" + query, import.meta.url), onload, onerror })))
const [{ default: table, rules }] = await Promise.all([import("./words.js" + query), styled])
const lang = root.lang, words = table[lang]

// Links that are one stop of the Tab key; arrows go on among them. Gives a function that chooses the one
const oneStop = (box, links) => {
  let stop = links[0]
  const choose = link => { stop.tabIndex = -1; (stop = link).tabIndex = 0 }
  for (const link of links) link.tabIndex = -1
  choose(stop)
  box.addEventListener("focusin", e => links.includes(e.target) && choose(e.target))
  box.addEventListener("keydown", e => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[e.key]
    if (!step || !links.includes(e.target)) return
    e.preventDefault() // At either end, too: the page would scroll away from under the focus.
    links[links.indexOf(e.target) + step]?.focus()
  })
  return choose
}

// What the first paint needs of the styles for what was chosen, which come behind an article's text (reading.css,
// "chosen"): early.js sets it on the next page, and set it on this one until they came.
const NEEDS = { scheme: ["--paper", "--ink", "--soft", "--line", "--seal", "--wash", "--mark", "color-scheme"], size: ["font-size"], face: ["--face"], leading: ["--leading"] }
export const remember = () => {
  const was = root.style.cssText, style = getComputedStyle(root)
  root.style.cssText = ""
  if (!style.getPropertyValue("--chosen")) { root.style.cssText = was; return } // They did not come.
  const needs = Object.keys(NEEDS).flatMap(name => root.dataset[name] ? NEEDS[name] : [])
  set("look", needs.map(name => `${name}:${style.getPropertyValue(name)}`).join(";"))
}

// page: what .inline/place.js and first.js know of it.
export const start = ({ LINE, contents, blocks, reading, standing, goTo, ask, settings, dialog }) => {
  // Search and settings begin to come when their button is approached; settings close by a click elsewhere and Escape
  const opener = $("summary", settings)
  for (const [button, ...what] of [[$(".find"), "search", dialog], [opener, "settings", settings]]) {
    for (const approach of ["pointerenter", "touchstart", "focus"]) button.addEventListener(approach, () => ask(...what), { passive: true })
    if (button.matches(":hover,:focus")) ask(...what)
  }
  d.addEventListener("click", e => settings.contains(e.target) || (settings.open = false))
  d.addEventListener("keydown", e => { if (e.key == "Escape" && settings.open) { settings.open = false; opener.focus() } })
  $(".print")?.addEventListener("click", () => print())

  const text = $(".article .text")

  // The browser's own bar has the colour of the paper that the reader chose
  const paper = () => {
    for (const meta of $$("meta[name=theme-color]")) meta.content = root.dataset.scheme ? getComputedStyle(root).getPropertyValue("--paper") : meta.dataset.own ??= meta.content
  }
  d.readyState == "complete" ? remember() : addEventListener("load", remember)
  paper()
  new MutationObserver(paper).observe(root, { attributeFilter: ["data-scheme"] })

  // Words that were searched for are marked in the page to which the search led
  const found = get("found", "sessionStorage")
  if (found) {
    set("found", "", "sessionStorage")
    const [path, forms] = JSON.parse(found)
    if (path == location.pathname) import("./found.js").then(m => m.mark(forms))
  }

  // What a reader is about to open is prepared. The policy names these rules by their hash; the one thing that
  // this Trusted Types policy makes is them.
  if (HTMLScriptElement.supports?.("speculationrules")) {
    const trusted = window.trustedTypes?.createPolicy("rules", { createScript: () => rules }).createScript("") ?? rules
    d.head.append(make("script", { type: "speculationrules", text: trusted }))
  }

  // A line with an offer, above the title
  const offer = (lang, way, close) => {
    const line = make("p", { className: "offer", lang }, way, make("button", { type: "button", textContent: "×", ariaLabel: close }))
    line.addEventListener("click", () => line.remove())
    $("main").prepend(line)
  }
  // The other script is offered once to whoever chose it, or whose browser asks for it
  const links = $(".switch [aria-current]") ? $$(".switch a") : [], has = l => links.find(a => a.lang == l)
  const asked = get("variant") || [...navigator.languages].filter(l => /^zh/i.test(l)).map(l => /hk|mo/i.test(l) ? "zh-Hant-HK" : /hant|tw/i.test(l) ? "zh-Hant" : "zh-Hans")[0]
  const wanted = has(asked) || (asked == "zh-Hant-HK" && has("zh-Hant"))
  if (wanted && wanted.lang != lang && !wanted.ariaCurrent && get("offered") != wanted.lang) {
    set("offered", wanted.lang)
    offer(wanted.lang, make("a", { href: wanted.href, textContent: table[wanted.lang].offer, onclick: () => wanted.dispatchEvent(new Event("click")) }), table[wanted.lang].close)
  }

  if (text) {
    // Changes; sharing
    const changes = make("button", { type: "button", ariaPressed: "false", textContent: words.show_changes, onclick: () => import("./changes.js").then(m => m.toggle(changes, words)).catch(() => { changes.textContent = words.not_loaded }) })
    const more = $(".more")
    more.append(" ", changes)
    if (get("changes")) changes.click()
    if (navigator.share) more.append(" ", make("button", { type: "button", textContent: words.share, onclick: () => navigator.share({ title: $("h1").textContent, url: location.href.split("#")[0] }).catch(() => {}) }))

    // Where a reader left off is kept for the last twenty articles, one address for all scripts of each
    const kept = () => { try { return JSON.parse(get("left")) || {} } catch { return {} } }
    const article = links[0].pathname, at = kept()[article]
    if (at && d.getElementById(at[0]) && !$(".offer") && !location.hash && scrollY < LINE && performance.getEntriesByType("navigation")[0].type == "navigate")
      offer(lang, make("button", { type: "button", textContent: words.resume, onclick: () => { goTo(...at); text.focus({ preventScroll: true }) } }), words.close)
    d.addEventListener("visibilitychange", () => {
      const left = Object.entries(kept()).filter(([path]) => path != article)
      if (!d.hidden || scrollY < innerHeight) return
      if (text.getBoundingClientRect().bottom > innerHeight) left.push([article, standing()])
      set("left", JSON.stringify(Object.fromEntries(left.slice(-20))))
    })

    // Every block has a mark, its address, with a menu. Marks stand after the
    // text, so that the text is heard, selected and copied without them
    if (root.showPopover) {
      const marks = blocks.map((b, n) => make("a", { className: "mark", href: "#" + b.id, ariaLabel: words.paragraph.replace("{n}", n + 1) }))
      const bar = make("div", { className: "marks", role: "toolbar", ariaLabel: words.paragraphs }, ...marks)
      text.after(bar)
      const choose = oneStop(bar, marks)
      d.addEventListener("keydown", e => { if (e.key == "Tab" && !bar.contains(e.target)) choose(marks[blocks.indexOf(reading())] || marks[0]) })
      bar.addEventListener("click", e => {
        const mark = e.target, block = blocks[marks.indexOf(mark)]
        if (!block) return
        e.preventDefault()
        import("./paragraph.js").then(m => m.open(mark, block, { ...words, ...text.dataset })).catch(() => { location.hash = mark.hash })
      })
      // In the last line where that has room, else below it
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
      let shown
      text.addEventListener("pointerover", e => {
        const mark = marks[blocks.findIndex(b => b.contains(e.target))]
        if (!mark || mark == shown) return
        shown?.classList.remove("shown")
        shown = mark
        shown.classList.add("shown")
      })
    }
  }

  // In which section one reads: marked in the contents, and named where they are folded
  if (contents) {
    const wide = matchMedia("(min-width:60rem)")
    const unfold = () => { contents.open = wide.matches; contents.firstChild.tabIndex = wide.matches ? -1 : 0 }
    unfold()
    wide.addEventListener("change", unfold)
    const [summary, nav] = contents.children, now = $("span", summary), links = $$("a", nav)
    const heads = links.map(a => d.getElementById(decodeURIComponent(a.hash.slice(1))))
    const choose = oneStop(nav, links)
    let current
    const follow = () => {
      const link = links.filter((_, n) => heads[n]?.getBoundingClientRect().top < LINE + 8).pop()
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
}
