// What looks at a page in a state: each gives what is wrong, in a line.

export const axe = async (page, { axe }, rules = {}) => {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(rules => window.axe.run(document, { resultTypes: ["violations"], rules }), rules)
  return violations.map(({ id, help, nodes }) => `axe: ${id}: ${help}: ${nodes[0].html.slice(0, 200)}`)
}

// In forced colours the colours are the system's, and axe reads ours.
export const axeButColours = (page, of) => axe(page, of, { "color-contrast": { enabled: false } })

// Nothing is wider than the window, and no text is cut off.
export const fits = page => page.evaluate(() => {
  const wide = document.documentElement.scrollWidth > innerWidth ? [`${document.documentElement.scrollWidth} px wide`] : []
  const cut = [...document.querySelectorAll("body *")].filter(e => {
    const { overflowX, clipPath } = getComputedStyle(e)
    return /hidden|clip/.test(overflowX) && clipPath == "none" && e.clientWidth && e.scrollWidth > e.clientWidth + 1 && e.textContent.trim()
  })
  return [...wide, ...cut.map(e => `cut off: <${e.localName} class="${e.className}"> ${e.textContent.trim().slice(0, 30)}`)]
})

export const inView = selector => page => page.evaluate(selector => {
  const { left, right, top, bottom } = document.querySelector(selector).getBoundingClientRect()
  return left < 0 || right > innerWidth || top < 0 || bottom > innerHeight ? [`${selector} stands out of the window`] : []
}, selector)

// Assistive technology names a heading by its own words, and each once.
export const headings = async page => {
  const { nodes } = await (await page.createCDPSession()).send("Accessibility.getFullAXTree")
  const bare = text => text.replace(/\s/g, "")
  const named = nodes.filter(({ role, ignored }) => !ignored && role?.value == "heading").map(({ name }) => name.value)
  const shown = await page.evaluate(() => [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].filter(h => h.checkVisibility()).map(h => {
    const own = h.cloneNode(true)
    for (const extra of own.querySelectorAll(".mark,.headerlink")) extra.remove()
    return own.textContent
  }))
  const all = named.map(bare)
  const missing = shown.filter(text => { const n = all.indexOf(bare(text)); if (n >= 0) all.splice(n, 1); return n < 0 })
  return [...missing.map(text => `no heading is named ${text.trim()}`), ...all.map(text => `a heading is named ${text}`)]
}

// What colour alone tells is told otherwise as well.
export const notByColourAlone = page => page.evaluate(() => {
  const plain = e => { const s = getComputedStyle(e); return s.textDecorationLine == "none" && s.borderBottomStyle == "none" && s.outlineStyle == "none" && s.fontWeight < 600 }
  return [...document.querySelectorAll(".switch [aria-current],ins,mark")].filter(e => e.checkVisibility() && plain(e)).slice(0, 3).map(e => `told by colour alone: ${e.outerHTML.slice(0, 80)}`)
})

// By the Tab key: the way past the bar comes first; each stop is seen, marked and in order.
export const focus = async page => {
  await page.mouse.move(5, 5)
  await page.waitForFunction(() => !document.querySelector(".article .text") || document.querySelector(".mark"))
  const problems = []
  let last, first = true
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press("Tab")
    const stop = await page.evaluate(() => {
      const e = document.activeElement
      if (!e || e == document.body) return null
      const box = e.getBoundingClientRect(), s = getComputedStyle(e), shown = e.closest("label") ?? e
      const at = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + box.height / 2)
      e.auditIndex ??= [...document.querySelectorAll("*")].indexOf(e)
      return {
        name: (e.ariaLabel || e.textContent.trim()).slice(0, 30) || e.outerHTML.slice(0, 60), index: e.auditIndex, skip: e.matches(".skip,.md-skip"),
        // The theme hides the buttons of its tabs, and marks their labels.
        seen: e.matches(".tabbed-set > input") || box.width > 1 && box.bottom > 0 && box.top < innerHeight, covered: at && !e.contains(at) && !at.contains(e) && !shown.contains(at) && at.closest(".bar") != null,
        marked: s.outlineStyle != "none" || s.boxShadow != "none" || getComputedStyle(shown).outlineStyle != "none",
      }
    })
    if (!stop) break
    if (first && !stop.skip) problems.push(`the first stop is ${stop.name}`)
    first = false
    if (!stop.seen) problems.push(`the stop ${stop.name} is out of sight`)
    if (stop.covered && !stop.skip) problems.push(`the stop ${stop.name} is under the bar`)
    if (!stop.marked) problems.push(`the stop ${stop.name} has no mark of focus`)
    if (last && stop.index < last.index) { if (n < 5) problems.push(`the stop ${stop.name} comes after ${last.name}`); break }
    last = stop
  }
  return problems
}

// On paper: the text, black on white, and no interface.
export const print = page => page.evaluate(() => {
  const shown = e => e && e.checkVisibility() && e.getBoundingClientRect().height > 1
  const left = [...document.querySelectorAll(".bar,.foot,.skip,.links,.near,.contents,.offer,dialog[open]")].filter(shown).map(e => `on paper: ${e.className || e.localName}`)
  const heading = document.querySelector("h1"), ink = getComputedStyle(document.querySelector("main :is(p,td,li)") ?? document.body).color
  if (!heading?.checkVisibility()) left.push("no heading on paper")
  if (!/^rgb\((\d\d?), \d\d?, \d\d?\)$/.test(ink)) left.push(`the text is printed in ${ink}`)
  return left
})

export const withoutScripts = page => page.evaluate(() => {
  const dead = [...document.querySelectorAll("button,.settings summary,dialog,[role=status]")].filter(e => e.checkVisibility())
  const lost = [...document.querySelectorAll("main :is(h1,h2,p)[id]")].filter(e => !e.checkVisibility())
  return [...dead.map(e => `a control that does nothing: ${e.outerHTML.slice(0, 80)}`), ...lost.map(e => `not shown: ${e.textContent.slice(0, 30)}`)]
})

// On a slow network a control says within half a second that it is loading, and then does its work.
export const slow = async page => {
  const tools = await page.createCDPSession()
  await tools.send("Network.enable")
  await tools.send("Network.clearBrowserCache")
  await tools.send("Network.emulateNetworkConditions", { offline: false, latency: 600, downloadThroughput: 50_000, uploadThroughput: 50_000 })
  await page.keyboard.press("/")
  const said = await page.waitForFunction(() => /…/.test(document.querySelector(".search[open] [role=status]")?.textContent ?? ""), { timeout: 500 }).then(() => [], () => ["the search does not say at once that it is loading"])
  const came = await page.waitForFunction(() => document.querySelector(".search .help")?.textContent && !/…$/.test(document.querySelector(".search [role=status]").textContent), { timeout: 20_000 }).then(() => [], () => ["the search did not come in 20 seconds"])
  return [...said, ...came]
}
