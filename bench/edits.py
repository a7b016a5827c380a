"""Small faults, one a row, of templates, hooks, styles and page scripts: file, what stands there, what is
written for it, and the tests that are asked. bench/planting.py plants them.
"""

# fmt: off
Row = tuple[str, str, str, str]

KINDS = "docs/.overrides/kinds/"
PARTS = "docs/.overrides/partials/"
FRAME = "docs/.overrides/"
INLINE = "docs/.overrides/.inline/"
ASSETS = "docs/assets/"

WHOLE = "tests/checks/test_catalogue.py::test_nothing_is_wrong_with_a_finished_site"
PROOF = "tests/checks/test_proof.py tests/site/test_site.py " + WHOLE
VIEW = "tests/site/test_first_view.py"
READING = "tests/site/test_reading.py"
SITE = "tests/site/test_site.py"
PROVES = "tests/checks/test_proof.py"
EXACT = "tests/site/test_search_exact.py"
WORDS = "tests/site/test_search_words.py"
CONTENTS = "tests/site/test_contents.py"
CHANGES = "tests/site/test_changes.py"
SECOND = "tests/publish/test_second_publisher.py"
LOOK = "tests/site/test_page.py"
WRITTEN = "tests/by_hand/test_written.py"
LOADING = "tests/site/test_loading.py"
STAGING = "tests/publish/test_staging.py"
REUSE = "tests/publish/test_reuse.py"
GROUPS = "tests/publish/test_groups.py"
NOTES = "tests/notes/test_notes.py"
VARIANTS = "tests/converting/test_variants.py tests/converting/test_conversion.py"
RESTORE = "tests/restoring/test_restore.py tests/restoring/test_annotations.py"
BYTES = "tests/mending/test_lost_bytes.py tests/restoring/test_broken_bytes.py"

