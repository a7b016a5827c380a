// Search, exact in every script: loaded when a reader opens it, and the index with it.
// A place matches where each character of the query equals any form of the text at that place.

const SHOWN = 50, BEFORE = 10, AFTER = 24

// Case and width do not matter; everything else does. One character stays one character.
export const fold = text => Array.from(text, c => {
  const code = c.codePointAt(0)
  const narrow = code == 0x3000 ? " " : code > 0xff00 && code < 0xff5f ? String.fromCodePoint(code - 0xfee0) : c
  const lower = narrow.toLowerCase()
  return [...lower].length == 1 ? lower : narrow
})

// Every place in a block, without overlaps: [start, end) in characters.
export const places = (query, forms) => {
  const found = [], last = query.length ? forms[0].length - query.length : -1
  for (let i = 0; i <= last; i++) {
    let n = 0
    while (n < query.length && forms.some(form => form[i + n] == query[n])) n++
    if (n == query.length) { found.push([i, i + n]); i += n - 1 }
  }
  return found
}

// Opening the search loads the index; where that failed, opening it again tries again.
let load
export const start = dialog => (load ??= wire(dialog))()

const wire = dialog => {
  const { index, site, none, count, failed, more } = dialog.dataset
  const input = dialog.querySelector("input"), status = dialog.querySelector("[role=status]")
  const list = dialog.querySelector("ol"), articles = []
  const root = new URL(site, location)
  let shown = SHOWN, complete = false, broken = false, hurried = false, asked = ""

  const search = () => {
    const query = fold(input.value.trim())
    const hits = []
    for (const { url, blocks } of articles) {
      let section = ""
      for (const { id, heading, text, forms } of blocks) {
        if (heading) section = text.join("")
        for (const [from, to] of places(query, forms)) hits.push({ url, id, section, title: blocks[0].text.join(""), text, from, to })
      }
    }
    return query.length ? hits : []
  }

  const mark = (text, from, to) => {
    const part = (a, b) => text.slice(Math.max(a, 0), b).join("")
    const marked = document.createElement("mark")
    marked.textContent = part(from, to)
    return [(from > BEFORE ? "…" : "") + part(from - BEFORE, from), marked, part(to, to + AFTER) + (to + AFTER < text.length ? "…" : "")]
  }

  const address = ({ url, id }) => `${new URL(url, root)}#${id}`

  const show = () => {
    asked = input.value
    const hits = search()
    const items = hits.slice(0, shown).map(hit => {
      const item = document.createElement("li"), link = document.createElement("a"), where = document.createElement("small")
      link.href = address(hit)
      where.textContent = hit.section ? `${hit.title} › ${hit.section}` : hit.title
      link.append(...mark(hit.text, hit.from, hit.to), where)
      item.append(link)
      return item
    })
    if (hits.length > shown) {
      const item = document.createElement("li"), button = document.createElement("button")
      button.type = "button"
      button.textContent = more
      button.onclick = () => { const next = shown; shown += SHOWN; show(); list.children[next]?.firstChild.focus() }
      item.append(button)
      items.push(item)
    }
    list.replaceChildren(...items)
    if (broken) { status.textContent = failed; return }
    const said = !input.value.trim() ? "" : hits.length ? count.replace("{n}", hits.length) : complete ? none : ""
    status.textContent = said + (complete || !input.value.trim() ? "" : " …")
  }

  // An input method composes: nothing happens until it is done.
  const typed = event => { if (!event.isComposing && input.value != asked) { shown = SHOWN; show() } }
  input.addEventListener("input", typed)
  input.addEventListener("compositionend", () => typed({}))
  dialog.addEventListener("keydown", event => {
    if (event.isComposing || event.keyCode == 229) return
    const links = [input, ...list.querySelectorAll("a,button")], at = links.indexOf(document.activeElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && links[at + step]) { event.preventDefault(); links[at + step].focus() }
    if (event.key == "Enter" && at == 0) complete ? list.querySelector("a")?.click() : hurried = true
  })
  list.addEventListener("click", event => { if (event.target.closest("a")) dialog.close() })

  const fetched = async name => {
    const answer = await fetch(`${index}${name}.json`)
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
    return answer.json()
  }
  return async () => {
    articles.length = 0
    broken = false
    try {
      const parts = await fetched("index")
      await Promise.all(parts.map(async part => {
        for (const { url, date, blocks } of await fetched(part)) articles.push({ url, date, blocks: blocks.map(([id, heading, text, ...others]) =>
          ({ id, heading, text: Array.from(text), forms: [text, ...others].map(fold) })
        ) })
        articles.sort((a, b) => a.date < b.date ? 1 : a.date > b.date ? -1 : a.url < b.url ? -1 : 1)
        if (input.value.trim()) show()
      }))
      complete = true
      show()
      if (hurried) list.querySelector("a")?.click()
    } catch (error) {
      broken = true
      show()
      throw error
    }
  }
}
