// What the theme's script expects to find, on hand-written pages.
// Its own state is kept by the address of the site: the icon is in assets/.
var __md_scope = new URL("..", document.querySelector("link[rel=icon]").href)
var __md_hash = text => [...text].reduce((sum, c) => (sum << 5) - sum + c.charCodeAt(0), 0)
var __md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(scope.pathname + "." + key))
var __md_set = (key, value, store = localStorage, scope = __md_scope) => { try { store.setItem(scope.pathname + "." + key, JSON.stringify(value)) } catch {} }
{
  // A tab to which the address leads is opened.
  const tab = document.getElementById(location.hash.slice(1))
  if (tab && tab.name && tab.name.startsWith("__tabbed_")) tab.checked = true
  // It would look for a site map beside each of these and take over the switch.
  for (const link of document.querySelectorAll("link[rel=alternate]")) link.rel += " "
}
