// A page that is not there may be there in another variant: then its address is shown, in the words of the
// variant whose page was asked for, above all others; the same at the foot.

const said = [...document.querySelectorAll(".elsewhere")]
const roots = said.map(line => new URL(line.dataset.root, location).pathname)
// The longest root that fits: that of the first variant fits every address of the site.
const own = roots.filter(root => location.pathname.startsWith(root)).sort((a, b) => b.length - a.length)[0]
const here = said[roots.indexOf(own)], rest = own && location.pathname.slice(own.length)

if (rest) {
  const words = `:is(section, .foot small)[lang="${here.parentElement.lang}"]`
  for (const one of document.querySelectorAll(words)) one.parentElement.prepend(one)
  for (const line of said.filter(line => line != here)) {
    const address = roots[said.indexOf(line)] + rest
    if (!(await fetch(address, { method: "HEAD" })).ok) continue
    const link = document.createElement("a")
    link.href = address
    link.textContent = line.dataset.name
    here.append(link, " ")
    here.hidden = false
  }
}
