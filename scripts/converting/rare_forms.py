"""Find right but rare forms that a damaged text would lose on its way to Simplified and back: 鉅 → 巨."""

from scripts.converting.conversion import by_opencc

# Forms that blind tables write where one Simplified character stands for several Traditional
# ones. A change from or to one of these mends the damage.
_MANY = frozenset(
    "裡裏沖衝乾幹後發髮復複覆歷曆鐘鍾麵鬆隻祇系係繫臺檯颱穀範薑鬥餘雲徵製準幾捲傢醜齣澱錶彆蔔佈纔嚐噹弔鼕"
    "噁颳閤鬍劃迴彙匯夥獲穫飢饑儘盡據剋誇睏纍瞭濛矇懞瀰韆籤簽鞦麯捨瀋罈壇塗嚮鬚鏇嚥葉鬱嶽臟髒摺誌緻週硃築"
    "註於禦佔並併須著采採彩症癥托託了証證仆僕岩巖伙游遊咸鹹升昇凶兇占核闆溼濕"
)


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
    return form in _MANY or form in (simplified, *(by_opencc(simplified, to) for to in ("s2tw", "s2t")))
