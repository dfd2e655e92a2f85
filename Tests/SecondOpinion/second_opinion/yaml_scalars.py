"""The scalars of YAML 1.1 as libyaml 0.2.5 reads them, below the tokens of `yaml_tokens`.

The text follows section "Characters", so there is no TAB, and LF is the only line break.
"""

from __future__ import annotations

from dataclasses import dataclass

END = "\0"
BLANK_OR_END = " \n\0"
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1B",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xA0", "L": "\u2028", "P": "\u2029",
}
_CODES = {"x": 2, "u": 4, "U": 8}
_HEX = frozenset("0123456789abcdefABCDEF")


class YamlError(ValueError):
    """A file that is not strict YAML."""


@dataclass(frozen=True)
class Token:
    """A token; `style` and `text` are those of a scalar, and `source` is what stands in the file for it."""

    kind: str
    style: str = ""
    text: str = ""
    source: str = ""


class ScalarScanner:
    """Where the scanner is in a text, and how it reads a scalar from there."""

    def __init__(self, text: str) -> None:
        self.tokens: list[Token] = []
        self._text = text + END * 4
        self._at = 0
        self._line = 0
        self._line_start = 0
        self._indent = -1
        self._flow = 0
        self._key_allowed = True

    # Places

    @property
    def _column(self) -> int:
        return self._at - self._line_start

    def _char(self, ahead: int = 0) -> str:
        return self._text[self._at + ahead]

    def _break(self) -> None:
        self._at += 1
        self._line += 1
        self._line_start = self._at

    def _at_document_mark(self) -> bool:
        return (self._column == 0 and self._text[self._at:self._at + 3] in ("---", "...")
                and self._char(3) in BLANK_OR_END)

    def _skip_comment(self) -> None:
        if self._char() == "#":
            while self._char() not in "\n\0":
                self._at += 1

    def _scalar(self, style: str, text: str, start: int) -> None:
        self.tokens.append(Token("scalar", style, text, self._text[start:self._at]))

    # Block scalars

    def _scan_block_scalar(self, folded: bool) -> None:
        beginning = self._at
        self._at += 1
        chomping, increment = self._block_header()
        indent = max(self._indent, 0) + increment if increment else 0
        indent, breaks = self._block_breaks(indent)
        text, line_break, was_indented = "", "", False
        while self._column == indent and self._char() != END:
            is_indented = self._char() == " "
            if folded and line_break and not was_indented and not is_indented:
                text += breaks or " "
            else:
                text += line_break + breaks
            was_indented = is_indented
            start = self._at
            while self._char() not in "\n\0":
                self._at += 1
            text += self._text[start:self._at]
            line_break = ""
            if self._char() == "\n":
                line_break = "\n"
                self._break()
            indent, breaks = self._block_breaks(indent)
        if chomping != "-":
            text += line_break
        if chomping == "+":
            text += breaks
        self._scalar("folded" if folded else "literal", text, beginning)

    def _block_header(self) -> tuple[str, int]:
        """The indicators for the end and the indentation, in either order, and the rest of their line."""
        chomping, increment = "", 0
        for _ in range(2):
            if not chomping and self._char() in "+-":
                chomping = self._char()
                self._at += 1
            elif not increment and self._char() in "123456789":
                increment = int(self._char())
                self._at += 1
        while self._char() == " ":
            self._at += 1
        self._skip_comment()
        if self._char() not in "\n\0":
            raise YamlError("the line of a block scalar's indicators holds something else")
        if self._char() == "\n":
            self._break()
        return chomping, increment

    def _block_breaks(self, indent: int) -> tuple[int, str]:
        """Empty lines and indentation; the indentation is found where it is not known (0)."""
        breaks, widest = "", 0
        while True:
            while (not indent or self._column < indent) and self._char() == " ":
                self._at += 1
            widest = max(widest, self._column)
            if self._char() != "\n":
                return indent or max(widest, self._indent + 1, 1), breaks
            breaks += "\n"
            self._break()

    # Flow scalars

    def _skip_space(self) -> tuple[str, int]:
        """White space between words: the spaces as they stand, and the number of line breaks."""
        start, breaks = self._at, 0
        while self._char() in " \n":
            if self._char() == "\n":
                breaks += 1
                self._break()
            else:
                self._at += 1
        return self._text[start:self._at], breaks

    @staticmethod
    def _folded(spaces: str, breaks: int) -> str:
        return "\n" * (breaks - 1) or " " if breaks else spaces

    def _scan_quoted(self, quote: str) -> None:
        beginning = self._at
        self._at += 1
        text = ""
        while True:
            if self._at_document_mark():
                raise YamlError("a document mark stands in quoted text")
            if self._char() == END:
                raise YamlError("quoted text has no end")
            escaped_break = False
            while self._char() not in BLANK_OR_END and not escaped_break:
                char = self._char()
                if char == quote == "'" and self._char(1) == "'":
                    text += "'"
                    self._at += 2
                elif char == quote:
                    break
                elif char == "\\" and quote == '"' and self._char(1) == "\n":
                    self._at += 1
                    self._break()
                    escaped_break = True
                elif char == "\\" and quote == '"':
                    text += self._scan_escape()
                else:
                    text += char
                    self._at += 1
            if self._char() == quote:
                break
            spaces, breaks = self._skip_space()
            text += "\n" * breaks if escaped_break else self._folded(spaces, breaks)
        self._at += 1
        self._scalar("double" if quote == '"' else "single", text, beginning)

    def _scan_escape(self) -> str:
        code = self._char(1)
        self._at += 2
        if code in _ESCAPES:
            return _ESCAPES[code]
        if code not in _CODES:
            raise YamlError("an unknown escape")
        digits = self._text[self._at:self._at + _CODES[code]]
        if len(digits) < _CODES[code] or not _HEX.issuperset(digits):
            raise YamlError("an escape without its digits")
        self._at += len(digits)
        value = int(digits, 16)
        if 0xD800 <= value <= 0xDFFF or value > 0x10FFFF:
            raise YamlError("an escape for what is no character")
        return chr(value)

    def _scan_plain(self) -> None:
        text, space, breaks, beginning = "", "", 0, self._at
        while not self._at_document_mark() and self._char() != "#":
            while self._char() not in BLANK_OR_END:
                char, following = self._char(), self._char(1)
                if self._flow and char == ":" and following in ",?[]{}":
                    raise YamlError("`:` stands before an indicator in plain text")
                if char == ":" and following in BLANK_OR_END or self._flow and char in ",[]{}":
                    break
                text += space + char
                space, breaks = "", 0
                self._at += 1
            if self._char() not in " \n":
                break
            spaces, breaks = self._skip_space()
            space = self._folded(spaces, breaks)
            if not self._flow and self._column <= self._indent:
                break
        if breaks:
            self._key_allowed = True
        self._scalar("plain", text, beginning)
