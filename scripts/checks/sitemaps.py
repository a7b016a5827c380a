"""Check the sitemap: it names every page that search engines may list, except notes, and when it changed."""

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

from scripts.checks.site_file import SiteFile
from scripts.checks.tree import xml
from scripts.findings import counted

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TAGS = {f"{SITEMAP}{one}" for one in ("urlset", "url", "loc", "lastmod")}
_KEPT_OUT = re.compile(rb'<meta name="robots" content="noindex')  # by its editor, or at an old address


def sitemap(file: SiteFile) -> Iterator[str]:
    """Find where the sitemap differs from the site and its records.

    A page may be missing, named twice, or named although search engines are asked to leave it out; its day of
    change may be wrong.
    """
    days: dict[str, str] = {}
    for record in file.site.records:
        for folder in record["pages"].values():
            days[file.site.url + folder] = record["about"]["updated"] or record["about"]["date"]
    notes = {f"{address}notes/" for address in days}
    root = xml(file.raw)
    found = root.findall(f"{SITEMAP}url")
    for element in root.iter():
        if element.attrib or element.tag not in TAGS:
            yield f"it holds <{element.tag}> with {[*element.attrib]}"
    for one in found:
        address = one.findtext(f"{SITEMAP}loc") or ""
        said = one.findtext(f"{SITEMAP}lastmod") or ""
        if said != days.get(address, said if address.endswith("/") else ""):
            yield f"{address} was changed on {said or 'no day'}, not {days.get(address) or 'none'}"
    listed = Counter(one.findtext(f"{SITEMAP}loc") or "" for one in found)
    pages = (path for path in file.site.paths if path.rpartition("/")[2] == "index.html")
    made = (path for path in pages if not file.site.is_publishers(path))
    listable = (path for path in made if not _KEPT_OUT.search(file.site.read(path)))
    must = {file.site.url + quote(path.removesuffix("index.html")) for path in listable} - notes
    for address in sorted(must | {*listed}):
        if listed[address] != (address in must):
            yield f"{address} is there {counted(listed[address], 'time')}"


def packed(file: SiteFile) -> Iterator[str]:
    """Find a ``sitemap.xml.gz`` that does not hold ``sitemap.xml``."""
    if gzip.decompress(file.raw) != file.site.read("sitemap.xml"):
        yield "it is not sitemap.xml, packed"
