// What is let pass, each with the reason; what passed is told at the end, with how often.

export const ALLOWED = [
  ["HTML", /animation-timeline|view-transition|view transition|“@media”|Unrecognized at-rule/i, "newer CSS than the checker's"],
  ["HTML", /Attribute .autocomplete. is only allowed/, "the theme's two checkboxes, in hand-written pages"],
  ["HTML", /violates Content Security Policy/, "data blocks are no scripts, and in files the host itself is another: tests/checks/test_policy.py asks a browser"],
]

const passed = new Map()
export const isAllowed = (checker, message) => {
  const found = ALLOWED.find(([by, pattern]) => by == checker && pattern.test(message))
  if (found) passed.set(found, (passed.get(found) ?? 0) + 1)
  return Boolean(found)
}
export const tellAllowed = () => [...passed].map(([[by, pattern, why], times]) => `${by}, ${times} times: ${pattern.source} — ${why}`)
