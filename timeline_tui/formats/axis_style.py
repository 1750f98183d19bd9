"""Colours and letters of the drawn axis, on light and dark paper: CSS without variables, which every viewer knows."""

from __future__ import annotations

from typing import Final

from timeline_tui.chart import palette

FONT: Final = (
    'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,"DejaVu Sans",sans-serif'
)
_SHAPES: Final = f"""\
.tl-axis text{{font:12px {FONT}}}
.tl-axis .tl-name{{font-size:13px;font-weight:700;fill:currentColor}}
.tl-axis .tl-band{{font-size:11px;font-weight:600}}
.tl-axis .tl-tick{{font-size:11px}}
.tl-axis .tl-end{{text-anchor:end}}
.tl-axis .tl-claim{{font-style:italic}}
.tl-axis .tl-heavy{{font-weight:700}}
.tl-axis .tl-doubt{{font-size:14px;font-weight:700;fill:currentColor}}
.tl-axis .tl-legend text{{font-size:11px}}
.tl-axis .tl-legend .tl-doubt{{font-size:14px}}
.tl-axis .tl-bar,.tl-axis .tl-point{{fill:currentColor}}
.tl-axis .tl-vague{{fill:currentColor;fill-opacity:.16;stroke:currentColor;stroke-width:1.2;stroke-dasharray:3 2}}
.tl-axis .tl-fade{{fill:currentColor;fill-opacity:.3}}
.tl-axis .tl-density{{fill:currentColor;fill-opacity:.55}}
.tl-axis .tl-maybe{{stroke:currentColor;stroke-width:1.5}}
.tl-axis .tl-tail,.tl-axis .tl-join,.tl-axis .tl-given{{fill:none;stroke:currentColor;stroke-width:1.4}}
.tl-axis .tl-lane text{{stroke-width:3px;stroke-opacity:.8;stroke-linejoin:round}}
.tl-axis .tl-lane .tl-in{{stroke:none}}
.tl-axis .tl-fold rect{{fill-opacity:.45}}
.tl-axis .tl-tail{{stroke-dasharray:2 3;stroke-width:2}}
.tl-axis .tl-join{{stroke-dasharray:1 3}}
.tl-axis .tl-grid,.tl-axis .tl-border,.tl-axis .tl-rule{{fill:none;stroke-width:1}}
.tl-axis .tl-grid{{stroke-dasharray:1 3}}
.tl-axis .tl-fold text{{text-anchor:middle;font-size:11px}}
.tl-axis .tl-fold polyline{{fill:none;stroke-width:1}}
.tl-axis .tl-era rect{{fill:currentColor;fill-opacity:.1}}
.tl-axis .tl-era text{{font-size:11px;font-weight:600}}
.tl-axis a{{color:inherit;cursor:pointer;text-decoration:none}}
.tl-axis a:hover text,.tl-axis a:focus-visible text{{text-decoration:underline}}
.tl-axis a:focus-visible{{outline:2px solid currentColor;outline-offset:1px}}
"""
_INKS: Final = {
    "light": {"paper": "#fbfaf7", "ink": "#23272f", "muted": "#5b6472", "grid": "#d3cfc4", "strong": "#aba698"},
    "dark": {"paper": "#171a20", "ink": "#dfe4ee", "muted": "#9aa3b2", "grid": "#343b48", "strong": "#566070"},
}


def axis_style(*, with_paper: bool) -> str:
    """The style of a `class="tl-axis"`, for light and dark; `with_paper` where it brings its own background."""
    light = _colours("light", palette.LIGHT, with_paper=with_paper)
    dark = _colours("dark", palette.DARK, with_paper=with_paper)
    return f"{_SHAPES}{light}@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n"


def _colours(theme: str, lanes: dict[str, str], *, with_paper: bool) -> str:
    inks = _INKS[theme]
    rules = [f".tl-axis .c-{name}{{color:{value}}}" for name, value in lanes.items()]
    rules += [
        f".tl-axis text{{fill:{inks['ink']}}}",
        f".tl-axis .tl-tick,.tl-axis .tl-fold text,.tl-axis .tl-legend text{{fill:{inks['muted']}}}",
        f".tl-axis .tl-in{{fill:{inks['paper']}}}",
        f".tl-axis .tl-maybe{{fill:{inks['paper']}}}",
        f".tl-axis .tl-lane text{{stroke:{inks['paper']}}}",
        f".tl-axis .tl-fold rect{{fill:{inks['grid']}}}",
        f".tl-axis .tl-grid,.tl-axis .tl-rule{{stroke:{inks['grid']}}}",
        f".tl-axis .tl-border,.tl-axis .tl-fold polyline{{stroke:{inks['strong']}}}",
    ]
    if with_paper:
        rules.append(f".tl-axis .tl-paper{{fill:{inks['paper']}}}")
    return "".join(f"{rule}\n" for rule in rules)
