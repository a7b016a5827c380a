// Lighthouse on a phone: one page of each kind that search engines may have, each in the next variant.
// Its score for time is told and not judged; of the rest all must be right.

import lighthouse from "lighthouse"
import { kinds, langOf, langs, sources } from "./site.mjs"

export const checkSpeed = async (chrome, base) => {
  const lines = [], problems = []
  const indexed = Object.entries(kinds).map(([kind, paths]) => [kind, paths.filter(path => path != "404.html" && !/name="robots" content="noindex"/.test(sources[path]))]).filter(([, paths]) => paths.length)
  for (const [i, [kind, paths]] of indexed.entries()) {
    const path = paths.find(path => langOf(path) == langs[i % langs.length]) ?? paths[0]
    const page = await chrome.newPage()
    const { lhr } = await lighthouse(base + path, { output: "json", logLevel: "silent", onlyCategories: ["performance", "accessibility", "best-practices", "seo"] }, undefined, page)
    const scores = Object.values(lhr.categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`)
    lines.push(`${kind}, ${path || "/"}: ${scores.join(", ")}, LCP ${lhr.audits["largest-contentful-paint"].displayValue}, CLS ${lhr.audits["cumulative-layout-shift"].displayValue}`)
    for (const { id, title, score, auditRefs } of Object.values(lhr.categories)) if (id != "performance" && score < 1) {
      const failed = auditRefs.filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1).map(({ id }) => id)
      problems.push(`${path || "/"}: ${title} ${Math.round(score * 100)}: ${failed.join(", ")}`)
    }
    await page.close()
  }
  return [lines, problems]
}
