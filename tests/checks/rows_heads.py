"""Damage to what machines are told: heads, sitemap, old addresses."""

import gzip
import json
import re
from collections.abc import Callable
from typing import Any

from tests.checks.planting import Copy
from tests.checks.rows import AN, HANS, HK, OLD, PAGE, A, F, Row, X, both, drop, swap, take

URL = "https://example.org/sub/path/"
MAP = "sitemap.xml"


def meta(name: str, value: str, path: str = A + PAGE) -> Callable[[Copy], object]:
    return swap(
        path,
        f'(<meta (?:property|name)="{name}"(?: property="og:description")? content=")[^"]*',
        rf"\g<1>{value}",
    )


def without(name: str, path: str = A + PAGE) -> Callable[[Copy], object]:
    return swap(path, f'<meta (?:property|name)="{name}"[^>]*>', "")


def data(change: Callable[[dict[str, Any]], object], path: str = A + PAGE) -> Callable[[Copy], object]:
    """Change a page's JSON-LD."""

    def plant(copy: Copy) -> None:
        was = copy.read(path)
        (source,) = re.findall('<script type="application/ld.json">(.*?)</script>', was)
        made = json.loads(source)
        change(made)
        copy.write(path, was.replace(source, json.dumps(made, ensure_ascii=False)))

    return plant


