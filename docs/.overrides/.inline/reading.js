// The reading page's own script: settings, the switch that keeps the place, print.
(() => {
const d = document, root = d.documentElement, $ = s => d.querySelector(s)
const save = (k, v) => { try { v ? localStorage[k] = v : delete localStorage[k] } catch {} }

// Settings
const form = $(".settings form")
for (const k of ["scheme", "size"]) {
const chosen = form.querySelector(`[name=${k}][value="${CSS.escape(root.dataset[k] || "")}"]`)
if (chosen) chosen.checked = true
}
form.addEventListener("change", e => {
const { name, value } = e.target, plain = value == "auto" || value == "medium"
plain ? delete root.dataset[name] : root.dataset[name] = value
save(name, plain ? "" : value)
})
})()
