#!/usr/bin/env python3
"""Turns a screen that tmux has captured with its colours into an SVG picture.

    tmux capture-pane -p -e -t SESSION | python3 terminal_svg.py TITLE DESCRIPTION >watch.svg

The picture is a dark window on a light page and on a dark one. It needs no font but a monospaced one.
"""

import re
import sys
from html import escape

FONT, CELL, LINE, PAD, BAR = 14, 8.43, 19, 16, 30
PLAIN, QUIET, BACK, FRAME = "#e6edf3", "#8b949e", "#0d1117", "#30363d"
COLOURS = {31: "#ff7b72", 32: "#3fb950", 33: "#d29922", 34: "#79c0ff", 35: "#d2a8ff", 36: "#56d4dd", 37: PLAIN, 90: QUIET}
ESCAPE = re.compile(r"\x1b\[([0-9;]*)m|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.|\x0e|\x0f")


def runs(line, style):
    """The pieces of a line, each with its style: bold, dim, underlined, colour."""
    pieces, at = [], 0
    for found in [*ESCAPE.finditer(line), None]:
        text = line[at:found.start()] if found else line[at:]
        if text:
            pieces.append((text, dict(style)))
        if not found:
            return pieces
        at = found.end()
        if found.group(1) is None:
            continue
        for code in [int(number or 0) for number in found.group(1).split(";")]:
            if code == 0:
                style.clear()
            elif code == 22:
                style.pop("bold", None), style.pop("dim", None)
            elif code == 24:
                style.pop("underlined", None)
            elif code == 39:
                style.pop("colour", None)
            elif code in (1, 2, 4):
                style[{1: "bold", 2: "dim", 4: "underlined"}[code]] = True
            elif code in COLOURS:
                style["colour"] = COLOURS[code]


def attributes(style):
    fill = style.get("colour", QUIET if style.get("dim") else PLAIN)
    found = [] if fill == PLAIN else [f'fill="{fill}"']
    if style.get("bold"):
        found.append('font-weight="bold"')
    if style.get("underlined"):
        found.append('text-decoration="underline"')
    return (" " + " ".join(found)) if found else ""


def svg(screen, title, about):
    lines = [line.rstrip() for line in screen.split("\n")]
    while lines and not ESCAPE.sub("", lines[-1]).strip():
        lines.pop()
    columns = max(len(ESCAPE.sub("", line)) for line in lines)
    width, height = round(columns * CELL + 2 * PAD), round(BAR + len(lines) * LINE + PAD)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">',
        f"<title>{escape(title)}</title><desc>{escape(about)}</desc>",
        f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="8" fill="{BACK}" stroke="{FRAME}"/>',
        *(f'<circle cx="{18 + 18 * i}" cy="16" r="5" fill="{fill}"/>' for i, fill in enumerate(("#ff5f57", "#febc2e", "#28c840"))),
        f'<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,\'DejaVu Sans Mono\',monospace" font-size="{FONT}" '
        f'fill="{PLAIN}">',
    ]
    style = {}
    for row, line in enumerate(lines):
        column = 0
        for text, look in runs(line, style):
            if text.strip():
                # A browser would draw several spaces as one.
                shown = escape(text).replace("  ", "\u00a0\u00a0")
                x, y, length = PAD + column * CELL, BAR + row * LINE + FONT, len(text) * CELL
                parts.append(f'<text x="{x:.1f}" y="{y}" textLength="{length:.1f}"{attributes(look)}>{shown}</text>')
            column += len(text)
    return "\n".join([*parts, "</g>", "</svg>", ""])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.stdout.write(svg(sys.stdin.read(), sys.argv[1], sys.argv[2]))