HEADS = [
    Row("another title of a page", "article", "S03", "its title is", swap(A + PAGE, "<title>在菜市場上", "<title>在菜市場下")),
    Row("another title of notes", "notes", "S03", "its title is", swap(AN, "<title>", "<title>不是")),
    Row("another title of home", "home", "S03", "its title is", swap(HK + PAGE, "<title>正字", "<title>錯字")),
    Row("another title of a page by hand", "written", "S03", "its title is", swap("about/" + PAGE, "<title>關於本站", "<title>關於別站")),
    Row("a page without its heading", "archive", "S03", "og:title is", swap("archive/index.html", "<h1>.*?</h1>", "")),
    Row("another description", "article", "S03", "its description is", meta("description", "別的話")),
    Row("another description of notes", "notes", "S03", "its description is", meta("description", "別的話", AN)),
    Row("another description of home", "home", "S03", "its description is", meta("description", "別的話", PAGE)),
    Row("another author in the head", "article", "S03", "its author is", meta("author", "余一舟")),
    Row("no author in the head", "article", "S03", "its author is", without("author")),
    Row("another title for other sites", "article", "S03", "og:title is", meta("og:title", "別的題目")),
    Row("another description for other sites", "article", "S03", "og:description is", swap(A + PAGE, "<meta property", "<meta property=\"og:description\" content=\"別的話\"><meta property")),
    Row("another address for other sites", "article", "S03", "og:url is", meta("og:url", URL)),
    Row("another kind for other sites", "article", "S03", "og:type is", meta("og:type", "website")),
    Row("another site for other sites", "article", "S03", "og:site_name is", meta("og:site_name", "錯字")),
    Row("another picture for other sites", "article", "S03", "og:image is", meta("og:image", f"{URL}assets/seal.svg")),
    Row("the picture of an article for other sites", "article", "S03", "og:image is", meta("og:image", f"{URL}assets/share.png", F + PAGE)),
    Row("a picture of another size for other sites", "article", "S03", "og:image:width is", meta("og:image:width", "1", F + PAGE)),
    Row("no picture for other sites", "article", "S03", "og:image is", without("og:image")),
    Row("another locale", "article", "S03", "og:locale is", meta("og:locale", "zh_CN")),
    Row("another locale of a variant", "article", "S03", "og:locale:alternate is", meta("og:locale:alternate", "zh_HK")),
    Row("two addresses for other sites", "article", "S03", "og:url is", swap(A + PAGE, '(<meta property="og:url"[^>]*>)', r"\1\1")),
    Row("another canonical address", "article", "S03", "canonical is", swap(X + PAGE, '(rel="canonical" href=")[^"]*', rf"\g<1>{URL}")),
    Row("a canonical address of another site", "article", "S03", "canonical is", swap(A + PAGE, "example.com/essays/class[^\"]*\">\n<link", 'example.net/class">\n<link')),
    Row("no canonical address", "home", "S03", "canonical is", swap(HK + PAGE, '<link rel="canonical"[^>]*>', "")),
    Row("another address of a variant", "article", "S03", "hreflang is", swap(A + PAGE, '(hreflang="zh-Hans" href=")[^"]*', rf"\g<1>{URL}")),
    Row("a variant that the head lacks", "article", "S03", "hreflang is", swap(A + PAGE, '<link rel="alternate" hreflang="zh-Hans"[^>]*>', "")),
    Row("a variant that is not there", "article", "S03", "hreflang is", swap(A + PAGE, '(<link rel="alternate" hreflang="x-default")', rf'<link rel="alternate" hreflang="zh-Hant-HK" href="{URL}zh-hk/{A}">\1')),
    Row("another default", "article", "S03", "hreflang is", swap(A + PAGE, '(hreflang="x-default" href=")[^"]*', rf"\g<1>{URL}")),
    Row("no default", "home", "S03", "hreflang is", swap(HK + PAGE, '<link rel="alternate" hreflang="x-default"[^>]*>', "")),
    Row("another address of a variant of a page by hand", "written", "S03", "hreflang is", swap("about/" + PAGE, '(hreflang="zh-Hans" href=")[^"]*', rf"\g<1>{URL}zh-hans/")),
    Row("a variant of a page by hand that the head lacks", "written", "S03", "hreflang is", swap("about/" + PAGE, '<link rel="alternate" hreflang="zh-Hans"[^>]*>', "")),
    Row("no default of a page by hand", "written", "S03", "hreflang is", swap("about/" + PAGE, '<link rel="alternate" hreflang="x-default"[^>]*>', "")),
    Row("a page that is kept from search engines", "article", "S03", "robots is", swap(X + PAGE, "<title>", '<meta name="robots" content="noindex"><title>')),
    Row("a page that search engines may have against its editor", "article", "S03", "robots is", without("robots")),
    Row("notes that search engines may have against their editor", "notes", "S03", "robots is", without("robots", AN)),
    Row("another language", "article", "S03", "its language is", swap(A + PAGE, '<html lang="zh-Hant"', '<html lang="zh-Hans"')),
    Row("the feed of another variant in a head", "article", "S03", "its feed is", swap(A + PAGE, 'href="../../feed.xml"', 'href="../../zh-hans/feed.xml"')),
    Row("no feed in a head", "article", "S03", "its feed is", swap(A + PAGE, '<link rel="alternate" type="application/atom.xml"[^>]*>', "")),
    Row("a switch to another page", "article", "S03", "the switch is", swap(A + PAGE, '(<nav class="switch".*?<a href=")[^"]*(" lang="zh-Hans")', r"\1../../zh-hans/\2")),
    Row("a switch that lacks a variant", "home", "S03", "the switch is", swap(PAGE, '<a href="zh-hk/" lang="zh-Hant-HK"[^>]*>港</a>', "")),
    Row("a switch that shows another variant as this", "notes", "S03", "own variant is", swap(AN, ' aria-current="true"', "")),
    Row("another headline", "article", "S03", "its JSON-LD is", data(lambda made: made.update(headline="別的題目"))),
    Row("another day of publication", "article", "S03", "its JSON-LD is", data(lambda made: made.update(datePublished="2025-09-02"))),
    Row("another day of change", "article", "S03", "its JSON-LD is", data(lambda made: made.update(dateModified="2025-10-03"))),
    Row("another author for machines", "article", "S03", "its JSON-LD is", data(lambda made: made["author"].update(name="余一舟"))),
    Row("no translator for machines", "article", "S03", "its JSON-LD is", data(lambda made: made.pop("translator"))),
    Row("another address for machines", "article", "S03", "its JSON-LD is", data(lambda made: made.update(url=URL))),
    Row("another source for machines", "article", "S03", "its JSON-LD is", data(lambda made: made.update(isBasedOn=URL))),
    Row("a translation that is the original", "article", "S03", "its JSON-LD is", data(lambda made: made.update(workTranslation=made.pop("translationOfWork")))),
    Row("no tags for machines", "article", "S03", "its JSON-LD is", data(lambda made: made.pop("keywords"), F + PAGE)),
    Row("no data for machines", "article", "S03", "its JSON-LD is", swap(A + PAGE, '<script type="application/ld.*?</script>', "")),
    Row("data for machines that are no JSON", "article", "S03", "", swap(A + PAGE, '"headline":', '"headline"')),
]  # fmt: skip

