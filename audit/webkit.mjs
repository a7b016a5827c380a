// Drives WebKitGTK over WebDriver (W3C): its MiniBrowser, below an X server of its own. A page stands in a
// frame as wide as a window cannot be.
//     Debian: apt-get install webkit2gtk-driver xvfb

import { spawn, spawnSync } from "node:child_process"

const MINIBROWSERS = ["x86_64", "aarch64"].flatMap(machine => ["4.1", "6.0", "4.0"].map(version => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`))
// With WEBKIT_DISABLE_COMPOSITING_MODE, WebKitGTK 2.50 crashes where one page fades into another.
const ENVIRONMENT = { LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" }
const KEYS = { Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004", ArrowDown: "\uE015" }
const BLINK = `const dot = document.createElement("i"); dot.style.cssText = "position:fixed;left:0;top:0;width:1px;height:1px;opacity:.01"
  document.body.append(dot); let n = 0; const timer = setInterval(() => { dot.style.background = n++ % 2 ? "#fff" : "#000"; if (n > 60) { clearInterval(timer); dot.remove() } }, 50)`
const LONGEST = 20_000 // milliseconds that one command may take

export const installed = ["WebKitWebDriver", "xvfb-run"].every(name => !spawnSync("which", [name]).status)

// Starts the browser; `close` ends it and all that it started.
export const launch = async port => {
  const binary = MINIBROWSERS.find(path => !spawnSync("test", ["-x", path]).status)
  const driver = spawn("xvfb-run", ["-a", "-s", "-screen 0 2000x1400x24", "WebKitWebDriver", `--port=${port}`, "--host=127.0.0.1"], { env: { ...process.env, ...ENVIRONMENT }, stdio: "ignore", detached: true })
  const end = () => { try { process.kill(-driver.pid) } catch {} }
  process.on("exit", end)

  const call = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(LONGEST) })
    const { value } = await answer.json()
    if (value?.error) throw new Error(`${path.split("/").pop()}: ${value.error}: ${value.message}`)
    return value
  }
  for (let i = 0; ; i++) try { await call("GET", "/status"); break } catch (error) {
    if (i == 100) throw error
    await new Promise(done => setTimeout(done, 100))
  }
  const { sessionId, capabilities } = await call("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: ["--automation"] } } } })
  const session = (method, path, body) => call(method, `/session/${sessionId}${path}`, body)
  await session("POST", "/timeouts", { script: LONGEST })

  return {
    version: `WebKitGTK ${capabilities.browserVersion}`,
    goto: async address => { await session("POST", "/frame", { id: null }); await session("POST", "/url", { url: address }) },
    window: (width, height) => session("POST", "/window/rect", { x: 0, y: 0, width, height }),
    // The frame that is the page's first, for all that follows.
    enter: () => session("POST", "/frame", { id: 0 }),
    run: async (body, ...given) => {
      const script = `const done = arguments[arguments.length - 1]; (async () => (${body})(...Array.prototype.slice.call(arguments, 0, -1)))().then(value => done({ value }), error => done({ error: String(error) }))`
      const { value, error } = await session("POST", "/execute/async", { script, args: given })
      if (error) throw new Error(error)
      return value
    },
    press: keys => session("POST", "/actions", { actions: [{ type: "key", id: "keys", actions: (KEYS[keys] ? [KEYS[keys]] : [...keys]).flatMap(value => [{ type: "keyDown", value }, { type: "keyUp", value }]) }] }),
    // It waits for a frame, and a page at rest paints none: a point in a corner blinks meanwhile.
    screenshot: async () => {
      await session("POST", "/execute/sync", { script: BLINK, args: [] })
      return Buffer.from(await session("GET", "/screenshot"), "base64")
    },
    close: async () => { try { await session("DELETE", "") } finally { end() } },
  }
}
