// The index of the search, of which a query loads no more than it needs (scripts/publish/index.py says what lies where).

const beside = name => import(name + new URL(import.meta.url).search)
const { folding, unfold } = await beside("./matching.js")

const GRAMS = 3, PATIENCE = 20_000, PAGES = 4096, LEAST = 64
const LETTER = /[0-9a-z\u00c0-\u1fff\u2c00-\u2dff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\ud7ff\uf900-\ufaff\u{10000}-\u{1efff}\u{20000}-\u{3ffff}]/u
const LATIN = /^[0-9a-z]+$/
const SIGNS = Array.from({ length: 94 }, (_, n) => String.fromCharCode(0x21 + n)).filter(sign => !'"\\'.includes(sign))
const FIRST_SIGN = 0x100, FILED = 0x700 // signs under which rests are filed
const BASE = SIGNS.length / 2, VALUE = new Map(SIGNS.map((sign, n) => [sign, n]))

// Characters in turn → each first one to the second.
const mapOf = pairs => new Map((pairs.match(/../gu) ?? []).map(pair => [...pair]))

// A word, folded → the grams that nominate what can have it, from its beginning to its end: of Latin the longest ones,
// else neighbours, and the first and third of three; a single character where it is by itself, a mark where all are.
export const gramsOf = (word, keys) => {
  const own = word.map(c => keys.get(c) ?? c), letter = word.map(c => LETTER.test(c)), grams = []
  const latin = (from, size) => from >= 0 && from + size <= own.length && LATIN.test(own.slice(from, from + size).join(""))
  own.forEach((c, i) => {
    const size = [4, 3].find(size => latin(i, size)), pair = letter[i] && letter[i + 1]
    if (size && !(size == 3 && latin(i - 1, 4))) grams.push(own.slice(i, i + size).join(""))
    if (pair && !(latin(i - 1, 3) || latin(i, 3))) grams.push(c + own[i + 1])
    if (pair && letter[i + 2] && !latin(i, 3)) grams.push(`${c} ${own[i + 2]}`)
    if (letter[i] && !letter[i - 1] && !letter[i + 1]) grams.push(c)
  })
  return grams.length ? grams : own
}

// So many of a list, spread out.
const spread = (list, most) => list.length <= most ? list : Array.from({ length: most }, (_, n) => list[Math.round(n * (list.length - 1) / (most - 1))])

// A gram → under what it lies, and what it says there (scripts/publish/shards.py)
const parted = gram => {
  const signs = [...gram]
  const filed = c => String.fromCharCode(FIRST_SIGN + (c.codePointAt(0) + FILED - FIRST_SIGN) % FILED)
  return signs.length > 1 && signs.at(-1) > "\x7f" ? [signs[0], filed(signs.at(-1))] : [gram, ""]
}

// FNV-1a
export const shardOf = (gram, shards) => {
  const [head, rest] = parted(gram), codes = Array.from(head, c => c.codePointAt(0))
  let code = 0x811c9dc5
  for (const one of [...codes, rest ? rest.codePointAt(0) % (shards / LEAST) : 0]) code = Math.imul(code ^ one, 0x01000193)
  return ((code ^ code >>> 15) >>> 0) % shards
}

export const decoded = digits => {
  const ids = []
  let id = -1, value = 0, place = 1
  for (const sign of digits) {
    const digit = VALUE.get(sign)
    value += place * (digit % BASE)
    if (digit < BASE) { ids.push(id += value); value = 0; place = 1 } else place *= BASE
  }
  return ids
}

// The ids of a gram in a shard
export const postings = (shard, gram) => {
  const [head, rest] = parted(gram), line = (`\n${shard}`.split(`\n${head}\t`, 2)[1] ?? "").split("\n", 1)[0]
  const said = line.split(" ")[rest && gram.includes(" ") ? 1 : 0] ?? ""
  return decoded(/^[!-~]*/.exec(rest ? said.split(rest, 2)[1] ?? "" : said)[0])
}

export const open = async (root, lang) => {
  const get = async (name, of) => {
    const answer = await fetch(root + name, { signal: AbortSignal.timeout?.(PATIENCE), ...of })
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
    return answer
  }
  const { base, print, same, all, shards, keys } = await (await get("meta.json", { cache: "no-cache" })).json()
  const fold = folding(mapOf(same)), keyOf = mapOf(keys), files = new Map(), pieces = new Map()
  let spent = 0
  const unpacked = async name => {
    const packed = await (await get(`${name}.bin?${print}`)).blob()
    spent += packed.size
    return new Response(packed.stream().pipeThrough(new DecompressionStream("deflate"))).text()
  }
  const file = name => {
    if (!files.has(name)) files.set(name, unpacked(name))
    return files.get(name).catch(error => { files.delete(name); throw error })
  }
  const order = id => Math.floor(id / base), byNumber = (a, b) => {
    const [one, two] = [order(a) >= PAGES, order(b) >= PAGES]
    return one - two || (one ? a - b : b % base - a % base || a - b)
  }
  const nameOf = id => {
    const piece = order(id), number = id % base
    return piece >= PAGES ? `p/${id - PAGES * base}` : piece ? `a/${number}-${piece}` : `a/${number}`
  }

  // What is searched of a piece: nothing where it is not in this language.
  const read = async id => {
    const { urls, date, title, section, blocks } = JSON.parse(await file(nameOf(id))), langs = Object.keys(urls), own = langs.indexOf(lang)
    const textOf = rows => unfold(rows, langs, own, fold, keyOf)
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
      const lists = await Promise.all(more.map(async gram => postings(await file(`${shards}/${shardOf(gram, shards)}`), gram)))
      for (const list of lists) { const there = new Set(list); ids = ids ? ids.filter(id => there.has(id)) : list }
      if (ids.length <= enough) break
    }
    return ids.sort(byNumber)
  }
  const few = all?.sort(byNumber)
  return { few, fold, pieces, read: id => pieces.get(id) ?? read(id), nominated, spent: () => spent }
}
