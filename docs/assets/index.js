// The index of the search, of which a query loads no more than it needs (scripts/publish/index.py says what lies where),
// and what matches in it. One file, since every search needs both.

// -- What to load

const GRAMS = 3, PATIENCE = 20_000, KEY_BITS = 14
const LETTER = /[0-9a-z\u00c0-\u1fff\u2c00-\u2dff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\ud7ff\uf900-\ufaff\u{10000}-\u{1efff}\u{20000}-\u{3ffff}]/u
const LATIN = /^[0-9a-z]+$/

// Characters in turn → each first one to the second.
const mapOf = pairs => new Map((pairs.match(/../gsu) ?? []).map(pair => [...pair]))

// A word, folded → the grams that nominate what can have it, from its beginning to its end: of Latin the longest ones,
// else neighbours; a single character where it is by itself, a mark where all are.
export const gramsOf = (word, keys) => {
  const own = word.map(c => keys.get(c) ?? c), letter = word.map(c => LETTER.test(c)), grams = []
  const latin = (from, size) => from >= 0 && from + size <= own.length && LATIN.test(own.slice(from, from + size).join(""))
  own.forEach((c, i) => {
    const size = [4, 3].find(size => latin(i, size)), pair = letter[i] && letter[i + 1]
    if (size && !(size == 3 && latin(i - 1, 4))) grams.push(own.slice(i, i + size).join(""))
    if (pair && !(latin(i - 1, 3) || latin(i, 3))) grams.push(c + own[i + 1])
    if (letter[i] && !letter[i - 1] && !letter[i + 1]) grams.push(c)
  })
  return grams.length ? grams : own
}

// So many of a list, spread out.
const spread = (list, most) => list.length <= most ? list : Array.from({ length: most }, (_, n) => list[Math.round(n * (list.length - 1) / (most - 1))])

// A gram → its shard, and its key there: FNV-1a (scripts/publish/shards.py says how a shard is written)
export const placeOf = (gram, shards) => {
  let code = 0x811c9dc5
  for (const one of gram) code = Math.imul(code ^ one.codePointAt(0), 0x01000193)
  return [((code ^ code >>> 15) >>> 0) % shards, code >>> 32 - KEY_BITS]
}

// The ids under a key of a shard
export const postings = (shard, wanted) => {
  let at = 0, key = -1
  const bit = () => shard[at >> 3] >> 7 - at++ % 8 & 1
  const number = order => {
    let more = order, value = 1
    while (!bit()) more++
    for (; more; more--) value = 2 * value + bit()
    return value - 2 ** order
  }
  const next = (room, count) => number(Math.max(0, 30 - Math.clz32(room / count))) + 1
  const count = number(0), lowest = -number(0), room = number(0)
  for (let n = 0; n < count; n++) {
    key += next(1 << KEY_BITS, count)
    let id = lowest - 1
    const many = number(0) + 1, ids = Array.from({ length: many }, () => id += next(room, many))
    if (key == wanted) return ids
  }
  return []
}