SITEMAP = [
    Row("another day in the sitemap", "sitemap", "S03", "was changed on", swap(MAP, "2024-03-09", "2024-03-10")),
    Row("no day in the sitemap", "sitemap", "S03", "was changed on", swap(MAP, "<lastmod>2024-03-09</lastmod>", "")),
    Row("a day of a page that has none in the sitemap", "sitemap", "S03", "was changed on", swap(MAP, f"(<loc>{URL}{X}</loc>)", r"\1<lastmod>2024-03-09</lastmod>")),
    Row("a page that the sitemap lacks", "sitemap", "S03", "is there 0 times", swap(MAP, f"<url><loc>{URL}{F}</loc>.*?</url>", "")),
    Row("a page by hand that the sitemap lacks", "sitemap", "S03", "is there 0 times", swap(MAP, f"<url><loc>{URL}about/</loc>.*?</url>", "")),
    Row("notes in the sitemap", "sitemap", "S03", "is there 1 time", swap(MAP, "</urlset>", f"<url><loc>{URL}{F}notes/</loc></url></urlset>")),
    Row("a page that only the sitemap has", "sitemap", "S03", "is there 1 time", swap(MAP, f"<loc>{URL}</loc>", f"<loc>{URL}x/</loc>")),
    Row("a page twice in the sitemap", "sitemap", "S03", "is there 2 times", swap(MAP, f"(<url><loc>{URL}{F}</loc>.*?</url>)", r"\1\1")),
    Row("a page in the sitemap against its editor", "sitemap", "S03", "is there 1 time", swap(MAP, "</urlset>", f"<url><loc>{URL}{A}</loc></url></urlset>")),
    Row("a page of which the sitemap says more", "sitemap", "S03", "changefreq", swap(MAP, f"(<loc>{URL}{F}</loc>)", r"\1<changefreq>never</changefreq>")),
    Row("a sitemap that is no XML", "sitemap", "S03", "no element", swap(MAP, "</urlset>", "")),
    Row("a missing sitemap", "sitemap", "S08", "search engines", drop(MAP)),
    Row("another sitemap, packed", "sitemap, packed", "S03", "packed", lambda copy: copy.write(MAP + ".gz", gzip.compress(b"<urlset/>"))),
]  # fmt: skip

TO = r'content="0; url=[^"]*"'
MOVED = [
    Row("an old address that leads to another article", "moved", "S04", "it leads to", swap(OLD + PAGE, TO, 'content="0; url=../shapes/"')),
    Row("an old address that leads to another site", "moved", "S04", "it leads to", swap(OLD + PAGE, TO, 'content="0; url=https://example.net/"')),
    Row("an old address that leads nowhere", "moved", "S04", "it leads to", swap(OLD + PAGE, "<noscript>.*?</noscript>", "")),
    Row("an old address that waits", "moved", "S04", "it leads to", swap(OLD + PAGE, 'content="0;', 'content="99;')),
    Row("an old address with another link", "moved", "S04", "it leads to", swap(OLD + PAGE, '<a href="[^"]*"', '<a href="../shapes/"')),
    Row("an old address with another canonical address", "moved", "S04", "it leads to", swap(OLD + PAGE, f'href="{URL}{A}"', f'href="{URL}"')),
    Row("an old address with another script", "moved", "S04", "script", swap(OLD + PAGE, "location.hash", '"#p5"')),
    Row("an old address that search engines keep", "moved", "S04", "search engines", swap(OLD + PAGE, "noindex", "index")),
    Row("an old address with another title", "moved", "S04", "is not its article", swap(OLD + PAGE, "<title>在菜市場", "<title>在市場")),
    Row("an old address in another language", "moved", "S04", "it leads to", take(OLD + PAGE, HANS + OLD + PAGE)),
    Row("an old address of notes that leads to the article", "moved notes", "S04", "it leads to", swap(OLD + "notes/" + PAGE, TO, 'content="0; url=../../the-software-class/"')),
    Row("a missing old address", "moved", "S08", "had this address", drop(OLD + PAGE)),
    Row("a missing old address of notes", "moved notes", "S08", "had this address", both(drop(HANS + OLD + "notes/" + PAGE))),
]  # fmt: skip

ROWS = [*HEADS, *SITEMAP, *MOVED]
