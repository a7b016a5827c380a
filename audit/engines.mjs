// What readers do, asked in three engines: Chromium and Firefox by puppeteer (CDP, WebDriver BiDi), WebKitGTK by
// WebDriver. Pictures of what was seen are kept in audit/pictures/, to be looked at.
//     Debian: apt-get install firefox-esr webkit2gtk-driver xvfb

import { spawnSync } from "node:child_process"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import puppeteer from "puppeteer-core"
import { here, kinds, langOf, sources, wordIn } from "./site.mjs"
import { installed, launch } from "./webkit.mjs"

const PICTURES = join(here, "pictures"), WIDTHS = [360, 390, 820, 1280], HEIGHT = 844
const FULL = .96 // of the measure: the mean of all lines but each paragraph's last

// One page in any engine: open, run, press, picture.
const byPuppeteer = async (browser, base) => {
  const page = await browser.newPage()
  return {
    version: await browser.version(),
    open: async (path, width) => { await page.setViewport({ width, height: HEIGHT }); await page.goto(base + path) },
    run: (...given) => page.evaluate(...given),
    press: async keys => { for (const key of ["Enter", "Escape", "Tab"].includes(keys) ? [keys] : keys) await page.keyboard.press(key) },
    picture: path => page.screenshot({ path }),
    close: () => page.close(),
  }
}
const byWebDriver = async base => {
  const browser = await launch(4567)
  return {
    version: browser.version,
    open: async (path, width) => { await browser.window(Math.max(width, 500), HEIGHT + 60); await browser.goto(`${base}frame/${width}x${HEIGHT}/${path}`); await browser.enter() },
    run: (body, ...given) => browser.run(String(body), ...given),
    press: browser.press,
    picture: async path => writeFileSync(path, await browser.screenshot()),
    close: browser.close,
  }
}

// What happens in a page, and how long it may take.
const until = async (page, what, body, ...given) => {
  for (const end = Date.now() + 15_000; Date.now() < end;) {
    const seen = await page.run(body, ...given).catch(() => null) // Between two pages there is none to ask.
    if (seen) return seen
    await new Promise(done => setTimeout(done, 50))
  }
  throw new Error(`${what} did not happen`)
}
// A page is there once its script is, which waits for a paint or a reader's move; WebKitGTK paints no page at rest.
const loaded = (page, path) => until(page, `the page ${path}`, path => {
  dispatchEvent(new Event("pointermove"))
  const ready = document.querySelector("dialog.search") || !document.querySelector(".find")
  return Boolean(ready) && document.readyState == "complete" && location.pathname.endsWith(path)
}, path)

// How far the lines of a text are filled, from 0 to 1. Where a text is set flush, each line would be full.
const filled = () => {
  const text = document.querySelector(".text"), parts = []
  text.style.textAlign = text.style.textAlignLast = "start"
  for (const p of text.querySelectorAll(":scope > p")) {
    const { paddingLeft, paddingRight } = getComputedStyle(p), measure = p.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), lines = []
    for (let node; (node = walker.nextNode());) if (!node.parentElement.closest(".mark")) {
      const range = new Range()
      range.selectNodeContents(node)
      for (const { left, right, top, bottom, width } of range.getClientRects()) if (width) {
        const line = lines.find(one => Math.abs(one.middle - (top + bottom) / 2) < 8)
        if (line) { line.left = Math.min(line.left, left); line.right = Math.max(line.right, right) }
        else lines.push({ middle: (top + bottom) / 2, left, right })
      }
    }
    lines.sort((a, b) => a.middle - b.middle)
    for (const { left, right } of lines.slice(0, -1)) parts.push(Math.min(1, (right - left) / measure))
  }
  text.style.textAlign = text.style.textAlignLast = ""
  return [parts.reduce((sum, part) => sum + part, 0) / parts.length, parts.length]
}

const place = id => { const { top, height } = document.getElementById(id).getBoundingClientRect(); return (80 - top) / height }
const stand = (id, part) => { const { top, height } = document.getElementById(id).getBoundingClientRect(); scrollTo({ top: scrollY + top + part * height - 80, behavior: "instant" }) }

