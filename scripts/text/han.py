"""Say what a Han character is, and which marks begin no line."""

import re

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # for a character class: [{HAN}]
HAN_CHARACTER = re.compile(f"[{HAN}]")
NEVER_FIRST = "，。、；：？！）」』》〉”’…—"  # marks that begin no line (CLREQ 3.1.2)
