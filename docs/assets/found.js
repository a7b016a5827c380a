// Marks the words that a reader searched for in the page to which the search led: as highlights, so that
// the text itself stays as it is (CSS Custom Highlight API; where there is none, the block alone is marked).

export const mark = words => {
  if (!CSS.highlights) return
  const ranges = [...document.querySelectorAll("h1, .text")].flatMap(part => words.flatMap(word => rangesOf(word, part)))
  CSS.highlights.set("found", new Highlight(...ranges))
}

const rangesOf = (word, part) => {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), nodes = [], ranges = []
  let text = ""
  for (let node; (node = walker.nextNode());) { nodes.push([text.length, node]); text += node.data }
  const point = at => { const [start, node] = nodes.filter(([start]) => start <= at).pop(); return [node, at - start] }
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const range = new Range(), [last, end] = point(at + word.length - 1)
    range.setStart(...point(at))
    range.setEnd(last, end + 1)
    ranges.push(range)
  }
  return ranges
}
