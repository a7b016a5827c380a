// Stands first in every page that the audit asks three browsers for: what goes wrong is kept in window.said.
window.said = []
addEventListener("error", e => said.push(`error: ${e.message ?? ""} ${e.target?.src ?? e.target?.href ?? ""}`), true)
addEventListener("unhandledrejection", e => said.push(`unhandled: ${e.reason}`))
addEventListener("securitypolicyviolation", e => said.push(`policy: ${e.violatedDirective} ${e.blockedURI}`))
for (const kind of ["error", "warn"]) {
  const own = console[kind]
  console[kind] = (...words) => { said.push(`${kind}: ${words.join(" ")}`); own.apply(console, words) }
}
