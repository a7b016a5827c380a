// What RFC 4287 asks of a feed and a schema cannot say, and what readers of feeds stumble over. Runs
// in a browser: `source` is the feed, served at `address`, of a home page in `lang`; `pages` are the
// addresses of the site. Gives what is wrong.
({ source, address, lang, pages }) => {
  const problems = []
  const expect = (right, wrong) => { if (!right) problems.push(wrong) }
  const parse = (text, what) => {
    const parsed = new DOMParser().parseFromString(text, "application/xml")
    const error = parsed.querySelector("parsererror div")
    if (error) problems.push(`${what} is not well formed: ${error.textContent.trim()}`)
    return error ? null : parsed.documentElement
  }
  const children = (parent, name) => [...parent.children].filter(child => child.localName == name)
  const say = (parent, name) => children(parent, name)[0]?.textContent ?? ""
  const links = (parent, rel) => children(parent, "link").filter(link => (link.getAttribute("rel") ?? "alternate") == rel)

  const feed = parse(source, "the feed")
  if (!feed) return problems
  const entries = children(feed, "entry")

  expect(feed.getAttribute("xml:lang") == lang, `its language is ${feed.getAttribute("xml:lang")}, the page's ${lang}`)
  expect(links(feed, "self").length == 1 && links(feed, "self")[0].getAttribute("href") == address, "its self link is not its address")

  const ids = [feed, ...entries].map(one => say(one, "id"))
  for (const id of ids) expect(ids.indexOf(id) == ids.lastIndexOf(id), `two have the id ${id}`)

  const newest = entries.map(entry => Date.parse(say(entry, "updated"))).reduce((a, b) => Math.max(a, b), 0)
  expect(Date.parse(say(feed, "updated")) == newest, "it was not updated when its newest entry was")

  for (const one of [feed, ...entries]) {
    const id = say(one, "id")
    for (const name of ["title", "id"]) expect(say(one, name).trim(), `${id}: no ${name}`)
    expect(links(one, "alternate").length == 1 && pages.includes(links(one, "alternate")[0].getAttribute("href")), `${id}: no one alternate link to a page`)
    expect(one != feed || children(feed, "author").length || entries.every(entry => children(entry, "author").length), "an entry has no author")
    for (const day of [...children(one, "updated"), ...children(one, "published")])
      expect(!isNaN(Date.parse(day.textContent)), `${id}: no such day as ${day.textContent}`)
  }

  for (const entry of entries) {
    const id = say(entry, "id"), content = children(entry, "content")[0]
    expect(!(Date.parse(say(entry, "published")) > Date.parse(say(entry, "updated"))), `${id}: updated before it was published`)
    expect(content?.getAttribute("type") == "html", `${id}: no content in HTML`)
    const text = parse(`<div>${content?.textContent}</div>`, `${id}: its content`)
    if (!text) continue
    expect(text.textContent.trim(), `${id}: its content says nothing`)
    for (const element of text.querySelectorAll("*")) {
      expect(!/^(script|style|iframe|object|embed|form)$/i.test(element.localName), `${id}: <${element.localName}> in its content`)
      for (const { name, value } of element.attributes) {
        expect(!name.startsWith("on"), `${id}: ${name} in its content`)
        expect(!/^(href|src|srcset|poster)$/.test(name) || /^(https?:\/\/|mailto:)/.test(value), `${id}: the address ${value} is not absolute`)
      }
    }
  }
  return problems
}
