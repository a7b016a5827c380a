"""Check whether what an editor says of an article fits it, and report what is doubtful in the article."""

import re
from collections.abc import Iterator

from scripts.article.edition import converted, edition
from scripts.article.line_kinds import MARKED, SENTENCE_END
from scripts.article.model import Article, words_said
from scripts.converting.rare_forms import rare_forms
from scripts.converting.render import render, split
from scripts.converting.variants import TABLE
from scripts.findings import Doubt, Finding, Rejected, counted
from scripts.markdown.document import read_markdown
from scripts.markdown.tree import said
from scripts.restoring.damage import measure
from scripts.source.seed import Seed, full_lines
from scripts.text.han import HAN_CHARACTER

_NO_HAN = re.compile("[ぁ-ヿ가-힣]")  # kana and hangul


def check(article: Article) -> Iterator[Finding]:
    """Yield a finding for a text without words or without Chinese, for whatever an editor says, in the .toml
    or in a version by hand, that does not fit the text or changes nothing, for a script that may be another,
    and for rare forms that a damaged text may have lost.
    """
    for one in (_text, _language, _sections, _words, _settled, _by_hand, _script, _rare_forms):
        yield from one(article)


def no_such_line(seed: Seed, key: str, line: int, at: int) -> Finding:
    """Make the finding that ``key``, in line ``at`` of the .toml, names a line without text."""
    message = f"{key} names line {line}, which has no text"
    return Finding("T08", seed.settings_file, at, message, "count again")


def _text(article: Article) -> Iterator[Finding]:
    """Report a text without words, or one in Markdown that is nothing but its title."""
    seed = article.seed
    blocks = read_markdown(article.text.now).blocks if seed.is_markdown else ()
    shown = [one for one in blocks if one.kind != "heading" or said(one) != article.title]
    if not any(line.now for line in article.lines) or (seed.is_markdown and not shown):
        if article.settings.corrections:
            yield Finding("A02", seed.settings_file, None, "nothing is left of the text", "correct less")
        else:
            yield Finding(
                "A02", seed.file, None, "it has no words below its title", "write some, or take the file away"
            )


def _language(article: Article) -> Iterator[Finding]:
    """Report a text without Chinese, or with no more of it than of Japanese or Korean."""
    text = "\n".join(line.now for line in article.lines)
    if text.strip() and len(HAN_CHARACTER.findall(text)) <= len(_NO_HAN.findall(text)):
        message = "no Chinese in it, or no more than Japanese or Korean: no variant will be another"
        advice = "see whether it is the text that was meant, or settle it"
        yield Finding("A13", article.seed.file, None, message, advice)


def _sections(article: Article) -> Iterator[Finding]:
    """Report ``[[sections]]`` that name no text, a sentence, the title, or a line or id a second time."""
    seed, title_line = article.seed, article.title_line
    texts = {line.number: line.now for line in article.lines if line.now}
    lines: set[int] = set()
    ids: set[str] = set()
    for section in article.settings.sections or ():
        text = texts.get(section.line)
        if text is None:
            yield no_such_line(seed, "[[sections]]", section.line, section.at)
        elif text[-1] in SENTENCE_END and not (text[-1] in "：:" and MARKED.match(text)):
            message = f"a heading that ends like a sentence: {text[-24:]}"
            advice = f"count again in {seed.settings_file}, line {section.at}, or settle it"
            yield Finding("A04", seed.file, section.line, message, advice, Doubt("heading", (text,)))
        for wrong, message in (
            (section.line == title_line, f"line {title_line} is title and heading"),
            (section.line in lines, f"two [[sections]] with line {section.line}"),
            (section.id in ids, f"two [[sections]] with id {section.id}"),
        ):
            if wrong:
                yield Finding("A05", seed.settings_file, section.at, message, "change or remove one")
        lines.add(section.line)
        ids.add(section.id)


def _words(article: Article) -> Iterator[Finding]:
    """Report words of the article's own glossary that are not there, change no variant, or come twice."""
    settings = article.settings
    quoted = [("protect", word, settings.lines.get("protect")) for word in settings.protect]
    quoted += [("[[words]]", word.word, word.at) for word in settings.words]
    quoted += [("names", name, settings.lines.get("names")) for name in settings.names]
    present = {word.word for word in article.glossary} | {*article.names}
    used = used_words(article) | {*article.names} if quoted else set()
    seen: set[str] = set()
    for key, word, at in quoted:
        for wrong, code, message in (
            (word not in present, "T06", "which is not in the restored text"),
            # The converters learn: what an editor once had to say may come right by itself.
            (word in present - used, "T10", "and no variant would be other without it"),
            (word in seen, "T09", "which is named before"),
        ):
            if wrong:
                problem = f"{key} names {word!r}, {message}"
                yield Finding(code, article.seed.settings_file, at, problem, "correct or remove it")
        seen.add(word)


