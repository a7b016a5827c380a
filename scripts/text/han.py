"""Say what a Han character is."""

import re

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # for a character class: [{HAN}]
HAN_CHARACTER = re.compile(f"[{HAN}]")
