// Search: loaded when a reader opens it or is about to, and the index with it. What matches is in matching.js.

const beside = name => import(name + new URL(import.meta.url).search)
const [{ default: words }, { excerpt, fold, hits, partsOf, places, wordsOf }] = await Promise.all([beside("./words.js"), beside("./matching.js"), beside("./reading.js")])
const lang = document.documentElement.lang, own = words[lang]

const SHOWN = 50, BEFORE = 10, AFTER = 24

const make = (tag, of = {}, ...inside) => { const e = Object.assign(document.createElement(tag), of); e.append(...inside); return e }

// The index: all articles, newest first, each `told` as its part comes.
const load = async (index, told) => {
  const articles = []
  const fetched = async name => {
    const answer = await fetch(`${index}${name}.json`)
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
    return answer.json()
  }
  await Promise.all((await fetched("index")).map(async part => {
    for (const { url, date, blocks } of await fetched(part)) articles.push({ url, date, blocks: blocks.map(([id, heading, text, ...others]) =>
      ({ id, heading, text: Array.from(text), forms: [text, ...others].map(fold) })
    ) })
    articles.sort((a, b) => a.date < b.date ? 1 : a.date > b.date ? -1 : a.url < b.url ? -1 : 1)
    told(articles)
  }))
}

const searched = (articles, asked) => {
  const found = []
  for (const { url, blocks } of articles) {
    let section = ""
    for (const { id, heading, text, forms } of blocks) {
      if (heading) section = text.join("")
      for (const hit of hits(asked, forms)) found.push({ ...hit, url, id, section, title: blocks[0].text.join(""), text })
    }
  }
  return found
}

// Opening the search loads the index; where that failed, opening it again tries again.
let again
export const start = (_, dialog) => (again ??= wire(dialog))()

const wire = dialog => {
  const root = new URL("..", import.meta.url), index = `${root}search/${lang}/`
  const input = dialog.querySelector("input"), status = dialog.querySelector("[role=status]")
  const help = make("p", { className: "help" }), list = make("ol")
  let articles = [], shown = SHOWN, complete = false, broken = false, hurried = false, seen

  Object.assign(input, { placeholder: own.search_hint, autocomplete: "off", enterKeyHint: "search" })
  input.after(make("button", { className: "close", type: "button", textContent: own.close, onclick: () => dialog.close() }))
  dialog.append(help, list)

  const count = asked => articles.reduce((sum, { blocks }) => sum + blocks.reduce((sum, { forms }) => sum + places(asked, forms).length, 0), 0)
  const has = asked => articles.some(({ blocks }) => blocks.some(({ forms }) => places(asked, forms).length))

  // Where nothing is found: each word by itself, or the parts of the one word that are somewhere.
  const advice = asked => {
    const less = asked.length > 1 ? asked.map(word => word.join("")) : partsOf(asked[0], has)
    const buttons = less.map(word => [word, count([...word])]).filter(([, n]) => n).map(([word, n]) => make("button", {
      type: "button", textContent: own.search_only.replace("{w}", word).replace("{n}", n),
      onclick: () => { input.value = word; input.focus(); show() },
    }))
    return [asked.length > 1 ? own.search_none_together : own.search_none_help, ...buttons]
  }

  // What the page to which a hit leads is to mark: every form of the words that was found in it.
  const follow = (found, hit, address) => {
    const forms = found.filter(({ url }) => url == hit.url).flatMap(({ text, marks }) => marks.map(([from, to]) => text.slice(from, to).join("")))
    const marked = [...new Set(forms)]
    dialog.close()
    if (address.pathname == location.pathname) beside("./found.js").then(({ mark }) => mark(marked))
    else try { sessionStorage.found = JSON.stringify([address.pathname, marked]) } catch {}
  }

  const item = (found, hit) => {
    const { text, url, id, section, title } = hit, address = new URL(`${url}#${id}`, root)
    const pieces = excerpt(text, hit, BEFORE, AFTER).map(([piece, marked]) => marked ? make("mark", { textContent: piece }) : piece)
    const where = make("small", { textContent: section ? `${title} › ${section}` : title })
    const onclick = e => { if (!e.ctrlKey && !e.metaKey && !e.shiftKey) follow(found, hit, address) }
    return make("li", {}, make("a", { href: address, onclick }, ...pieces, where))
  }

  const show = () => {
    seen = input.value
    const asked = wordsOf(seen), found = searched(articles, asked)
    const items = found.slice(0, shown).map(hit => item(found, hit))
    if (found.length > shown) items.push(make("li", {}, make("button", {
      type: "button", textContent: own.search_more,
      onclick: () => { const next = shown; shown += SHOWN; show(); list.children[next]?.firstChild.focus() },
    })))
    list.replaceChildren(...items)
    const none = asked.length && !found.length && complete
    help.replaceChildren(...!asked.length ? [own.search_help] : none ? advice(asked) : [])
    const said = found.length ? own.search_count.replace("{n}", found.length) : none ? own.search_none : ""
    status.textContent = broken ? own.not_loaded : complete ? said : said ? `${said} …` : own.loading
  }

  // An input method composes: nothing happens until it is done.
  const typed = event => { if (!event.isComposing && input.value != seen) { shown = SHOWN; show() } }
  input.addEventListener("input", typed)
  input.addEventListener("compositionend", () => typed({}))
  dialog.addEventListener("keydown", event => {
    if (event.isComposing || event.keyCode == 229) return
    const stops = [input, ...help.querySelectorAll("button"), ...list.querySelectorAll("a,button")], at = stops.indexOf(document.activeElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && stops[at + step]) { event.preventDefault(); stops[at + step].focus() }
    if (event.key == "Enter" && at == 0) complete ? list.querySelector("a")?.click() : hurried = true
  })

  // A press and a release beside it close it; closedby does so in some browsers, before this has come.
  const outside = ({ target, clientX }) => { const { left, right } = dialog.getBoundingClientRect(); return target == dialog && (clientX < left || clientX > right) }
  let pressed = false
  dialog.addEventListener("pointerdown", event => { pressed = outside(event) })
  dialog.addEventListener("click", event => { if (pressed && outside(event)) dialog.close() })

  return async () => {
    broken = false
    show()
    try {
      await load(index, some => { articles = some; if (input.value.trim()) show() })
      complete = true
    } catch (error) {
      broken = true
      throw error
    } finally { show() }
    if (hurried) list.querySelector("a")?.click()
  }
}