# What the issue on tests that notice names first, wherever it is.
NAMED: tuple[Row, ...] = (
    ("scripts/hooks.py", 'drafts = ["--drafts"] if state.command == "serve" else []', 'drafts = ["--drafts"]', SECOND),
    ("scripts/restoring/steps.py", "annotations(now, [*_inserted(text), *kept(now, seed, script)], script)", "annotations(now, [*_inserted(text)], script)", RESTORE),
    ("scripts/restoring/annotations.py", "if not any(taken[one.start : one.end])", "if not any(taken[one.start - 1 : one.end + 1])", RESTORE),
    ("scripts/restoring/annotations.py", "not any(taken[start:end])", "not any(taken[start - 1 : end + 1])", RESTORE),
    ("scripts/restoring/steps.py", "mend(now, [*known, *kept(now, seed, script)]", "mend(now, [*known]", RESTORE),
    ("scripts/mending/proposal.py", "for answer in proposal.answers)", "for answer in proposal.answers[:1])", BYTES + " tests/restoring/test_restore.py"),
    ("scripts/mending/answers.py", "key=lambda answer: answer.total)", "key=lambda answer: -answer.total)", BYTES),
    ("scripts/converting/variants.py", '(), ("hk2t", "t2tw"), ()', '(), ("t2tw", "hk2t"), ()', VARIANTS),
    ("scripts/converting/conversion.py", '("tw2t", "t2hk")', '("t2hk", "tw2t")', VARIANTS),
    ("scripts/converting/render.py", '"zh-Hant-HK": convert(hant, TABLE["zh-Hant-HK"].from_traditional), **word.forms}', '**word.forms, "zh-Hant-HK": convert(hant, TABLE["zh-Hant-HK"].from_traditional)}', VARIANTS),
    ("scripts/converting/render.py", "sorted(words, key=len, reverse=True)", "sorted(words, key=len)", VARIANTS),
    ("scripts/source/seed.py", "repr((salt, self))", "repr((salt, replace(self, settings=None)))", "tests/source/test_seed.py tests/publish/test_build.py"),
    ("scripts/source/seed.py", "repr((salt, self))", "repr((salt, replace(self, file='')))", "tests/source/test_seed.py tests/publish/test_build.py"),
    ("scripts/source/seed.py", "repr((salt, self))", "repr((salt, replace(self, original=None)))", "tests/source/test_seed.py tests/publish/test_build.py"),
    ("scripts/notes/notes_page.py", 'why = f" <small>{within_line(one.why)}</small>" if one.why else ""', 'why = ""', NOTES),
    ("scripts/notes/notes_page.py", 'filled(word["places"], counts[rule])', 'filled(word["places"], counts[rule] + 1)', NOTES),
    ("scripts/notes/notes_page.py", 'numbers = {kind: " " + filled(word["times"], times) if times > 1 else ""', 'numbers = {kind: ""', NOTES),
    ("scripts/notes/changes.py", 'return text.replace("\\n", "↵")', "return text", NOTES),
    ("scripts/notes/changes.py", 'return re.sub(r"[\\s\\ufeff]", "·", text.translate(_INVISIBLE))', "return text", NOTES),
    ("scripts/notes/changes.py", 'text = _UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)', "", NOTES),
    (INLINE + "first.js", '!target.matches(":read-write")', "true", READING + "::test_a_slash_in_the_search_field_is_text"),
    (ASSETS + "search.js", "{ ArrowDown: 1, ArrowUp: -1 }", "{ ArrowDown: 1 }", READING + "::test_arrows_go_down_the_results_and_up_again_to_the_field"),
    (ASSETS + "reading.js", "ArrowUp: -1, ", "", READING + "::test_arrows_go_on_among_marks_and_among_contents"),
    (ASSETS + "index.js", "start < free ? -1 : endOf", "endOf", EXACT + "::test_a_case_is_found_on_every_page"),
    (ASSETS + "index.js", "if (last && from <= last[1]) last[1]", "if (last && from < last[1]) last[1]", EXACT + "::test_a_case_is_found_on_every_page"),
    (ASSETS + "paragraph.js", "\\n${page.lang}\\n", "\\n\\n", READING + "::test_a_report_quotes_what_was_chosen_in_the_paragraph_and_names_the_script"),
    (ASSETS + "paragraph.js", "chosen && block.textContent.includes(chosen) ? chosen : ", "", READING + "::test_a_report_quotes_what_was_chosen_in_the_paragraph_and_names_the_script"),
    (ASSETS + "paragraph.js", "&& block.textContent.includes(chosen) ", "", READING + "::test_a_report_quotes_what_was_chosen_in_the_paragraph_and_names_the_script"),
    (ASSETS + "paragraph.js", "fits ? bottom : top - menu.offsetHeight", "bottom", READING + "::test_the_menu_of_a_paragraph_opens_where_there_is_room"),
    (ASSETS + "paragraph.js", "Math.max(8, Math.min(left, page.clientWidth - menu.offsetWidth - 8))", "left", READING + "::test_the_menu_of_a_paragraph_opens_where_there_is_room"),
    (INLINE + "reading.css", "[data-scheme=sepia] { --paper:#f6ecd8; --ink:#3a2d1c", "[data-scheme=sepia] { --paper:#f6ecd8", VIEW + " " + READING),
    (INLINE + "reading.css", "[data-scheme=dark] { --paper:#161719; --ink:#d9d5cc", "[data-scheme=dark] { --paper:#161719; --ink:#22201c", VIEW + " " + READING),
    ("scripts/pages/article_page.py", '"datePublished": facts.date and facts.date.isoformat()', '"datePublished": facts.updated and facts.updated.isoformat()', WHOLE),
    ("scripts/pages/article_page.py", '"dateModified": facts.updated and facts.updated.isoformat()', '"dateModified": None', WHOLE),
    (FRAME + "sitemap.xml", "<lastmod>{{ meta.updated or meta.date }}", "<lastmod>{{ meta.date or meta.updated }}", "tests/publish/test_publication.py::test_machines_are_told_when_a_text_was_published_and_changed"),
    (FRAME + "sitemap.xml", "{%- if meta.updated or meta.date %}", "{%- if meta.updated %}", WHOLE),
)

