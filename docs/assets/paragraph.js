// The menu of a paragraph: its address to copy, and a report of a wrong character that carries it.

const make = (tag, of = {}, ...inside) => { const e = Object.assign(document.createElement(tag), of); e.append(...inside); return e }
const copy = make("button", { type: "button" }), share = make("button", { type: "button" }), report = make("a")
const menu = make("div", { className: "menu", popover: "auto" }, copy, report)
// What was done, seen and heard: the menu is gone by then.
const said = make("p", { className: "said", role: "status" })
document.querySelector("main").append(menu, said)
let fades

// mark: the link that opens it; words: what the page says, and where reports go: `to` (a repository) or `mail`.
export const open = (mark, block, words) => {
  const page = document.documentElement
  const address = location.href.split("#")[0] + mark.hash

  said.textContent = ""
  copy.textContent = words.copy_link
  copy.onclick = async () => {
    menu.hidePopover()
    try { await navigator.clipboard.writeText(address); said.textContent = words.copied }
    catch { location.hash = mark.hash }
    clearTimeout(fades)
    fades = setTimeout(() => { said.textContent = "" }, 4000)
  }

  share.textContent = words.share
  share.onclick = () => { menu.hidePopover(); navigator.share({ title: document.querySelector("h1").textContent, url: address }).catch(() => {}) }

  const chosen = `${getSelection()}`.trim()
  const quote = chosen && block.textContent.includes(chosen) ? chosen : [...block.textContent].slice(0, 40).join("")
  const title = encodeURIComponent(words.report_title.replace("{n}", document.querySelector("h1").textContent))
  const body = encodeURIComponent(`${address}\n${page.lang}\n\n> ${quote}\n\n`)
  // The fields of .github/ISSUE_TEMPLATE/wrong-character.yml; where that is not known, the body says it all.
  const form = `template=wrong-character.yml&address=${encodeURIComponent(address)}&text=${encodeURIComponent(quote)}`
  menu.replaceChildren(copy, ...navigator.share ? [share] : [], ...words.to || words.mail ? [report] : [])
  report.textContent = words.report
  report.href = words.to ? `${words.to}/issues/new?${form}&title=${title}&body=${body}` : `mailto:${words.mail}?subject=${title}&body=${body}`

  const { left, top, bottom } = mark.getBoundingClientRect()
  menu.showPopover({ source: mark }) // The Tab key goes from the mark into the menu and on to the next stop.
  const fits = bottom + menu.offsetHeight < innerHeight
  menu.style.top = `${scrollY + (fits ? bottom : top - menu.offsetHeight)}px`
  menu.style.left = `${Math.max(8, Math.min(left, page.clientWidth - menu.offsetWidth - 8))}px`
  copy.focus()
}
