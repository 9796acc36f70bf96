"""Paper as HTML: one text for the preview, the PDF and the file that is saved."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from herefordshire_desk.views.paper import Cell, Drawing, Grid, Lines, Paper, Part
from herefordshire_desk.views.tokens import LIGHT

INCH = 25.4  # millimetres
PADDING = 3  # pixels above and below the text of a cell
TONES = "".join(f".{tone} {{ color: {pair.ink}; font-weight: bold }}\n"
                for tone, pair in LIGHT.tones.items())  # fmt: skip
# Qt multiplies a heading's size in pt, so headings have the names of sizes; px is room in cells
STYLE = f"""
@page {{ size: A4 %s; margin: 12mm }}
body {{ font-family: "Segoe UI", "Liberation Sans", Arial, sans-serif; font-size: 9pt;
  color: {LIGHT.ink}; background-color: {LIGHT.surface} }}
@media screen {{ body {{ margin: 24px }} main {{ max-width: 1200px }} }}
h1 {{ font-size: x-large; margin: 0 0 2px 0 }}
h2 {{ font-size: large; margin: 10px 0 2px 0 }}
p {{ margin: 0 0 2px 0 }}
.shows, .more {{ color: {LIGHT.muted} }}
.keep {{ font-weight: bold }}
table {{ border-collapse: collapse; margin-top: 4px }}
tr {{ break-inside: avoid }}
h2 {{ break-after: avoid }}
th, td {{ padding: {PADDING}px 6px; text-align: left; vertical-align: top; font-weight: normal;
  border-bottom: 1px solid {LIGHT.hair} }}
thead th {{ font-weight: bold; border-bottom: 1px solid {LIGHT.muted} }}
tbody th {{ font-weight: bold }}
th.number, td.number {{ text-align: right }}
td.date, td.number, tbody th.date {{ white-space: nowrap }}
{TONES}"""


def as_html(paper: Paper, *, goes_on: bool = False) -> str:
    """A whole document in English, by itself; everything in it is escaped.

    One that `goes_on` from another does not say again what the paper is.
    """
    title = f"{paper.subject} – {paper.day}"
    style = STYLE % ("landscape" if paper.landscape else "portrait")
    head = () if goes_on else _head(paper)
    body = "\n".join([*head, *(_part(part, paper.landscape) for part in paper.parts)])
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8"/>\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _head(paper: Paper) -> Iterator[str]:
    yield f"<h1>{escape(paper.title)}</h1>"
    about = " · ".join(filter(None, (paper.team, paper.day)))
    yield f"<p>{escape(about)}</p>"
    yield f'<p class="keep">{escape(paper.keep)}</p>'
    for line in paper.shows:
        yield f'<p class="shows">{escape(line)}</p>'


def _part(part: Part, landscape: bool) -> str:
    heading = f"<h2>{escape(part.name)}</h2>\n" if part.name else ""
    match part:
        case Grid():
            return heading + _grid(part, part.column_widths(landscape=landscape))
        case Lines():
            return heading + "\n".join(f"<p>{escape(line)}</p>" for line in part.lines)
        case Drawing():
            return heading + _drawing(part)


def _drawing(part: Drawing) -> str:
    data = b64encode(part.png).decode("ascii")
    wide = round(part.width / INCH * 96)
    alt = escape(part.words)
    return f'<p><img alt="{alt}" width="{wide}" src="data:image/png;base64,{data}"/></p>'


def _grid(grid: Grid, widths: Sequence[float]) -> str:
    if not grid.rows:
        return f"<p>{escape(grid.left_out or grid.empty)}</p>"
    kinds = grid.column_kinds()
    heads = "".join(
        f'<th scope="col" class="{kind}"{share}>{escape(heading)}</th>'
        for heading, kind, share in zip(grid.headings, kinds, _shares(widths), strict=True)
    )
    rows = "\n".join(_row(row, kinds) for row in grid.rows)
    more = f'\n<p class="more">{escape(grid.left_out)}</p>' if grid.left_out else ""
    return (
        f'<table width="100%" cellspacing="0" border="0">\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>{more}"
    )


def _row(row: tuple[Cell, ...], kinds: Sequence[str]) -> str:
    first, *rest = zip(row, kinds, strict=True)
    name = f'<th scope="row" class="{first[1]}">{_words(first[0])}</th>'
    cells = "".join(f'<td class="{kind}">{_words(cell)}</td>' for cell, kind in rest)
    return f"<tr>{name}{cells}</tr>"


def _words(cell: Cell) -> str:
    text = escape(cell.text)
    return f'<span class="{cell.tone}">{text}</span>' if cell.tone and text else text


def _shares(widths: Sequence[float]) -> list[str]:
    """The width of each column in per cent, which come to 100."""
    whole = sum(widths)
    edges = [round(1000 * sum(widths[:at]) / whole) for at in range(len(widths) + 1)]
    return [f' width="{(right - left) / 10}%"' for left, right in pairwise(edges)]
