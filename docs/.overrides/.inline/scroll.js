// Before the first paint: whoever comes from the other script stands where they stood.
(() => {
  try {
    const [path, id, part] = JSON.parse(sessionStorage.scroll)
    delete sessionStorage.scroll
    if (path != location.pathname) return
    const { top, height } = document.getElementById(id).getBoundingClientRect()
    scrollTo({ top: scrollY + top + part * height - 80, behavior: "instant" })
  } catch {}
})()
