// Before the first paint: what the reader chose, and that scripts run. A page that the browser prepares
// before it is asked for (prerender) has not been seen: what uses up or reads what is remembered waits.
const whenSeen = act => document.prerendering ? document.addEventListener("prerenderingchange", act, { once: true }) : act()
{
  const d = document.documentElement
  const apply = () => { for (const k of ["scheme", "size", "face", "leading"]) try { const v = localStorage[k]; v ? d.dataset[k] = v : delete d.dataset[k] } catch {} }
  d.classList.add("js")
  apply()
  document.addEventListener("prerenderingchange", apply)
  addEventListener("pageshow", apply)
}
