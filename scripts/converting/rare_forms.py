"""Find right but rare forms that a damaged text would lose on its way to Simplified and back: 鉅 → 巨."""

from scripts.converting.converters import by_opencc
from scripts.text.tables import words_in

# What blind tables write where one Simplified character stands for several Traditional ones. A change from or
# to one of these mends the damage.
_OF_SEVERAL = frozenset("".join(words_in("converting/of_several.txt")))


def rare_forms(received: str, published: str) -> dict[str, str]:
    """List right but rare forms that the way through Simplified replaced: {鉅: 巨}.

    A change among the forms that a blind conversion chooses from mends the damage; any other loses what
    was there on purpose. In texts of different lengths none is found.
    """
    if len(received) != len(published):
        return {}
    changed = {(a, b) for a, b in zip(received, published) if a != b and a not in "“”‘’「」『』"}
    return {was: now for was, now in sorted(changed) if not (_blind(was, now) and _blind(now, was))}


def _blind(form: str, other: str) -> bool:
    """Say whether a blind conversion may have written ``form`` in place of ``other``."""
    simplified = by_opencc(other, "tw2s")
    return form in _OF_SEVERAL or form in (simplified, *(by_opencc(simplified, to) for to in ("s2tw", "s2t")))