const CHECKS = {
  lines: async ({ page, article, lines, fail }) => {
    const told = []
    for (const width of WIDTHS) {
      await page.open(article, width)
      await loaded(page, article)
      const [mean, count] = await page.run(filled)
      told.push(`${width} px ${(mean * 100).toFixed(1)} %`)
      if (!(mean >= FULL)) fail(`lines are filled to ${(mean * 100).toFixed(1)} % of the measure at ${width} px (${count} lines)`)
    }
    lines.push(`lines of ${article}: ${told.join(", ")}`)
  },
  place: async ({ page, article, fail }) => {
    await page.open(article, 390)
    await loaded(page, article)
    const id = await page.run(() => [...document.querySelectorAll(".text > p[id]")].findLast(p => p.textContent.length > 60).id)
    await page.run(stand, id, .3)
    const other = await page.run(() => { const link = document.querySelector(".switch a:not([aria-current])"); link.click(); return link.pathname })
    await loaded(page, other)
    await page.run(() => new Promise(done => setTimeout(() => done(true), 100)))
    const part = await page.run(place, id)
    if (Math.abs(part - .3) > .05) fail(`the switch leaves ${id} at ${Number(part).toFixed(2)} and not at 0.30`)
  },
  settings: async ({ page, article, fail, shot }) => {
    await page.open(article, 390)
    await loaded(page, article)
    await page.run(() => { document.querySelector(".settings").open = true })
    for (const value of ["sepia", "huge"]) await until(page, `the choice ${value}`, value => { const input = document.querySelector(`.settings [value=${value}]`); input?.click(); return Boolean(input) }, value)
    await shot("settings")
    await page.open(article, 390)
    await loaded(page, article)
    const [paper, size] = await page.run(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.documentElement).fontSize])
    if (paper != "rgb(246, 236, 216)" || size != "23px") fail(`sepia and 特大 do not hold: ${paper}, ${size}`)
    await page.run(() => localStorage.clear())
  },
  search: async ({ page, article, fail, shot }) => {
    await page.open("", 390)
    await loaded(page, "/")
    await page.press("/")
    await until(page, "the search", () => Boolean(document.querySelector(".search[open] .close")))
    const word = wordIn(langOf(article))
    await page.run(word => { const input = document.querySelector(".search input"); input.value = word; input.dispatchEvent(new InputEvent("input", { bubbles: true })) }, word)
    await until(page, `a result for ${word}`, () => Boolean(document.querySelector(".search mark")))
    await shot("search")
    const marked = await page.run(() => document.querySelector(".search mark").textContent)
    const [path, hash] = await page.run(() => { const link = document.querySelector(".search li a"); link.click(); return [link.pathname, link.hash] })
    await loaded(page, path)
    const found = await until(page, "a mark in the page", () => window.CSS.highlights ? [...CSS.highlights.get("found") ?? []].map(String)[0] : "none")
    if (found != marked && found != "none") fail(`${found} is marked and not ${marked}`)
    if (await page.run(() => location.hash) != hash) fail(`the result does not lead to ${hash}`)
  },
  "pages and pictures": async ({ page, article, fail, shot }) => {
    for (const [kind, paths] of Object.entries({ ...kinds, article: [article] })) for (const width of [390, 1280]) {
      const path = paths[0]
      await page.open(path, width)
      await loaded(page, path)
      const seen = await page.run(() => ({
        said: window.said, wide: document.documentElement.scrollWidth > innerWidth + 1,
        missing: [...document.images].filter(image => image.complete && !image.naturalWidth).map(image => image.src),
      }))
      for (const text of [...seen.said, ...seen.missing.map(src => `no picture: ${src}`), ...seen.wide ? ["wider than the window"] : []]) fail(`/${path} at ${width} px: ${text}`)
      await shot(`${kind.replaceAll(" ", "-")}-${width}`)
    }
  },
}

export const checkEngines = async (chrome, base) => {
  const lines = [], problems = []
  rmSync(PICTURES, { recursive: true, force: true })
  mkdirSync(PICTURES, { recursive: true })
  const articles = kinds["article with headings"] ?? kinds["article without headings"] ?? []
  // Of the articles in another script as well, the one with the most long paragraphs, in both.
  const long = path => sources[path].match(/<p id="p\d+">[^<]{100,}/g)?.length ?? 0
  const path = articles.filter(path => sources[`zh-hans/${path}`]).sort((a, b) => long(b) - long(a))[0]
  const ENGINES = {
    chromium: async () => byPuppeteer(chrome, base),
    firefox: async () => {
      const executablePath = ["firefox-esr", "firefox"].map(name => spawnSync("which", [name], { encoding: "utf8" }).stdout.trim()).find(Boolean)
      if (!executablePath) return null
      const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true })
      const page = await byPuppeteer(browser, base)
      return { ...page, close: () => browser.close() }
    },
    webkit: async () => installed ? byWebDriver(base) : null,
  }
  for (const [engine, start] of Object.entries(ENGINES)) {
    const page = await start()
    if (!page) { problems.push(`${engine} is not installed: see audit/engines.mjs`); continue }
    lines.push(page.version)
    const shot = name => page.picture(join(PICTURES, `${engine}-${name}.png`))
    for (const [name, check] of Object.entries(CHECKS)) for (const article of [path, `zh-hans/${path}`]) {
      const fail = text => problems.push(`${engine}, ${name}, ${article}: ${text}`)
      try { await check({ page, article, lines, fail, shot }) } catch (error) { fail(error.message.split("\n")[0]) }
      if (name == "pages and pictures") break
    }
    await page.close()
  }
  return [lines, problems]
}
