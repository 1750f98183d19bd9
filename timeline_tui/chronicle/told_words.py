"""What links and stances are called, English and French: for the screen and for every format that tells of them."""

from __future__ import annotations

from typing import Final

ONWARD: Final = {
    "causes": ("causes", "cause"),
    "starts": ("starts", "commence"),
    "ends": ("ends", "met fin à"),
    "answers": ("answers", "répond à"),
    "replaces": ("replaces", "remplace"),
    "part-of": ("part of", "fait partie de"),
    "disputes": ("disputes", "conteste"),
    "follows": ("follows", "suit"),
    "see-also": ("see also", "voir aussi"),
}
"""A kind of link, as the event says it that links."""
BACK: Final = {
    "causes": ("caused by", "causé par"),
    "starts": ("started by", "commencé par"),
    "ends": ("ended by", "terminé par"),
    "answers": ("answered by", "réponse :"),
    "replaces": ("replaced by", "remplacé par"),
    "part-of": ("contains", "contient"),
    "disputes": ("disputed by", "contesté par"),
    "follows": ("followed by", "suivi de"),
    "see-also": ("see also", "voir aussi"),
}
"""The same, as the event says it that is linked to."""
STANCE_WORDS: Final = {
    "supports": ("supports", "confirme"),
    "disputes": ("disputes", "conteste"),
    "mentions": ("mentions", "mentionne"),
}
