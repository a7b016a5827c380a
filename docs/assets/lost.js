// A page that is not there may be there in another variant: then its address is shown.

const said = [...document.querySelectorAll(".elsewhere")]
const roots = said.map(line => new URL(line.dataset.root, location).pathname)
// The longest root that fits: that of the first variant fits every address of the site.
const own = roots.filter(root => location.pathname.startsWith(root)).sort((a, b) => b.length - a.length)[0]
const rest = own && location.pathname.slice(own.length)

for (const line of rest ? said : []) {
  const root = roots[said.indexOf(line)], address = root + rest
  if (root == own || !(await fetch(address, { method: "HEAD" })).ok) continue
  for (const other of said) {
    const link = document.createElement("a")
    link.href = address
    link.textContent = line.dataset.name
    other.append(" ", link)
    other.hidden = false
  }
}
