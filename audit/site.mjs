// The built site: its pages by kind, and hosts that serve it as GitHub Pages does.

import { readFileSync, readdirSync, statSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"

export const here = fileURLToPath(new URL(".", import.meta.url)), site = join(here, "site")

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml", ".epub": "application/epub+zip" }

// Serves the site. With `listen`, pages tell in window.said what goes wrong in them, and /frame/WIDTHxHEIGHT/…
// shows a page in a frame of that size.
export const serve = (port, listen = false) => new Promise(done => {
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://host").pathname)
    const [, width, height, framed] = /^\/frame\/(\d+)x(\d+)(\/.*)/.exec(asked) ?? []
    let path = join(site, asked), status = 200, body
    if (listen && asked == "/listen.js") { path = join(here, "listen.js"); body = readFileSync(path) }
    else if (listen && framed) { path = ".html"; body = `<!doctype html><meta charset="utf-8"><style>body{margin:0}</style><iframe style="border:0" width="${width}" height="${height}" src="${framed}"></iframe>` }
    else {
      try { if (statSync(path).isDirectory()) path = join(path, "index.html"); statSync(path) } catch { path = join(site, "404.html"); status = 404 }
      body = readFileSync(path)
      if (listen && extname(path) == ".html") body = body.toString().replace("<head>", `<head><script src="/listen.js"></script>`)
    }
    const packed = gzipSync(body, { level: 6 })
    response.writeHead(status, { "Content-Type": TYPES[extname(path) || path] ?? "application/octet-stream", "Content-Encoding": "gzip", "Content-Length": packed.length })
    response.end(packed)
  }).listen(port, () => done(server))
})

export const files = (folder = site) => readdirSync(folder, { withFileTypes: true }).flatMap(entry => entry.isDirectory() ? files(join(folder, entry.name)) : join(folder, entry.name))
export const groupBy = (all, name) => all.reduce((groups, one) => { (groups[name(one)] ??= []).push(one); return groups }, {}) // Object.groupBy is not in Node 20.

export const html = files().filter(file => file.endsWith(".html"))
export const pages = html.map(file => relative(site, file).replace(/index\.html$/, ""))
export const sources = Object.fromEntries(pages.map((path, i) => [path, readFileSync(html[i], "utf8")]))
export const langOf = path => /<html lang="(.*?)"/.exec(sources[path])[1]
export const langs = [...new Set(pages.map(langOf))]

// Kinds of page: what stands in them differs, so each is looked at.
const KINDS = {
  moved: (path, source) => source.includes('http-equiv="refresh"'),
  lost: path => path == "404.html",
  notes: path => /articles\/[^/]+\/notes\/$/.test(path),
  "article with headings": (path, source) => /articles\/[^/]+\/$/.test(path) && source.includes("<h2 id="),
  "article without headings": path => /articles\/[^/]+\/$/.test(path),
  "older articles": path => /(^|\/)page\/\d+\/$/.test(path),
  home: path => /^(zh-[a-z]+\/)?$/.test(path),
  themed: (path, source) => source.includes("md-typeset"), // By hand, with the theme's components.
  written: () => true,
}
// Pages at old addresses lead on at once: there is nothing to look at (tests/site asks them).
export const kinds = groupBy(pages.filter(path => !KINDS.moved(path, sources[path])), path => Object.keys(KINDS).find(kind => KINDS[kind](path, sources[path])))

// A word to search for in a language: two Han characters in a row of an article's text.
export const wordIn = lang => pages.filter(path => /articles\/[^/]+\/$/.test(path) && langOf(path) == lang)
  .map(path => /<p id="p\d+">[^<]*?(\p{Script=Han}{2})/u.exec(sources[path])?.[1]).find(Boolean)
