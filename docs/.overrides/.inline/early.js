// Before the first paint: what the reader chose, with the styles for it (`look`), and that scripts run in this
// browser. A page that the browser prepares before it is asked for (prerender) applies again, once it is seen, what
// was chosen since.
{
  const d = document.documentElement
  const apply = () => { try {
    for (const k of ["scheme", "size", "face", "leading"]) { const v = localStorage[k]; v ? d.dataset[k] = v : delete d.dataset[k] }
    d.style.cssText = localStorage.look ?? ""
  } catch {} }
  if ([].at) d.classList.add("on") // Scripts need nothing younger (Chromium 92, Safari 15.4): tests/site/test_older.py
  apply()
  document.addEventListener("prerenderingchange", apply)
  addEventListener("pageshow", apply)
}
