// Search: loaded when a reader opens it or is about to, and the index with it (index.js).

const beside = name => import(name + new URL(import.meta.url).search)
const [{ default: words }, { excerpt, open, together, wordsOf }] = await Promise.all([beside("./words.js"), beside("./index.js")])
const lang = document.documentElement.lang, own = words[lang]

const SHOWN = 50, BEFORE = 10, AFTER = 24
// Of a large site: so many articles are shown, then the reader is asked; also where so many bytes were read. As many
// pieces are read at once as bring no more than that.
const ARTICLES = 10, READ = 40_000, AT_ONCE = 5, TYPING = 200

const make = (tag, of = {}, ...inside) => { const e = Object.assign(document.createElement(tag), of); e.append(...inside); return e }

// Every place of a piece.
const searched = ({ url, date, title, section, blocks }, asked) => {
  const found = [], hits = together(asked, blocks)
  for (const { id, heading, text, cells } of blocks) {
    if (heading) section = text.join("")
    for (const hit of hits(asked, cells)) found.push({ ...hit, url, date, id, section, title, text })
  }
  return found
}

const byDay = (a, b) => a.date < b.date ? 1 : a.date > b.date ? -1 : a.url < b.url ? -1 : a.url > b.url ? 1 : 0

// Opening the search loads the index; where that failed, opening it again tries again.
let again
export const start = (_, dialog) => (again ??= wire(dialog))()