HOOKS: tuple[Row, ...] = (
    ("scripts/hooks.py", 'strict = ["--strict"] if config.strict or state.command == "gh-deploy" else []', "strict = []", "tests/site/test_site.py " + STAGING),
    ("scripts/hooks.py", 'if config.strict or state.command == "gh-deploy" else []', "if config.strict else []", "tests/site/test_site.py " + STAGING),
    ("scripts/hooks.py", 'config.extra["preview"] = True', "pass", SITE + "::test_serve_follows_edits_and_survives_errors"),
    ("scripts/hooks.py", "return state.dirty and not config.strict", "return state.dirty", REUSE),
    ("scripts/hooks.py", "return state.dirty and not config.strict", "return not config.strict", REUSE),
    ("scripts/hooks.py", 'return markdown if page.meta.get("kind") else ""', "return markdown", WRITTEN),
    ("scripts/hooks.py", "if sys.exc_info()[0] is None:", "if True:", STAGING + " " + REUSE),
    ("scripts/hooks.py", "shutil.rmtree(new, ignore_errors=True)", "pass", STAGING + " " + REUSE),
    ("scripts/hooks.py", "reuse.write_built(_root(config), made)", "pass", REUSE),
    ("scripts/hooks.py", "if findings:\n", "if False:\n", PROVES + "::test_a_fault_in_the_templates_stops_the_build"),
    ("scripts/hooks.py", "if isinstance(error, OSError):", "if False:", STAGING),
    ("scripts/hooks.py", "pass_fds=held", "pass_fds=[]", STAGING),
)

