// What matches: pure functions from a query and a text to places, exact in every script.
// A place matches where each character of a word equals any form of the text at that place.

// Case and width do not matter; everything else does. One character stays one character.
export const fold = text => Array.from(text, c => {
  const code = c.codePointAt(0)
  const narrow = code == 0x3000 ? " " : code > 0xff00 && code < 0xff5f ? String.fromCodePoint(code - 0xfee0) : c
  const lower = narrow.toLowerCase()
  return [...lower].length == 1 ? lower : narrow
})

// A query → its words, each folded, none twice: what spaces part must all be there.
export const wordsOf = query => [...new Set(fold(query).join("").split(/\s+/).filter(Boolean))].map(word => [...word])

// Every place of a word in a block, without overlaps: [start, end) in characters.
export const places = (word, forms) => {
  const found = [], last = word.length ? forms[0].length - word.length : -1
  for (let i = 0; i <= last; i++) {
    let n = 0
    while (n < word.length && forms.some(form => form[i + n] == word[n])) n++
    if (n == word.length) { found.push([i, i + n]); i += n - 1 }
  }
  return found
}

// Of a block, what is shown for it: of one word every place by itself; of several, all places together, where
// each is there. `around`: the places that an excerpt shows, the first of each word; `marks`: all places.
export const hits = (words, forms) => {
  const found = []
  for (const word of words) {
    const own = places(word, forms)
    if (!own.length) return []
    found.push(own)
  }
  if (found.length == 1) return found[0].map(place => ({ marks: [place], around: [place] }))
  return found.length ? [{ marks: joined(found.flat()), around: found.map(own => own[0]) }] : []
}

// Stretches in order, those that touch or overlap as one.
const joined = stretches => stretches.sort((a, b) => a[0] - b[0]).reduce((all, [from, to]) => {
  const last = all.at(-1)
  if (last && from <= last[1]) last[1] = Math.max(last[1], to)
  else all.push([from, to])
  return all
}, [])

// A hit → the pieces of its excerpt: [text, is it marked], so many characters before and after each place.
export const excerpt = (text, { marks, around }, before, after) => {
  const pieces = [], cut = (from, to, marked) => from < to && pieces.push([text.slice(from, to).join(""), marked])
  const shown = joined(around.map(([from, to]) => [Math.max(0, from - before), Math.min(text.length, to + after)]))
  for (const [start, end] of shown) {
    if (start) pieces.push(["…", false])
    let at = start
    for (const [from, to] of marks) if (to > start && from < end) {
      cut(at, from, false)
      cut(Math.max(from, start), at = Math.min(to, end), true)
    }
    cut(at, end, false)
  }
  if (shown.at(-1)[1] < text.length) pieces.push(["…", false])
  return pieces
}

// A word that is nowhere → its longest beginning and its longest end that `has` finds somewhere.
export const partsOf = (word, has) => {
  const longest = part => {
    for (let n = word.length - 1; n > 1; n--) if (has(part(n))) return [part(n).join("")]
    return []
  }
  return [...new Set([...longest(n => word.slice(0, n)), ...longest(n => word.slice(-n))])]
}
