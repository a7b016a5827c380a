"""Damage to what pages may hold, and to which files there are."""

from collections.abc import Callable

from tests.checks.planting import Copy
from tests.checks.rows import AN, HANS, OLD, PAGE, A, F, Row, X, drop, swap, take, write

ABOUT = "about/index.html"
POLICY = '<meta http-equiv="Content-Security-Policy"[^>]*>'


def into(tag: str, path: str = A + PAGE) -> Callable[[Copy], object]:
    """Plant an element before the text."""
    return swap(
        path, '(<div class="text|<article class="text|<ol class="plain|<section|<article id)', rf"{tag}\1"
    )


def on(attribute: str, path: str = A + PAGE) -> Callable[[Copy], object]:
    """Plant an attribute on an element above the text."""
    return swap(path, "<main", f"<main {attribute}")


def style(rule: str, path: str = A + PAGE) -> Callable[[Copy], object]:
    return swap(path, "</style>", f"\n{rule}</style>")


def said(old: str, new: str, path: str = A + PAGE) -> Callable[[Copy], object]:
    """Change the policy."""
    return swap(path, f'(Content-Security-Policy" content="[^"]*?){old}', rf"\g<1>{new}")


POLICIES = [
    Row("no policy", "article", "S07", "it has no policies", swap(A + PAGE, POLICY, "")),
    Row("no policy of notes", "notes", "S07", "it has no policies", swap(AN, POLICY, "")),
    Row("no policy of home", "home", "S07", "it has no policies", swap(PAGE, POLICY, "")),
    Row("no policy of a list", "list", "S07", "it has no policies", swap("page/1/index.html", POLICY, "")),
    Row("no policy of the archive", "archive", "S07", "it has no policies", swap("archive/index.html", POLICY, "")),
    Row("no policy of a page by hand", "written", "S07", "it has no policies", swap(ABOUT, POLICY, "")),
    Row("no policy of what is lost", "lost", "S07", "it has no policies", swap("404.html", POLICY, "")),
    Row("no policy of an old address", "moved", "S07", "it has no policies", swap(OLD + PAGE, POLICY, "")),
    Row("two policies", "article", "S07", "it has 2 policies", swap(A + PAGE, f"({POLICY})", r"\1\1")),
    Row("a policy that comes late", "article", "S07", "does not come first", swap(A + PAGE, f"({POLICY})(.*?)</head>", r"\2\1</head>")),
    Row("a policy in a comment", "article", "S07", "it has no policies", swap(A + PAGE, f"({POLICY})", r"<!--\1-->")),
    Row("any script", "article", "S07", "script-src", said("script-src 'self'", "script-src 'self' 'unsafe-inline'"), False),
    Row("scripts of another host", "article", "S07", "script-src", said("script-src 'self'", "script-src 'self' https://example.net"), False),
    Row("any style", "article", "S07", "style-src", said("style-src 'self' '[^']*'", "style-src 'self' 'unsafe-inline'"), False),
    Row("pictures of any host", "article", "S07", "img-src", said("img-src 'self'", "img-src https: 'self'")),
    Row("connections to any host", "article", "S07", "connect-src", said("connect-src 'self'", "connect-src *")),
    Row("anything by default", "article", "S07", "default-src", said("default-src 'none'", "default-src 'self'")),
    Row("any base", "article", "S07", "base-uri", said(";base-uri 'none'", "")),
    Row("any form", "article", "S07", "form-action", said(";form-action 'none'", "")),
    Row("any text as markup", "article", "S07", "trusted-types", said(";require-trusted-types-for 'script'", "")),
    Row("a directive more", "article", "S07", "frame-src", said("base-uri", "frame-src 'self';base-uri")),
    Row("a policy without the hash of a script", "article", "S07", "script-src", said(" 'sha256-[^']*'", ""), False),
    Row("a policy with the hash of no script", "article", "S07", "script-src", said("script-src 'self'", f"script-src 'self' 'sha256-{'A' * 43}='"), False),
    Row("a script that the policy does not name", "article", "S07", "script-src", into("<script>1</script>"), False),
    Row("a style that the policy does not name", "article", "S07", "style-src", style("a{color:red}"), False),
    Row("a script more, named by the policy", "article", "S07", "not those in every page", into("<script>1</script>")),
    Row("a script changed, named by the policy", "publisher's", "S01", "it is not docs/", swap("assets/made/first.js", "^", "0;")),
    Row("notes without style", "notes", "S07", "no style of its own", swap(AN, "<link rel=\"stylesheet\"[^>]*>", "")),
    Row("notes with a script of their own", "notes", "S07", "not those in every page", swap(AN, "assets/made/place.js", "assets/reading.js")),
    Row("a page behind home without style", "list", "S07", "no style of its own", swap(f"page/1/{PAGE}", "<link rel=\"stylesheet\"[^>]*>", "")),
    Row("a page behind home that lacks a script", "list", "S07", "not those in every page", swap(f"page/1/{PAGE}", "<script src=[^>]*early.js\"></script>", "")),
    Row("a script that a page lacks", "home", "S07", "not those in every page", swap(PAGE, r"<script>\{.*?</script>", "")),
    Row("a script less, in a page by hand", "written", "S07", "", swap(ABOUT, r"<script>\{.*?</script>", "")),
    Row("a page without style", "article", "S07", "no style of its own", swap(A + PAGE, "<style>.*?</style>", "")),
    Row("an article whose end has no style", "article", "S07", "no style of its own", swap(A + PAGE, "<link rel=\"stylesheet\"[^>]*>", "")),
    Row("an article hidden by the style of its end", "publisher's", "S01", "it is not docs/", swap("assets/made/after.css", "$", ".text{display:none}")),
    Row("a script planted in what is lost, named by its policy", "article", "S07", "not those in every page", swap("404.html", "</section>", "</section><script>1</script>")),
    Row("other rules for scripts", "words", "S01", "not docs/assets/words.js", swap("assets/words.js", "export const rules = \"", "export const rules = \" ")),
    Row("the script that every page loads, missing", "publisher's", "S08", "every page loads", drop("assets/made/first.js")),
    Row("missing words for scripts", "words", "S08", "need their words", drop("assets/words.js")),
]  # fmt: skip