def used_words(article: Article) -> set[str]:
    """Find the words of the glossary that change the article in at least one variant, published or not."""
    texts = [article.title, *words_said(article.settings), *(line.now for line in article.full)]
    used = set()
    for word in article.glossary:
        others = [other for other in article.glossary if other is not word]
        text = "\n".join(text for text in texts if word.word in text)
        with_and_without = (
            [render(text, article.script, variant, glossary) for glossary in (article.glossary, others)]
            for variant in TABLE.values()
        )
        if any(with_it != without for with_it, without in with_and_without):
            used.add(word.word)
    return used


def _settled(article: Article) -> Iterator[Finding]:
    """Report entries of ``[[settled]]`` whose quote is not in the text."""
    texts = [article.title, *(line.now for line in article.lines), *article.seed.lines]
    for entry in article.settings.settled:
        for quote in entry.text:
            if not any(quote in text for text in texts):
                message = f"[[settled]] names {quote!r}, which is not in the text"
                yield Finding("T06", article.seed.settings_file, entry.at, message, "correct or remove it")


def _by_hand(article: Article) -> Iterator[Finding]:
    """Report a version by hand with other lines or forms than the article, or not needed: the conversion
    says the same, or the article is not published in its variant.
    """
    for lang, lines in article.seed.by_hand.items():
        stem, _, suffix = article.seed.file.rpartition(".")
        file = f"{stem}.{lang}.{suffix}"
        made = converted(article, TABLE[lang]).text.split("\n")
        made = made if article.seed.is_markdown else full_lines(made)
        if len(lines) != len(made):
            message = f"{counted(len(lines), 'line')} of text; the article has {len(made)}, its title first"
            ending = "md.txt" if article.seed.is_markdown else "txt"
            advice = f"begin with the site's own {article.slug}.{lang}.{ending}"
            yield Finding("T11", file, None, message, advice)
        elif lines == made:
            yield Finding("T11", file, None, "it says what the conversion says", "change or remove it")
        elif not article.is_in(TABLE[lang]):
            advice = f"remove it, or add {lang} to variants in {article.seed.settings_file}"
            yield Finding("T11", file, None, f"the article is not published in {lang}", advice)
        else:
            try:
                edition(article, TABLE[lang])
            except Rejected as rejected:
                message, advice = "it has other forms than the article", "mark it as the site's own is"
                yield Finding("T11", file, rejected.findings[0].line, message, advice)


def _script(article: Article) -> Iterator[Finding]:
    """Report a script that the figures contradict, or one that was guessed and that they leave in doubt."""
    seed, script, said = article.seed, article.script, article.settings.script
    measured = measure(seed.text)
    if said is None and measured.verdict == "in doubt":
        message = f"nobody can say whether the copy is damaged: {measured}"
        advice = f'look, and put script = "{script}" (or another) into {seed.settings_file}'
        yield Finding("R11", seed.file, None, message, advice)
    elif measured.contradicts(script):
        message = f"the text looks {measured.verdict}, and is declared {script}: {measured}"
        yield Finding("R12", seed.file, None, message, f'consider script = "{measured.verdict}"')


def _rare_forms(article: Article) -> Iterator[Finding]:
    """Report right but rare forms that a damaged text may have lost on its way through Simplified."""
    if article.script != "damaged":
        return
    # What the glossary decides is no accident; the rest is compared.
    text, words = "\n".join(line.now for line in article.lines), {word.word for word in article.glossary}
    bare = "".join("\ufffc" if part in words else part for part in split(text, words))
    rendered = render(bare, article.script, TABLE["zh-Hant"])
    for old, new, line in zip(bare.split("\n"), rendered.split("\n"), article.lines):
        for was, now in rare_forms(old, new).items():
            at = old.index(was)
            message = (
                f"a right but rare form may be lost: {was} became {now} in {old[max(at - 8, 0) : at + 16]}"
            )
            advice = f'name the word under [[words]] with zh-Hant = "…{was}…", or correct it'
            doubt = Doubt("rare form", (was,), (now,))
            yield Finding("R13", article.seed.file, line.number, message, advice, doubt)