const wire = dialog => {
  const root = new URL("..", import.meta.url)
  const input = dialog.querySelector("input"), status = dialog.querySelector("[role=status]")
  const help = make("p", { className: "help" }), list = make("ol")
  let index, look = {}, shown = SHOWN, broken = false, hurried = false, seen, wait

  Object.assign(input, { placeholder: own.search_hint, autocomplete: "off", enterKeyHint: "search" })
  input.after(make("button", { className: "close", type: "button", textContent: own.close, onclick: () => dialog.close() }))
  dialog.append(help, list)

  // Reads on until enough is found; `look`: what is asked, the ids that are left, and what was found.
  const goOn = async here => {
    const until = (here.urls?.size ?? 0) + ARTICLES, from = index.spent()
    Object.assign(here, { resting: false, urls: here.urls ?? new Set() })
    if (!index.few) show()
    while (here.left.length) {
      const batch = here.left.splice(0, index.few ? here.left.length : Math.min(AT_ONCE, until - here.urls.size)), known = batch.map(id => index.pieces.get(id))
      const read = known.every(Boolean) ? known : await Promise.all(batch.map(index.read))
      if (here != look) return
      for (const piece of read) for (const hit of searched(piece, here.asked)) { here.found.push(hit); here.urls.add(hit.url) }
      if (index.few) here.found.sort(byDay)
      if (here.urls.size >= until || index.spent() - from > READ) break
      if (!index.few && here.left.length) show()
    }
    if (!here.found.length && !here.left.length) here.advice = await advice(here.asked)
    here.resting = true
    if (here == look) show()
  }

  // A change of what is asked. What is in memory is searched at once.
  const begin = async () => {
    const here = look = { asked: index ? wordsOf(input.value, index.fold) : [], left: [], found: [], resting: !!index }
    shown = SHOWN
    broken = false
    if (!here.asked.length) return show()
    here.resting = false
    try {
      if (!index.few) show()
      here.left = index.few ? [...index.few] : await index.nominated(here.asked, ARTICLES)
      if (here == look) await goOn(here)
    } catch { if (here == look) fail() }
  }

  const fail = () => { broken = true; show() }

  // How many places there are, of a large site at least: [number, whether these are all].
  const count = async asked => {
    const ids = index.few ?? await index.nominated(asked, 0), some = ids.slice(0, index.few ? ids.length : 2)
    const read = await Promise.all(some.map(index.read))
    return [read.reduce((sum, piece) => sum + searched(piece, asked).length, 0), some.length == ids.length]
  }

  // A word that is nowhere → its longest beginning and its longest end that are somewhere.
  const partsOf = async word => {
    const longest = async part => {
      for (let n = Math.min(word.length - 1, index.few ? Infinity : 6); n > 1; n--) if ((await count([part(n)]))[0]) return [part(n).join("")]
      return []
    }
    return [...new Set([...await longest(n => word.slice(0, n)), ...await longest(n => word.slice(-n))])]
  }

  // Where nothing is found: each word by itself, or the parts of the one word that are somewhere.
  const advice = async asked => {
    const less = asked.length > 1 ? asked.map(word => word.join("")) : await partsOf(asked[0])
    const counted = await Promise.all(less.map(async word => [word, ...await count([[...word]])]))
    const buttons = counted.filter(([, n]) => n).map(([word, n, all]) => make("button", {
      type: "button", textContent: (all ? own.search_only : own.search_only_least).replace("{w}", word).replace("{n}", n),
      onclick: () => { input.value = word; input.focus(); typed({}) },
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

  const more = make("li", {}, make("button", { type: "button", textContent: own.search_more, onclick: async () => {
    const { found, left } = look, next = Math.min(shown, found.length)
    shown += SHOWN
    if (found.length < shown && left.length) await goOn(look).catch(fail)
    else show()
    list.children[next]?.firstChild.focus()
  } }))

  const show = () => {
    const { asked, found, left, resting } = look
    // What is shown stays as it is, and the focus in it.
    if (!look.items) list.replaceChildren()
    const items = look.items ??= []
    more.remove()
    for (const hit of found.slice(items.length, shown)) items.push(list.appendChild(item(found, hit)))
    if (found.length > shown || (resting && left.length)) list.append(more)
    const retry = make("button", { type: "button", textContent: own.search_again, onclick: () => opened().catch(() => {}) })
    help.replaceChildren(...broken ? [retry] : !input.value.trim() ? [own.search_help] : look.advice ?? [])
    const said = found.length ? (left.length ? own.search_least : own.search_count).replace("{n}", found.length) : ""
    status.textContent = broken ? own.not_loaded : resting ? said || (asked.length ? left.length ? own.search_none_yet : own.search_none : "") : said ? `${said} …` : own.loading
    if (hurried && (resting || broken)) { hurried = false; list.querySelector("a")?.click() }
  }

  // An input method composes: nothing happens until it is done.
  const typed = event => {
    if (event.isComposing || input.value == seen) return
    seen = input.value
    hurried = false
    clearTimeout(wait)
    if (!index || index.few || !seen) begin()
    else { look = { asked: [], left: [], found: [], resting: false }; show(); wait = setTimeout(begin, TYPING) }
  }
  input.addEventListener("input", typed)
  input.addEventListener("compositionend", () => typed({}))
  dialog.addEventListener("keydown", event => {
    if (event.isComposing || event.keyCode == 229) return
    const stops = [input, ...help.querySelectorAll("button"), ...list.querySelectorAll("a,button")], at = stops.indexOf(document.activeElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && stops[at + step]) { event.preventDefault(); stops[at + step].focus() }
    if (event.key == "Enter" && at == 0) look.resting ? list.querySelector("a")?.click() : hurried = true
  })

  // A press and a release beside it close it; closedby does so in some browsers, before this has come.
  const outside = ({ target, clientX }) => { const { left, right } = dialog.getBoundingClientRect(); return target == dialog && (clientX < left || clientX > right) }
  let pressed = false
  dialog.addEventListener("pointerdown", event => { pressed = outside(event) })
  dialog.addEventListener("click", event => { if (pressed && outside(event)) dialog.close() })

  const opened = async () => {
    index = null
    seen = input.value
    begin()
    try {
      index = await open(`${root}search/`, lang)
      await Promise.all((index.few ?? []).map(index.read))
      await begin()
    } catch (error) {
      fail()
      throw error
    }
  }
  return opened
}
