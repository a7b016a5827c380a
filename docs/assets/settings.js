// The settings of reading: loaded when a reader opens them. early.js applies what was chosen.

const query = new URL(import.meta.url).search
const { default: words } = await import("./words.js" + query)
const root = document.documentElement, own = words[root.lang]

// What can be chosen, by the name under which it is remembered; `usual` is what an untouched page has.
const CHOICES = [
  { name: "scheme", usual: "auto", values: ["auto", "light", "sepia", "dark"] },
  { name: "size", usual: "medium", values: ["small", "medium", "large", "huge"] },
  { name: "face", usual: "sans", values: ["sans", "serif"] },
  { name: "leading", usual: "normal", values: ["tight", "normal", "loose"] },
]

const make = (tag, of = {}, ...inside) => { const e = Object.assign(document.createElement(tag), of); e.append(...inside); return e }

// No change moves the reader from the line that they read.
const choose = ({ name, usual }, value) => {
  const at = page.standing()
  value == usual ? delete root.dataset[name] : root.dataset[name] = value
  remember()
  if (at) page.goTo(...at)
  try { value == usual ? delete localStorage[name] : localStorage[name] = value } catch {} // Then it holds for this page.
}

const inputs = CHOICES.map(choice => choice.values.map(value =>
  make("input", { type: "radio", name: choice.name, value, onchange: () => choose(choice, value) })))

// As the page is: another page, seen in between, may have changed it.
const show = () => CHOICES.forEach(({ name, usual }, n) => {
  for (const input of inputs[n]) input.checked = input.value == (root.dataset[name] ?? usual)
})

let page // what .inline/place.js and first.js know of it
let remember // of reading.js, which only first.js imports: to a second one WebKit gives a module that still waits
export const start = (known, settings, rest) => {
  page = known
  remember = rest.remember
  const form = make("form", {}, ...CHOICES.map(({ name }, n) => make("fieldset", {},
    make("legend", { textContent: own[name] }),
    ...inputs[n].map(input => make("label", {}, input, own[input.value])))))
  show()
  settings.querySelector("[role=status]").replaceWith(form)
  addEventListener("pageshow", show)
}