TEMPLATES: tuple[Row, ...] = (
    (FRAME + "reading.html", '<html lang="{{ lang }}">', '<html lang="zh">', PROOF),
    (FRAME + "reading.html", '<a class="skip" href="#main">', '<a class="skip" href="#text">', READING + "::test_the_skip_link_comes_into_view_and_leads_to_the_text"),
    (PARTS + "page.html", '("-" ~ meta.forms if meta.forms else "")', '""', WHOLE),
    (FRAME + "moved.html", '<meta name="robots" content="noindex">\n', "", WHOLE),
    (FRAME + "moved.html", '<noscript><meta http-equiv="refresh" content="0; url={{ meta.to | url }}"></noscript>', "", WHOLE),
    (FRAME + "sitemap.xml", "and not meta.noindex", "", PROOF),
    (KINDS + "article.html", " | length > 24", " | length > 240", LOOK + "::test_a_long_title_is_smaller_than_a_short_one"),
    (PARTS + "phrased.html", "{% if not loop.last %}<wbr>{% endif %}", "", LOOK + "::test_a_title_breaks_between_its_phrases"),
    (KINDS + "article.html", "{%- if meta.editors_title %}", "{%- if not meta.editors_title %}", PROOF),
    (KINDS + "article.html", "{{ w.author | replace(\"{n}\", meta.byline) | e }}", "{{ w.author | replace(\"{n}\", meta.byline) }}", "tests/pages/test_pages.py " + WHOLE),
    (KINDS + "article.html", "{{ day(meta.updated) }}", "{{ day(meta.date) }}", WHOLE),
    (KINDS + "article.html", '| replace("{n}", meta.minutes)', '| replace("{n}", meta.characters)', "tests/publish/test_publication.py::test_machines_are_told_when_a_text_was_published_and_changed"),
    (KINDS + "article.html", 'id="main" tabindex="-1"{% if config', 'id="main"{% if config', READING + "::test_the_skip_link_comes_into_view_and_leads_to_the_text"),
    (KINDS + "article.html", "{% elif config.extra.contact %} data-mail", "{% elif false %} data-mail", SECOND + "::test_readers_can_tell_of_a_wrong_character_in_the_repository_else_by_mail"),
    (KINDS + "article.html", '<a href="{{ meta.epub | url }}">EPUB</a>', '<a href="{{ meta.text | url }}">EPUB</a>', PROOF),
    (KINDS + "article.html", '{% if meta.markdown %} download="{{ meta.markdown | e }}">Markdown', '{% if meta.markdown %}>Markdown', WHOLE),
    (KINDS + "article.html", "<a href=\"{{ meta.source | e }}\">", "<a href=\"{{ meta.source }}\">", "tests/publish/test_publication.py::test_machines_are_told_when_a_text_was_published_and_changed"),
    (KINDS + "article.html", "{{ (w.next if meta.series else w.newer) | e }}", "{{ w.newer | e }}", GROUPS + "::test_an_article_leads_to_the_next_and_the_last_of_its_series"),
    (KINDS + "article.html", '<a href="{{ meta.older.url | url }}">', '<a href="{{ root | url }}">', PROOF),
    (KINDS + "article.html", "{{ (base ~ meta.notes) | e }}", "{{ meta.notes | e }}", READING + "::test_print_shows_the_article_and_its_addresses_and_no_interface"),
    (KINDS + "article.html", "{%- if meta.alternates | length == 1 %}", "{%- if false %}", CHANGES + "::test_an_article_alone_in_its_variant_says_so_and_leads_on"),
    (KINDS + "article.html", "{% if meta.leads_in %} class=\"leads\"{% endif %}", "", LOOK + " " + WHOLE),
    (KINDS + "home.html", '{% if not alone %} class="unseen"{% endif %}', "", GROUPS + "::test_home_of_several_articles_shows_no_title_of_its_own"),
    (KINDS + "home.html", "{% if meta.lead and loop.first %}", "{% if meta.lead %}", WHOLE + " tests/publish/test_leads.py"),
    (KINDS + "home.html", '{% elif article.added %} <span>{{ w.added | e }} {{ day(article.added) }}</span>', "", "tests/publish/test_publication.py"),
    (KINDS + "home.html", '<a rel="next" href="{{ meta.older | url }}">', '<a rel="next" href="{{ meta.newer | url }}">', GROUPS),
    (KINDS + "home.html", "{{ article.opening | e }}", "{{ article.subtitle | e }}", PROOF),
    (KINDS + "archive.html", "replace(\"{n}\", one.count)", "replace(\"{n}\", one.articles | length)", "tests/publish/test_publication.py"),
    (KINDS + "archive.html", "{%- if meta.years | length > 1 or not meta.archive %}", "{%- if true %}", "tests/publish/test_publication.py"),
    (KINDS + "notes.html", '<a href="{{ meta.article | url }}">', '<a href="{{ root | url }}">', PROOF),
    (KINDS + "notes.html", "for part in meta.summary", "for part in []", PROOF),
    (KINDS + "lost.html", 'hreflang="{{ other.lang }}"', "", SITE + "::test_the_404_page_speaks_both_scripts"),
    (KINDS + "lost.html", "{% if loop.first %}<h1>", "{% if true %}<h1>", SITE + "::test_the_404_page_speaks_both_scripts"),
    (PARTS + "bar.html", '{% if address == base ~ root %} aria-current="page"{% endif %}', "", SITE + "::test_bar_and_foot_lead_to_the_pages_of_the_same_variant_and_say_which_is_this"),
    (PARTS + "bar.html", ' aria-label="{{ w.search | e }}"', "", READING + "::test_the_keyboard_reaches_everything_and_focus_is_seen"),
    (PARTS + "contents.html", "{{ loop(one.children) }}", "", PROOF + " " + CONTENTS),
    (PARTS + "contents.html", '<nav aria-label="{{ w.contents | e }}">', "<nav>", CONTENTS + "::test_contents_have_a_name_and_stand_open_where_there_is_room"),
    (PARTS + "day.html", "{{ iso[5:7] | int }}月", "{{ iso[8:10] | int }}月", WHOLE),
    (PARTS + "day.html", 'datetime="{{ iso }}"', 'datetime="{{ iso[:4] }}"', WHOLE),
    (PARTS + "example.html", "<del>{{ part.text | e }}</del>", "{{ part.text | e }}", "tests/publish/test_publication.py::test_home_with_one_article_shows_what_was_done_to_it"),
    (PARTS + "foot.html", "{% if other.lang == variant.lang %}", "{% if true %}", SITE + "::test_bar_and_foot_lead_to_the_pages_of_the_same_variant_and_say_which_is_this"),
    (PARTS + "foot.html", "{% for line in own.footer %}<br>{{ line | e }}{% endfor %}", "", SECOND + "::test_name_tagline_footer_seal_accent_and_style_are_the_publishers"),
    (PARTS + "foot.html", "{{ config.repo_url | e }}/issues", "{{ config.repo_url | e }}", SECOND + "::test_readers_can_tell_of_a_wrong_character_in_the_repository_else_by_mail"),
    (PARTS + "foot.html", ' defer></script>', "></script>", SECOND + "::test_name_tagline_footer_seal_accent_and_style_are_the_publishers"),
    (PARTS + "head.html", "{% if kind != \"home\" %} — {{ w.site_name | e }}{% endif %}", "", PROOF),
    (PARTS + "head.html", "(root ~ 'feed.xml')", "'feed.xml'", PROOF),
    (PARTS + "machines.html", '{% if kind == "lost" or meta.noindex %}', '{% if meta.noindex %}', SITE + "::test_the_404_page_speaks_both_scripts"),
    (PARTS + "machines.html", "meta.source if meta.canonical_to_source else address", "address", PROOF),
    (PARTS + "machines.html", '{% if loop.first %}<link rel="alternate" hreflang="x-default"', '{% if loop.last %}<link rel="alternate" hreflang="x-default"', PROOF),
    (PARTS + "machines.html", "'article' if kind == 'article' else 'website'", "'article'", PROOF),
    (PARTS + "machines.html", '{{ meta.height }}', '{{ meta.width }}', WHOLE),
    (PARTS + "machines.html", "if other.lang != lang and meta.original in (lang, other.lang) %}", "if other.lang != lang %}", WHOLE),
    (PARTS + "policy.html", "default-src 'none';script-src 'self'", "default-src 'none';script-src *", "tests/checks/test_policy.py " + WHOLE),
    (PARTS + "policy.html", "{%- if not config.extra.preview -%}", "{%- if true -%}", SITE + "::test_serve_follows_edits_and_survives_errors"),
    (PARTS + "policy.html", ";form-action 'none'", "", "tests/checks/test_policy.py " + WHOLE),
    (PARTS + "switch.html", '{% if other.lang == lang %} aria-current="true"{% endif %}', "", PROOF),
    (PARTS + "titles.html", "not meta.years", "true", "tests/publish/test_publication.py::test_an_old_text_that_came_last_stands_first"),
    (PARTS + "titles.html", "{% if article.part %}<b>{{ article.part }}　</b>{% endif %}", "", GROUPS + " " + WHOLE),
    (PARTS + "waiting.html", '{%- if waits == "draft" %}', "{%- if false %}", SITE + "::test_serve_follows_edits_and_survives_errors"),
    (FRAME + "404.html", '{% include "reading.html" %}', '{% include "themed.html" %}', SITE + "::test_the_404_page_speaks_both_scripts " + WHOLE),
    (FRAME + "main.html", '{%- if kind == "written" %}', "{%- if true %}", WRITTEN + "::test_a_page_without_components_loads_nothing_of_the_theme"),
    (FRAME + "themed.html", '<a class="skip" href="#__skip">', '<a class="skip" href="#skip">', WRITTEN + "::test_every_link_leads_somewhere " + WHOLE),
    (FRAME + "themed.html", '<script>{% include ".generated/theme.js" %}</script>\n', "", WRITTEN),
    (KINDS + "plain.html", '{% include "partials/contents.html" %}\n', "", WRITTEN + "::test_a_page_with_several_headings_has_contents_with_or_without_components"),
    (PARTS + "language.html", '  "clipboard.copied": w.copied,\n', "", WRITTEN + "::test_what_the_theme_says_is_in_the_words_of_the_site"),
    (PARTS + "language.html", '"zh" if lang == "zh-Hans" else "zh-Hant"', '"zh"', WRITTEN + "::test_the_interface_speaks_the_pages_script"),
    (PARTS + "page.html", ' if config.site_url[-1:] == "/" else config.site_url ~ "/" -%}', " -%}", SITE + "::test_zensical_builds_the_same_pages"),
    (PARTS + "settings.html", ' aria-label="{{ w.settings | e }}"', "", READING + "::test_the_keyboard_reaches_everything_and_focus_is_seen"),
)