export const open = async (root, lang) => {
  const get = async (name, of) => {
    const answer = await fetch(root + name, { signal: AbortSignal.timeout?.(PATIENCE), ...of })
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
    return answer
  }
  const { base, print, same, all, shards, keys, common } = await (await get("meta.json", { cache: "no-cache" })).json()
  const standsFor = mapOf(same), fold = folding(standsFor), keyOf = mapOf(keys), files = new Map(), pieces = new Map()
  const usual = (c, one = standsFor.get(c) ?? c) => keyOf.get(one) ?? one
  let spent = 0
  const unpacked = async name => {
    const packed = await (await get(`${name}.dat?${print}`)).blob()
    spent += packed.size
    if (!globalThis.DecompressionStream) return (await import("./inflate.js")).inflate(new Uint8Array(await packed.arrayBuffer()))
    return new Uint8Array(await new Response(packed.stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer())
  }
  // Of a text its JSON (scripts/publish/pieces.py says how it is written)
  const gbk = new TextDecoder("gbk"), changed = mapOf(common + [...common].reverse().join(""))
  const jsonOf = raw => JSON.parse(Array.from(gbk.decode(raw), c => changed.get(c) ?? c).join(""))
  // A file is read once; `as`: what is made of it
  const file = (name, as) => {
    if (!files.has(name)) files.set(name, unpacked(name).then(as))
    return files.get(name).catch(error => { files.delete(name); throw error })
  }
  // Articles, the newest first, then pages by hand
  const byNumber = (a, b) => a < 0 || b < 0 ? b - a : b % base - a % base || a - b
  const nameOf = id => id < 0 ? `p/${~id}` : id < base ? `a/${id}` : `a/${id % base}-${Math.floor(id / base)}`

  // What is searched of a piece: nothing where it is not in this language.
  const read = async id => {
    const { urls, date, title, section, blocks } = await file(nameOf(id), jsonOf), langs = Object.keys(urls), own = langs.indexOf(lang)
    const textOf = rows => unfold(rows, langs, own, fold, usual)
    const said = own < 0 ? [] : blocks.map(([id, heading, ...rows]) => ({ id, heading, ...textOf(rows) }))
    const named = rows => rows ? textOf(rows).text.join("") : ""
    pieces.set(id, { url: urls[lang], date, title: title && own >= 0 ? named(title) : said[0]?.text.join(""), section: own < 0 ? "" : named(section), blocks: said })
    return pieces.get(id)
  }

  // The ids of what can have all the words, newest first; more grams are asked where few say too little.
  const nominated = async (words, enough) => {
    const grams = [...new Set(words.flatMap(word => gramsOf(word, keyOf)))], asked = new Set()
    let ids
    for (const most of [GRAMS, 2 * GRAMS]) {
      const more = spread(grams, most).filter(gram => !asked.has(gram) && asked.add(gram))
      const lists = await Promise.all(more.map(async gram => {
        const [shard, key] = placeOf(gram, shards)
        return postings(await file(`${shards}/${shard}`), key)
      }))
      for (const list of lists) { const there = new Set(list); ids = ids ? ids.filter(id => there.has(id)) : list }
      if (ids.length <= enough) break
    }
    return ids.sort(byNumber)
  }
  const few = all?.sort(byNumber)
  return { few, fold, pieces, read: id => pieces.get(id) ?? read(id), nominated, spent: () => spent }
}

// -- What matches: pure functions from a query and a text to places, exact in every script.
// A place matches where each character of a word equals any form of the text at that place.

// What cannot be seen, as in scripts/pages/grams.py
const HIDDEN = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu

// Case, width, custom and what cannot be seen do not matter; everything else does. A text → its characters, as they
// are compared. `same`: character → the one that stands for it.
export const folding = same => {
  const known = new Map()
  const folded = c => {
    const code = c.codePointAt(0)
    const narrow = code == 0x3000 ? " " : code > 0xff00 && code < 0xff5f ? String.fromCodePoint(code - 0xfee0) : c
    const lower = narrow.toLowerCase(), one = [...lower].length == 1 ? lower : narrow
    return same.get(one) ?? one
  }
  return text => {
    const done = known.get(text) ?? Array.from(text.replace(HIDDEN, "").normalize("NFC"), folded)
    if (text.length == 1) known.set(text, done)
    return done
  }
}

// A query → its words, each folded, none twice: what spaces part must all be there.
export const wordsOf = (query, fold) => [...new Set(fold(query).join("").split(/\s+/).filter(Boolean))].map(word => [...word])

// A text in several variants, as the index has it (scripts/pages/search.py) → the characters of the own one, and its
// cells: where each begins and ends in it, and what it is in all variants, folded. `own`: which one of `langs`;
// `usual`: character → what it most likely is in Simplified.
export const unfold = ([first, ...rows], langs, own, fold, usual) => {
  const parts = [first, ...rows].map((row, n) => row || !n ? row.split("\x80") : null), text = [], cells = []
  const meant = (letter, n) => langs[n] == "zh-Hans" ? usual(letter) : letter
  const add = (said, letters) => {
    const start = text.length
    text.push(...letters)
    const forms = said.map(fold), exact = forms[own].length == letters.length
    const others = forms.filter((form, n) => n != own && form.join("") != forms[own].join(""))
    cells.push({ start, end: text.length, exact, forms: [forms[own], ...others] })
  }
  parts[0].forEach((part, n) => {
    const said = parts.map(row => row?.[n])
    if (n % 2) {
      const whole = said.map(form => form == "\x7f" ? part : form ?? part)
      return add(whole, [...whole[own]])
    }
    const letters = said.map(form => form == null ? null : [...form])
    letters[0].forEach((letter, at) => {
      const place = letters.map((all, n) => !n ? letter : !all || all[at] == "\x7f" ? meant(letter, n) : all[at])
      add(place, [place[own]])
    })
  })
  return { text, cells }
}

// Where a word ends whose characters from `n` on stand in a cell's form from `at` on, and in the cells behind it.
const endOf = (word, n, cells, c, form, at) => {
  for (; n < word.length && at < form.length; n++, at++) if (form[at] != word[n]) return -1
  const cell = cells[c]
  if (n == word.length) return cell.exact && form == cell.forms[0] ? cell.start + at : cell.end
  for (const next of cells[c + 1]?.forms ?? []) {
    const end = endOf(word, n, cells, c + 1, next, 0)
    if (end >= 0) return end
  }
  return -1
}

// Every place of a word in a block, without overlaps: [start, end) in characters.
export const places = (word, cells) => {
  const found = []
  let free = 0
  cells.forEach((cell, c) => {
    for (const form of cell.forms) for (let at = 0; at < form.length; at++) {
      if (form[at] != word[0]) continue
      const start = cell.exact && form == cell.forms[0] ? cell.start + at : cell.start
      const end = start < free ? -1 : endOf(word, 0, cells, c, form, at)
      if (end >= 0) found.push([start, free = end])
    }
  })
  return found
}

// Of a block, what is shown for it: of one word every place by itself; of several, all places together, where
// each is there. `around`: the places that an excerpt shows, the first of each word; `marks`: all places.
export const hits = (words, cells) => {
  const found = []
  for (const word of words) {
    const own = places(word, cells)
    if (!own.length) return []
    found.push(own)
  }
  if (found.length == 1) return found[0].map(place => ({ marks: [place], around: [place] }))
  return found.length ? [{ marks: joined(found.flat()), around: found.map(own => own[0]) }] : []
}

// A page's blocks → how hits are found in one: of words that are all in the page, but nowhere in one block, each
// block that has any of them.
export const together = (words, blocks) => {
  const has = word => blocks.some(({ cells }) => places(word, cells).length)
  if (words.length < 2 || !words.every(has) || blocks.some(({ cells }) => hits(words, cells).length)) return hits
  return (words, cells) => {
    const found = words.map(word => places(word, cells)).filter(own => own.length)
    return found.length ? [{ marks: joined(found.flat()), around: found.map(own => own[0]) }] : []
  }
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
