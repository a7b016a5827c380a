// Before the first paint: what the reader chose, and that scripts run.
(d => {
  d.classList.add("js")
  for (const k of ["scheme", "size", "face", "leading"]) try { const v = localStorage[k]; if (v) d.dataset[k] = v } catch {}
})(document.documentElement)