STYLES: tuple[Row, ...] = (
    (INLINE + "reading.css", "[data-size=huge] { font-size:143.75% }", "", READING + "::test_there_are_four_sizes_of_text_and_the_choice_is_remembered"),
    (INLINE + "reading.css", "[data-face=serif] { --face:var(--serif) }", "", LOOK),
    (INLINE + "reading.css", "[data-leading=loose] { --leading:2.15 }", "", LOOK),
    (INLINE + "reading.css", "line-height:var(--leading,inherit)", "", LOOK),
    (INLINE + "reading.css", ":has(>wbr) { word-break:keep-all }", "", LOOK),
    (INLINE + "reading.css", ":focus-visible { outline:2px solid var(--seal);", ":focus-visible { outline:0;", READING + "::test_the_keyboard_reaches_everything_and_focus_is_seen"),
    (INLINE + "reading.css", ".skip:focus { left:0 }", "", READING + "::test_the_skip_link_comes_into_view_and_leads_to_the_text"),
    (INLINE + "reading.css", "html:not(.on) button,html:not(.on) .settings { display:none }", "", READING + "::test_without_scripts_no_control_is_shown_that_does_nothing"),
    (INLINE + "reading.css", ".on .contents summary {", ".contents summary {", "tests/site/test_contents.py::test_contents_work_without_scripts"),
    (INLINE + "reading.css", "@media (prefers-reduced-motion:no-preference) { @view-transition { navigation:auto } }", "@view-transition { navigation:auto }", "tests/site/test_prerender.py"),
    (INLINE + "reading.css", ".bar { position:sticky;", ".bar { position:static;", READING + "::test_the_bar_is_at_hand_wherever_a_reader_is"),
    (INLINE + "reading.css", ".n,.u { white-space:nowrap }", "", LOOK),
    (INLINE + "reading.css", ".w { word-break:break-all }", "", LOOK),
    (INLINE + "reading.css", "scroll-margin:var(--stays) 0 1rem", "scroll-margin:0", READING + "::test_nothing_that_is_focused_stands_under_the_bar"),
    (INLINE + "reading.css", ".text>:target { background:var(--wash);", ".text>:target {", READING + "::test_a_linked_paragraph_is_marked"),
    (INLINE + "reading.css", ".printed { display:none }", "", READING + "::test_print_shows_the_article_and_its_addresses_and_no_interface"),
    (INLINE + "reading.css", ".bar,.contents,.links,.near,.foot,.skip,.marks", ".bar,.contents,.near,.foot,.skip,.marks", READING + "::test_print_shows_the_article_and_its_addresses_and_no_interface"),
    (INLINE + "reading.css", "main { max-width:36em; padding:0 }", "", CHANGES + "::test_a_printed_line_has_36_characters_or_fills_a_small_paper"),
    (INLINE + "reading.css", "--soft:#9f998e; --line:#313236; --seal:#e98a78; --wash:#202225; --mark:#5c4a1e; color-scheme:dark } }", "--soft:#5f594e; --line:#313236; --seal:#e98a78; --wash:#202225; --mark:#5c4a1e; color-scheme:dark } }", VIEW),
    (INLINE + "forms.css", ".text em.latin { font-style:italic; -webkit-text-emphasis:none; text-emphasis:none }", "", CHANGES + "::test_words_in_latin_letters_are_slanted_for_emphasis_and_others_have_dots"),
    (ASSETS + "controls.css", ".mark.up { margin-top:-1.72rem }", "", READING + "::test_a_mark_stands_in_the_last_line_where_that_has_room_else_below_it"),
    (ASSETS + "controls.css", "width:44px; min-height:24px", "width:14px; min-height:14px", READING + "::test_marks_can_be_seen_and_touched_away_from_the_edge"),
    (ASSETS + "controls.css", ".search mark { background:var(--mark);", ".search mark { background:none;", READING + "::test_case_and_width_do_not_matter"),
    (ASSETS + "controls.css", ".settings form { max-height:calc(100vh - 4.5rem); max-height:calc(100dvh - 4.5rem); overflow:auto;", ".settings form {", READING + "::test_every_setting_can_be_reached_at_400_percent_and_on_a_phone_held_across"),
    (INLINE + "forms.css", ".wide { margin:1.6em 0; overflow-x:auto }", ".wide { margin:1.6em 0 }", LOOK + "::test_a_table_that_is_too_wide_is_scrolled_and_the_page_is_not"),
    (ASSETS + "controls.css", ".settings :checked { border-color:var(--seal) }", "", READING + "::test_in_the_settings_what_is_chosen_and_what_has_the_focus_are_seen"),
    (ASSETS + "controls.css", ".said:empty { padding:0 }", "", READING + "::test_every_paragraph_has_an_address_to_copy"),
    ("scripts/books/documents.py", "called.get(one.id, one.id)", "one.id", "tests/books/test_epub.py::test_a_heading_whose_id_is_chinese_is_called_after_its_line_in_a_book"),
    ("scripts/books/book.css", ".verse br { display:none }", "", "tests/books/test_look.py"),
    ("scripts/books/book.css", "pre { white-space:pre-wrap; ", "pre { ", "tests/books/test_look.py"),
)

