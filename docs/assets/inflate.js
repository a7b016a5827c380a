// Unpacks what zlib packed (RFC 1950, RFC 1951), where the browser cannot: Safari before 16.4, Firefox before 113.

// In which order a block says how long the codes of its lengths are (RFC 1951, 3.2.7)
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

// The lengths of codes, by symbol → for each length how many codes have it, and all symbols in the order of their codes
const coded = lengths => {
  const counts = new Uint16Array(16), symbols = []
  for (let length = 1; length < 16; length++) lengths.forEach((one, symbol) => {
    if (one != length) return
    counts[length]++
    symbols.push(symbol)
  })
  return { counts, symbols }
}

// A code for literals and lengths, and one for distances, that blocks may use without saying them
const FIXED = [
  coded(Array.from({ length: 288 }, (_, n) => n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8)),
  coded(Array(30).fill(5)),
]

// Bytes → bytes; throws if they are not whole.
export const inflate = packed => {
  const out = []
  let at = 16 // in bits, behind the two bytes that say how it is packed
  const number = bits => {
    if (at + bits > 8 * packed.length) throw new Error("what was packed ends early")
    let value = 0
    for (let n = 0; n < bits; n++, at++) value |= (packed[at >> 3] >> (at & 7) & 1) << n
    return value
  }
  const next = ({ counts, symbols }) => {
    let code = 0, first = 0, before = 0
    for (let length = 1; length < 16; length++) {
      code = 2 * code + number(1)
      if (code < first + counts[length]) return symbols[before + code - first]
      before += counts[length]
      first = 2 * (first + counts[length])
    }
    throw new Error("no such code")
  }
  const codes = () => {
    const literals = number(5) + 257, distances = number(5) + 1, short = Array(19).fill(0)
    for (let n = number(4) + 4, k = 0; k < n; k++) short[ORDER[k]] = number(3)
    const table = coded(short), lengths = []
    while (lengths.length < literals + distances) {
      const one = next(table)
      const [again, times] = one < 16 ? [one, 1] : one == 16 ? [lengths[lengths.length - 1], 3 + number(2)] : [0, one == 17 ? 3 + number(3) : 11 + number(7)]
      for (let n = 0; n < times; n++) lengths.push(again)
    }
    return [coded(lengths.slice(0, literals)), coded(lengths.slice(literals))]
  }
  for (let last = 0; !last;) {
    last = number(1)
    const kind = number(2)
    if (!kind) { // as it is, from the next byte on, behind its size and that turned round
      at = at + 7 & ~7
      const size = number(16)
      number(16)
      for (let n = 0; n < size; n++) out.push(number(8))
      continue
    }
    const [literals, distances] = kind == 1 ? FIXED : codes()
    for (let one; (one = next(literals)) != 256;) {
      if (one < 256) { out.push(one); continue }
      const n = one - 257, more = n < 8 || n == 28 ? 0 : (n >> 2) - 1
      const length = n == 28 ? 258 : n < 8 ? n + 3 : 3 + (4 + (n & 3) << more) + number(more)
      const far = next(distances), further = far < 4 ? 0 : (far >> 1) - 1
      const back = far < 4 ? far + 1 : 1 + (2 + (far & 1) << further) + number(further)
      for (let k = 0; k < length; k++) out.push(out[out.length - back])
    }
  }
  return Uint8Array.from(out)
}