RULES = {
    "display": ".text{display:none}",
    "visibility": "p{visibility:hidden}",
    "opacity": "article{opacity:0}",
    "letters of no size": ".text p{font-size:0}",
    "letters without colour": ".text{color:transparent}",
    "a place off the page": "main{position:absolute;left:-9999px}",
    "no height": ".text{height:0;overflow:hidden}",
    "an indent off the page": "h1{text-indent:-9999px}",
    "clipping": ".text{clip-path:inset(100%)}",
    "a scale of nothing": ".text{transform:scale(0)}",
    "the other direction": ".text{direction:rtl;unicode-bidi:bidi-override}",
    "content that is not seen": "#main{content-visibility:hidden}",
    "every element": "*{display:none}",
    "one paragraph": "#p3{display:none}",
    "a narrow screen": "@media (max-width:600px){.text>p{display:none}}",
    "a list of selectors": ".n,:is(.w,.text) p{display:none}",
    "the first of several selectors": ".text p,:is(.n,.w){display:none}",
}
HIDDEN = [
    *(Row(f"a text hidden by {name}", "article", "S07", "its style hides", style(rule)) for name, rule in RULES.items()),
    Row("a text followed by words of a style", "article", "S07", "its style says", style('.text p::after{content:"不"}')),
    Row("notes hidden by style", "publisher's", "S01", "it is not docs/", swap("assets/made/notes.zh-Hant.css", "$", ".notes{display:none}")),
    Row("home hidden by style", "home", "S07", "its style hides", style(".list{display:none}", PAGE)),
    Row("a hidden text", "article", "S07", "is hidden", on("hidden")),
    Row("a hidden text, until found", "article", "S07", "is hidden", on('hidden="until-found"')),
    Row("a text hidden from who cannot see", "article", "S07", "is aria-hidden", on('aria-hidden="true"')),
    Row("a text that cannot be reached", "article", "S07", "is inert", on("inert")),
    Row("a text in the other direction", "article", "S07", "is dir", on('dir="rtl"')),
    Row("a text with a style of its own", "article", "S07", "is style", on('style="display:none"')),
    Row("a text that pops over", "article", "S07", "is popover", on("popover")),
    Row("notes that are hidden", "notes", "S07", "is hidden", on("hidden", AN)),
    Row("home that is hidden", "home", "S07", "is hidden", on("hidden", PAGE)),
    Row("a list that is hidden", "list", "S07", "is hidden", on("hidden", "page/1/index.html")),
    Row("an archive that is hidden", "archive", "S07", "is hidden", on("hidden", "archive/index.html")),
    Row("what is lost, hidden", "lost", "S07", "is hidden", on("hidden", "404.html")),
    Row("a comment", "article", "S07", "holds a comment", into("<!-- x -->")),
    Row("a text in a template", "article", "S07", "<template>", swap(A + PAGE, "(<article.*</article>)", r"<template>\1</template>")),
    Row("a text that is folded", "article", "S07", "<details>", swap(A + PAGE, "(<article.*</article>)", r"<details>\1</details>")),
    Row("a text in a dialog", "article", "S07", "<dialog>", swap(A + PAGE, "(<article.*</article>)", r"<dialog>\1</dialog>")),
    Row("a text without scripts only", "article", "S07", "<noscript>", swap(A + PAGE, "(<article.*</article>)", r"<noscript>\1</noscript>")),
    Row("an element that is not closed", "article", "S07", "not closed", into("<div>")),
    Row("a base", "article", "S07", "holds <base>", swap(A + PAGE, "<title>", '<base href="https://example.net/"><title>')),
    Row("a frame", "notes", "S07", "holds <iframe>", swap(AN, '(<div class="text)', r'<iframe src="../"></iframe>\1')),
    Row("an object", "article", "S07", "holds <object>", into('<object data="x.svg"></object>')),
    Row("a form that sends", "article", "S07", "has action", into('<form action="https://example.net/"></form>')),
    Row("a button that sends", "article", "S07", "has formaction", into('<button formaction="https://example.net/">x</button>')),
    Row("a refresh", "article", "S07", "meta of refresh", swap(A + PAGE, "<title>", '<meta http-equiv="refresh" content="0; url=../shapes/"><title>')),
    Row("a handler", "article", "S07", "has onclick", on('onclick="x()"')),
    Row("a link to a script", "article", "S07", "leads to a script", into('<a href="javascript:x()">x</a>')),
    Row("a picture of another host", "article", "S07", "loads https://example.net", into('<img src="https://example.net/x.png" alt="">')),
    Row("a picture of another host, in a set", "article", "S07", "loads", into('<img srcset="https://example.net/x.png 2x" alt="">')),
    Row("a picture of another host, without a scheme", "article", "S07", "loads", into('<img src="//example.net/x.png" alt="">')),
    Row("a shape of another host", "article", "S07", "loads", into('<svg><use href="https://example.net/x.svg#a"></use></svg>')),
    Row("a style of another host", "article", "S07", "loads", swap(A + PAGE, "<title>", '<link rel="stylesheet" href="https://example.net/x.css"><title>')),
    Row("a connection made ahead", "article", "S07", "loads", swap(A + PAGE, "<title>", '<link rel="preconnect" href="https://example.net/"><title>')),
    Row("a style that imports", "article", "S07", "imports", swap(A + PAGE, "<style>", '<style>@import "x.css";')),
    Row("a style that loads from another host", "article", "S07", "loads", style("a{background:url(https://example.net/x)}")),
    Row("a script of another host", "article", "S07", "loads", into('<script src="https://example.net/x.js"></script>')),
    Row("a frame in a page by hand", "written", "S07", "holds <iframe>", into('<iframe src="x"></iframe>', ABOUT)),
    Row("a base in a page by hand", "written", "S07", "holds <base>", swap(ABOUT, "<title>", '<base href="/"><title>')),
    Row("a form that sends in a page by hand", "written", "S07", "has action", into('<form action="/x"></form>', ABOUT)),
    Row("a picture of another host in a page by hand", "written", "S07", "loads", into('<img src="https://example.net/x.png" alt="">', ABOUT)),
    Row("a refresh in a page by hand", "written", "S07", "meta of refresh", swap(ABOUT, "<title>", '<meta http-equiv="Refresh" content="0"><title>')),
    Row("a script in an old address of notes", "moved notes", "S07", "loads", swap(OLD + "notes/" + PAGE, "</body>", '<script src="https://example.net/x.js"></script></body>')),
]  # fmt: skip