SCRIPTS: tuple[Row, ...] = (
    (INLINE + "early.js", '["scheme", "size", "face", "leading"]', '["scheme", "size", "face"]', LOOK),
    (INLINE + "early.js", 'd.style.cssText = localStorage.look ?? ""', "", LOADING),
    (ASSETS + "reading.js", 'size: ["font-size"], face: ["--face"]', 'size: ["font-size"]', LOADING),
    (ASSETS + "reading.js", 'if (!style.getPropertyValue("--chosen"))', "if (false)", LOADING),
    (INLINE + "early.js", 'addEventListener("pageshow", apply)', "", LOADING + "::test_a_choice_counts_in_a_page_that_the_browser_kept_as_it_was"),
    (INLINE + "early.js", "if ([].at) ", "", "tests/site/test_older.py::test_where_scripts_cannot_run_the_text_is_whole_and_no_control_is_shown"),
    (INLINE + "early.js", 'document.addEventListener("prerenderingchange", apply)', "", "tests/site/test_prerender.py"),
    (INLINE + "place.js", "contents.open = matchMedia(\"(min-width:60rem)\").matches", "contents.open = false", CONTENTS + "::test_contents_have_a_name_and_stand_open_where_there_is_room"),
    (INLINE + "first.js", "(LINE - top) / height", "0", READING + "::test_the_switch_stays_at_the_same_place_of_a_paragraph"),
    (INLINE + "place.js", "if (path != location.pathname) return\n", "", READING + "::test_a_place_in_another_page_moves_nothing"),
    (INLINE + "place.js", "delete sessionStorage.scroll\n", "", READING + "::test_the_switch_stays_at_the_same_place_of_a_paragraph"),
    (INLINE + "place.js", "tries++; throw e", "throw e", LOADING),
    (INLINE + "first.js", "asked[name] = null; say(words", "say(words", LOADING),
    (INLINE + "first.js", "kept(() => { localStorage.variant = link.lang })", "", READING + "::test_a_choice_counts_more_than_the_browsers_language"),
    (INLINE + "moved.js", " + location.hash", "", CHANGES + "::test_an_old_address_leads_on_to_the_same_paragraph"),
    (INLINE + "theme.js", "tab.checked = true", "", WRITTEN),
    (ASSETS + "reading.js", 'set("offered", wanted.lang)', "", READING + "::test_the_other_script_is_offered_once_and_never_forced"),
    (ASSETS + "reading.js", '(asked == "zh-Hant-HK" && has("zh-Hant"))', "false", READING + "::test_the_other_script_is_offered_once_and_never_forced"),
    (ASSETS + "reading.js", ".slice(-20)", ".slice(-1)", CONTENTS + "::test_the_places_of_the_last_twenty_articles_are_kept"),
    (ASSETS + "reading.js", "|| scrollY < innerHeight) return", ") return", CONTENTS + "::test_nothing_is_offered_to_who_barely_began_or_is_done_or_follows_a_link"),
    (ASSETS + "reading.js", "if (text.getBoundingClientRect().bottom > innerHeight) left.push", "left.push", CONTENTS + "::test_nothing_is_offered_to_who_barely_began_or_is_done_or_follows_a_link"),
    (ASSETS + "reading.js", 'if (get("changes")) changes.click()', "", CHANGES + "::test_the_choice_is_remembered_in_every_variant"),
    (ASSETS + "reading.js", "location.href.split(\"#\")[0] }).catch", "location.href }).catch", CHANGES + "::test_an_article_and_a_paragraph_are_shared_with_title_and_address"),
    (ASSETS + "reading.js", "settings.open = false; opener.focus()", "settings.open = false", READING + "::test_escape_and_a_click_elsewhere_close_the_settings"),
    (ASSETS + "search.js", "a.date < b.date ? 1 : a.date > b.date ? -1 : ", "", EXACT + "::test_what_is_found_in_the_newest_article_comes_first"),
    (ASSETS + "search.js", "hurried = true", "hurried = false", READING + "::test_a_hurried_enter_follows_the_first_result"),
    (ASSETS + "search.js", "if (event.isComposing || input.value == seen) return", "if (input.value == seen) return", READING + "::test_nothing_is_searched_in_mid_composition"),
    (ASSETS + "search.js", "target == dialog && (clientX < left || clientX > right)", "target == dialog", WORDS + "::test_the_search_closes_by_what_lies_beside_it_and_by_nothing_in_it"),
    (ASSETS + "search.js", "if (pressed && outside(event)) dialog.close()", "if (outside(event)) dialog.close()", WORDS + "::test_the_search_closes_by_what_lies_beside_it_and_by_nothing_in_it"),
    (ASSETS + "index.js", ".replace(HIDDEN, \"\")", "", EXACT + "::test_a_case_is_found_on_every_page"),
    (ASSETS + "index.js", '.normalize("NFC")', "", EXACT + "::test_a_case_is_found_on_every_page"),
    (ASSETS + "index.js", "!words.every(has) || ", "", WORDS + "::test_words_that_are_never_together_are_not_found_and_each_is_proposed"),
    (ASSETS + "settings.js", "if (at) page.goTo(...at)", "", CONTENTS + "::test_a_change_of_size_keeps_the_line_that_is_read"),
    (ASSETS + "settings.js", "delete localStorage[name] : localStorage[name] = value", "localStorage[name] = value : localStorage[name] = value", READING + "::test_the_scheme_follows_the_system_until_the_reader_chooses"),
    (ASSETS + "paragraph.js", "+ mark.hash\n", "\n", READING + "::test_every_paragraph_has_an_address_to_copy"),
    (ASSETS + "lost.js", "if (!(await fetch(address, { method: \"HEAD\" })).ok) continue", "", CHANGES + "::test_a_page_that_is_only_in_another_script_is_found_from_there"),
    (ASSETS + "lost.js", "b.length - a.length", "a.length - b.length", CHANGES + "::test_a_page_that_is_only_in_another_script_is_found_from_there"),
    (ASSETS + "found.js", "range.setEnd(last, end + 1)", "range.setEnd(last, end)", WORDS + "::test_the_searched_words_are_marked_in_the_page_that_the_search_leads_to"),
    (ASSETS + "changes.js", "block.normalize()", "", CHANGES + "::test_taking_the_marks_away_gives_the_text_back"),
    (ASSETS + "changes.js", "[...changes].reverse()", "changes", CHANGES),
    (ASSETS + "changes.js", "why.open = true", "", CHANGES + "::test_changes_are_printed_with_their_reasons"),
    (ASSETS + "index.js", "if (!answer.ok) throw new Error(`${name}: ${answer.status}`)", "", EXACT + "::test_where_the_network_fails_the_search_says_so_and_is_tried_again"),
    (INLINE + "rules.json", ",.near a", "", "tests/site/test_prerender.py"),
    (INLINE + "theme.js", 'link.rel += " "', "{}", WRITTEN),
    (ASSETS + "settings.js", 'addEventListener("pageshow", show)', "", LOADING + "::test_a_choice_counts_in_a_page_that_the_browser_kept_as_it_was"),
    (ASSETS + "settings.js", '"tight", "normal", "loose"', '"tight", "normal"', LOOK + "::test_face_and_leading_can_be_chosen_and_are_remembered"),
    (ASSETS + "lost.js", "here.hidden = false", "", CHANGES + "::test_a_page_that_is_only_in_another_script_is_found_from_there"),
    (ASSETS + "found.js", '"h1, .text"', '".text"', WORDS),
    (ASSETS + "changes.js", "{ open: innerWidth > 600 }", "{ open: true }", CHANGES + "::test_the_reasons_stand_open_where_there_is_room"),
    (ASSETS + "changes.js", 'set(undo ? "shown" : "")', 'set("shown")', CHANGES),
    (ASSETS + "paragraph.js", "catch { location.hash = mark.hash }", "catch {}", READING + "::test_where_nothing_may_be_copied_the_address_stands_where_addresses_stand"),
    (ASSETS + "search.js", "if (!e.ctrlKey && !e.metaKey && !e.shiftKey) follow", "follow", WORDS + "::test_a_result_that_is_opened_in_another_tab_leaves_the_search_as_it_is"),
    (ASSETS + "search.js", "list.children[next]?.firstChild.focus()", "", READING + " " + EXACT),
)

EDITS = NAMED + HOOKS + TEMPLATES + STYLES + SCRIPTS
