// Looks at a built site as strict visitors do, and judges: it ends with 1 where anything is broken, and only
// tells what is slow. It holds for any content: kinds and states are those that the site has.
//     node audit/run.mjs PORT   (the site in audit/site was built for http://localhost:PORT/)
// Documents (HTML, EPUB, Atom) are checked beside the browsers; Lighthouse comes last, with nothing beside it.

import puppeteer from "puppeteer-core"
import { tellAllowed } from "./allowed.mjs"
import { checkBooks, checkFeeds, checkHtml } from "./documents.mjs"
import { checkEngines } from "./engines.mjs"
import { serve } from "./site.mjs"
import { checkSpeed } from "./speed.mjs"
import { checkStates } from "./states.mjs"

const port = Number(process.argv[2]), base = `http://localhost:${port}/`
const only = process.argv.slice(3) // names of parts, for whoever works on one
const servers = [await serve(port), await serve(port + 1, true)]
const chrome = await puppeteer.launch({ executablePath: process.env.CHROME_PATH, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"] })

const PARTS = [
  [["HTML", checkHtml], ["EPUB", checkBooks]],
  [["Atom", () => checkFeeds(chrome, base)], ["states", () => checkStates(chrome, base)], ["engines", () => checkEngines(chrome, `http://localhost:${port + 1}/`)]],
  [["Lighthouse", () => checkSpeed(chrome, base)]],
]

let count = 0
const run = async parts => {
  for (const [name, check] of parts) if (!only.length || only.includes(name)) {
    const start = Date.now()
    const [lines, problems] = await check().catch(error => [[], [error.stack]])
    console.log([`${name} (${Math.round((Date.now() - start) / 1000)} s)`, ...lines.map(line => `  ${line}`), ...problems.map(text => `  ✗ ${text}`)].join("\n"))
    count += problems.length
  }
}
await Promise.all(PARTS.slice(0, 2).map(run))
await run(PARTS[2])

console.log(["Let pass", ...tellAllowed().map(line => `  ${line}`)].join("\n"))
await chrome.close()
for (const server of servers) server.close()
console.log(count ? `${count} problems` : "nothing found")
process.exit(count ? 1 : 0)