FILES = [
    Row("a page too many", "unknown", "S08", "nothing demands", take("more/index.html", PAGE)),
    Row("an article too many", "unknown", "S08", "nothing demands", take("articles/more/index.html", X + PAGE)),
    Row("a draft's page", "unknown", "S08", "nothing demands", take("articles/unfinished/index.html", X + PAGE)),
    Row("a draft's download", "unknown", "S08", "nothing demands", write("articles/unfinished/unfinished.zh-Hant.txt", "草稿\n")),
    Row("a file too many beside an article", "unknown", "S08", "nothing demands", write(X + "notes.json", "{}")),
    Row("a file too many at home", "unknown", "S08", "nothing demands", write("admin.php", "x")),
    Row("a script too many", "unknown", "S08", "nothing demands", write("assets/more.js", "1")),
    Row("the page of a variant that an article has not", "unknown", "S08", "nothing demands", take(HANS + "articles/shapes/index.html", "articles/shapes/index.html")),
    Row("another script of the program", "publisher's", "S01", "it is not docs/", swap("assets/search.js", "^", "1\n")),
    Row("another picture of the publisher", "publisher's", "S01", "it is not docs/", write("assets/seal.svg", "<svg/>")),
    Row("a missing page", "article", "S08", "names this variant", drop(HANS + X + PAGE)),
    Row("a missing home", "home", "S08", "the variant is on", drop("zh-hk/" + PAGE)),
    Row("a missing page for what is lost", "lost", "S08", "an address that is not there", drop("404.html")),
    Row("a missing picture of an article", "picture", "S08", "not there", drop(F + "ca48da9f38cf.png")),
]  # fmt: skip

ROWS = [*POLICIES, *HIDDEN, *FILES]
