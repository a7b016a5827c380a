// Each kind of page in each state, in Chromium: every pair once, and not every product: scheme, width,
// variant and page change from pair to pair. A state is entered, then axe and its own checks look at it.

import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { kinds, langOf, wordIn } from "./site.mjs"
import * as look from "./looks.mjs"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

const settled = page => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
const openSearch = async (page, typed, seen) => {
  await page.click(".find")
  await page.waitForSelector(".search .close")
  if (typed) await page.type(".search input", typed)
  await page.waitForFunction(seen)
}
const media = async (page, features, type = "") => (await page.createCDPSession()).send("Emulation.setEmulatedMedia", { media: type, features })

// A state: what must be there for it, how it is entered, what looks at it, and its width where that matters.
export const STATES = [
  { name: "as it comes", looks: [look.axe, look.headings] },
  { name: "settings", needs: ".settings summary", enter: async page => { await page.click(".settings summary"); await page.waitForSelector(".settings form") }, looks: [look.axe, look.inView(".settings form")] },
  { name: "search, nothing typed", needs: ".find", enter: page => openSearch(page, "", () => document.querySelector(".search .help")?.textContent), looks: [look.axe] },
  { name: "search, found", needs: ".find", enter: (page, path) => openSearch(page, wordIn(langOf(path)) ?? "?", () => document.querySelector(".search mark") || /\p{Script=Han}/u.test(document.querySelector(".search .help").textContent)), looks: [look.axe, look.fits] },
  { name: "search, not found", needs: ".find", enter: page => openSearch(page, "qqqq zzzz", () => /./.test(document.querySelector(".search .help")?.textContent ?? "") && !/…$/.test(document.querySelector(".search [role=status]").textContent)), looks: [look.axe] },
  { name: "a paragraph's menu", needs: ".article .text", enter: async page => { await page.mouse.move(5, 5); await page.waitForSelector(".mark"); await page.evaluate(() => document.querySelector(".mark").click()); await page.waitForSelector(".menu:popover-open") }, looks: [look.axe, look.inView(".menu:popover-open")] },
  { name: "forced colours", enter: page => media(page, [{ name: "forced-colors", value: "active" }]), looks: [look.axeButColours, look.notByColourAlone] },
  { name: "text spacing", width: 320, enter: page => page.addStyleTag({ content: "* { line-height:1.5 !important; letter-spacing:.12em !important; word-spacing:.16em !important } p { margin-bottom:2em !important }" }), looks: [look.fits] },
  { name: "320 px, 特大", width: 320, before: () => { localStorage.size = "huge" }, looks: [look.fits] },
  { name: "the Tab key", looks: [look.focus] },
  { name: "print", enter: page => media(page, [], "print"), looks: [look.print] },
  { name: "no JavaScript", scripts: false, looks: [look.withoutScripts, look.fits] },
  { name: "a slow network", needs: ".find", looks: [look.slow] },
]

export const checkStates = async (chrome, base) => {
  const problems = [], pairs = Object.entries(kinds).flatMap(([kind, paths]) => STATES.map((state, n) => ({ kind, state, path: paths[n % paths.length] })))
  let done = 0
  for (const [n, { kind, state, path }] of pairs.entries()) {
    const scheme = ["light", "sepia", "dark"][n % 3], width = state.width ?? [390, 1280, 820][Math.floor(n / 3) % 3]
    const page = await chrome.newPage()
    try {
      await page.setBypassCSP(true)
      await page.setJavaScriptEnabled(state.scripts ?? true)
      await page.setViewport({ width, height: 900 })
      await page.evaluateOnNewDocument(value => { localStorage.scheme = value }, scheme)
      if (state.before) await page.evaluateOnNewDocument(state.before)
      await page.goto(base + path, { waitUntil: "networkidle0" })
      if (state.needs && !await page.$(state.needs)) continue
      await state.enter?.(page, path)
      if (state.scripts ?? true) await settled(page)
      for (const each of state.looks) for (const found of await each(page, { axe, path })) problems.push(`${path || "/"} (${kind}; ${state.name}; ${scheme}, ${width} px): ${found}`)
      done++
    } catch (error) {
      problems.push(`${path || "/"} (${kind}; ${state.name}; ${scheme}, ${width} px): ${error.message.split("\n")[0]}`)
    } finally { await page.close() }
  }
  return [[`${done} pairs of ${Object.keys(kinds).length} kinds of page and ${STATES.length} states`], problems]
}
