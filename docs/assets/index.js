// The index of the search, of which a query loads no more than it needs (scripts/publish/index.py says what lies where).

const beside = name => import(name + new URL(import.meta.url).search)
const { folding, unfold } = await beside("./matching.js")

const GRAMS = 3, PATIENCE = 20_000, PAGES = 4096
const LETTER = /[0-9a-z\u00c0-\u1fff\u2c00-\u2dff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\ud7ff\uf900-\ufaff\u{10000}-\u{1efff}\u{20000}-\u{3ffff}]/u
const LATIN = /^[0-9a-z]+$/

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

// A gram → its shard, and its key there: FNV-1a (scripts/publish/shards.py says how a shard is written)
export const placeOf = (gram, shards) => {
  let code = 0x811c9dc5
  for (const one of gram) code = Math.imul(code ^ one.codePointAt(0), 0x01000193)
  return [((code ^ code >>> 15) >>> 0) % shards, code >>> 16]
}

// The ids under a key of a shard
export const postings = (shard, key) => {
  const numbers = []
  let value = 0, weight = 1, at = -1, skipped = 0
  for (const byte of shard) {
    value += byte % 128 * weight
    weight *= 128
    if (byte < 128) { numbers.push(value); value = 0; weight = 1 }
  }
  const [count] = numbers, many = n => numbers[1 + count + n] + 1
  for (let n = 0; n < count; n++) {
    at += numbers[1 + n] + 1
    const from = 1 + 2 * count + skipped
    let id = -1
    if (at == key) return numbers.slice(from, from + many(n)).map(distance => id += distance + 1)
    skipped += many(n)
  }
  return []
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
    return new Response(packed.stream().pipeThrough(new DecompressionStream("deflate")))
  }
  // A file is read once; `as`: what is made of it
  const file = (name, as) => {
    if (!files.has(name)) files.set(name, unpacked(name).then(as))
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
    const { urls, date, title, section, blocks } = await file(nameOf(id), answer => answer.json()), langs = Object.keys(urls), own = langs.indexOf(lang)
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
      const lists = await Promise.all(more.map(async gram => {
        const [shard, key] = placeOf(gram, shards)
        return postings(await file(`${shards}/${shard}`, async answer => new Uint8Array(await answer.arrayBuffer())), key)
      }))
      for (const list of lists) { const there = new Set(list); ids = ids ? ids.filter(id => there.has(id)) : list }
      if (ids.length <= enough) break
    }
    return ids.sort(byNumber)
  }
  const few = all?.sort(byNumber)
  return { few, fold, pieces, read: id => pieces.get(id) ?? read(id), nominated, spent: () => spent }
}
