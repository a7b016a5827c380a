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
for (const meta of $$("meta[name=theme-color]")) meta.content = root.dataset.scheme ? getComputedStyle(root).getPropertyValue("--paper") : meta.dataset.own ??= meta.content
}
paper()
new MutationObserver(paper).observe(root, { attributeFilter: ["data-scheme"] })

// Words that were searched for are marked in the page to which the search led
const found = get("found", "sessionStorage")
if (found) {
set("found", "", "sessionStorage")
const [path, words] = JSON.parse(found)
if (path == location.pathname) import("./found.js").then(m => m.mark(words))
}

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
