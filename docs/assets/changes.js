// What was changed, in the article itself: marks in the text, with what stood there and why. Loaded when a reader
// asks for it, and remembered until the reader asks no more. Nothing else in the page changes.

const make = (tag, of = {}, ...inside) => { const e = Object.assign(document.createElement(tag), of); e.append(...inside); return e }
const set = v => { try { v ? localStorage.changes = v : delete localStorage.changes } catch {} }
const text = document.querySelector(".article .text")
const TOP = 80 // where the reader's line is, below the bar

const styles = new CSSStyleSheet()
styles.replaceSync(`
.text del, h1 del { color:var(--soft); text-decoration-color:var(--seal); user-select:none; -webkit-user-select:none }
.text ins, h1 ins { text-decoration-line:underline; text-decoration-color:var(--seal); text-decoration-thickness:2px; text-underline-offset:.2em; text-decoration-skip-ink:none }
.text .why, h1 .why { color:var(--soft); font-size:.84em; user-select:none; -webkit-user-select:none }
.text .unseen, h1 .unseen { position:absolute; clip-path:inset(50%); width:1px; height:1px; overflow:hidden }
/* what was received stays on the line of the character before it: it may be a mark that begins none */
.text del::before, h1 del::before { content:"\\2060" / "" }
.legend+.text { text-align:start }
.legend { margin:1.2rem 0 1.6rem; padding:.9rem 1.1rem; background:var(--wash); border-radius:8px; font-size:.88rem }
.legend p { margin:0; text-wrap:pretty }
.legend summary { padding:.3rem 0 0 }
.legend ul { margin:.3rem 0 0; padding:0; list-style:none; color:var(--soft) }
`)

let table, words, legend, undo

// A place in a block, in the text nodes of which it consists.
const range = (block, start, end) => {
  const found = new Range(), nodes = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let at = 0, node; node = nodes.nextNode(); at += node.length) {
    if (start >= at && start <= at + node.length) found.setStart(node, start - at)
    if (end <= at + node.length) { found.setEnd(node, end - at); break }
  }
  return found
}

// From the end of a block on, so that the places before stay what they are.
const mark = (block, changes) => {
  const put = []
  for (const [start, end, was, rule, why] of [...changes].reverse()) {
    const here = range(block, start, end), title = table.rules[rule]?.[0] || ""
    if (why) { const said = make("small", { className: "why" }, `〔${why}〕`), after = here.cloneRange(); after.collapse(); after.insertNode(said); put.push(said) }
    if (end > start) { const ins = make("ins", { title }); ins.append(here.extractContents()); here.insertNode(ins); put.push(ins); here.setStartBefore(ins) }
    here.collapse(true)
    if (was) { const del = make("del", { title }, make("span", { className: "unseen" }, words.was_here), was); here.insertNode(del); put.push(del) }
  }
  return () => { for (const e of put) e.tagName == "INS" ? e.replaceWith(...e.childNodes) : e.remove(); block.normalize() }
}

// How many of which kind, and why; folded on a phone, and open on paper.
const explain = () => {
  const all = Object.values(table.blocks).flat(), of = rule => all.filter(change => change[3] == rule).length
  const kinds = Object.entries(table.rules).filter(([rule]) => of(rule)).map(([rule, [name, why]]) => make("li", {}, `${name} ${of(rule)}：${why}`))
  const why = make("details", { open: innerWidth > 600 }, make("summary", {}, words.why_each), make("ul", {}, ...kinds))
  addEventListener("beforeprint", () => { why.open = true })
  const said = all.length ? words.changes_shown.replace("{n}", all.length) + table.about : words.no_changes
  return make("aside", { className: "legend" }, make("p", { role: "status" }, said), ...all.length ? [why] : [])
}

const show = () => {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles]
  const blocks = Object.entries(table.blocks).map(([id, changes]) => [id == "title" ? document.querySelector("h1") : document.getElementById(id), changes])
  const undone = blocks.filter(([block]) => block).map(([block, changes]) => mark(block, changes))
  text.before(legend = explain())
  return () => { undone.forEach(one => one()); legend.remove(); document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one != styles) }
}

// The line that is read stays where it is.
const still = change => {
  const block = [...text.children].find(e => e.getBoundingClientRect().bottom > TOP), top = block?.getBoundingClientRect().top
  change()
  if (block && scrollY) scrollBy({ top: block.getBoundingClientRect().top - top, behavior: "instant" })
}

export const toggle = async (button, own) => {
  words = own
  if (undo) { still(undo); undo = undefined }
  else {
    table ??= await fetch("changes.json").then(answer => answer.json())
    undo ?? still(() => { undo = show() })
  }
  button.ariaPressed = `${!!undo}`
  set(undo ? "shown" : "")
}
