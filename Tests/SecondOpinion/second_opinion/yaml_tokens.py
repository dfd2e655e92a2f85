"""The tokens of YAML 1.1 as libyaml 0.2.5 finds them, less what section "YAML" refuses outright."""

from __future__ import annotations

from dataclasses import dataclass

from .yaml_scalars import BLANK_OR_END, END, ScalarScanner, Token, YamlError

KEY_LENGTH = 1024


@dataclass(frozen=True)
class _Key:
    """Where a simple key may have begun: a key in one line, without `?`."""

    token: int
    at: int
    line: int
    column: int
    required: bool


def tokens_of(text: str) -> list[Token]:
    scanner = _Scanner(text)
    while not scanner.ended:
        scanner.scan_token()
    return scanner.tokens


class _Scanner(ScalarScanner):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.ended = False
        self._indents: list[int] = []
        self._keys: list[_Key | None] = [None]

    def _skip_to_token(self) -> None:
        while True:
            while self._char() == " ":
                self._at += 1
            self._skip_comment()
            if self._char() != "\n":
                return
            self._break()
            if not self._flow:
                self._key_allowed = True

    # Simple keys and indentation

    def _drop_stale_keys(self) -> None:
        for level, key in enumerate(self._keys):
            if key and (key.line < self._line or key.at + KEY_LENGTH < self._at):
                if key.required:
                    raise YamlError("a key has no `:` behind it")
                self._keys[level] = None

    def _drop_key(self) -> None:
        key = self._keys[-1]
        if key and key.required:
            raise YamlError("a key has no `:` behind it")
        self._keys[-1] = None

    def _save_key(self) -> None:
        if self._key_allowed:
            required = not self._flow and self._indent == self._column
            self._drop_key()
            self._keys[-1] = _Key(len(self.tokens), self._at, self._line, self._column, required)

    def _roll_indent(self, column: int, token: int, kind: str) -> None:
        if not self._flow and self._indent < column:
            self._indents.append(self._indent)
            self._indent = column
            self.tokens.insert(token, Token(kind))

    def _unroll_indent(self, column: int) -> None:
        if self._flow:
            return
        while self._indent > column:
            self.tokens.append(Token("block end"))
            self._indent = self._indents.pop()

    # Tokens

    def scan_token(self) -> None:
        self._skip_to_token()
        self._drop_stale_keys()
        self._unroll_indent(self._column)
        char = self._char()
        blank_follows = char != END and self._char(1) in BLANK_OR_END
        if char == END:
            self._scan_end()
        elif char == "%" and self._column == 0:
            raise YamlError("a directive is refused")
        elif self._at_document_mark():
            self._unroll_indent(-1)
            self._drop_key()
            self._indicator(self._text[self._at:self._at + 3], key_allowed=False)
        elif char in "[{":
            self._save_key()
            self._flow += 1
            self._keys.append(None)
            self._indicator(char, key_allowed=True)
        elif char in "]}":
            self._drop_key()
            if self._flow:
                self._flow -= 1
                self._keys.pop()
            self._indicator(char, key_allowed=False)
        elif char == ",":
            self._drop_key()
            self._indicator(char, key_allowed=True)
        elif char == "-" and blank_follows:
            self._scan_item()
        elif char == "?" and (self._flow or blank_follows):
            raise YamlError("a key introduced by `?` is refused")
        elif char == ":" and (self._flow or blank_follows):
            self._scan_value()
        elif char in "*&!":
            raise YamlError("anchors, aliases and tags are refused")
        elif char in "|>" and not self._flow:
            self._drop_key()
            self._key_allowed = True
            self._scan_block_scalar(folded=char == ">")
        elif char in "'\"":
            self._save_key()
            self._key_allowed = False
            self._scan_quoted(char)
        elif char in "#|>%@`":
            raise YamlError(f"no value begins with {char}")
        else:
            self._save_key()
            self._key_allowed = False
            self._scan_plain()

    def _indicator(self, kind: str, key_allowed: bool) -> None:
        self._key_allowed = key_allowed
        self._at += len(kind)
        self.tokens.append(Token(kind))

    def _scan_end(self) -> None:
        self._unroll_indent(-1)
        self._drop_key()
        self.tokens.append(Token("end of stream"))
        self.ended = True

    def _scan_item(self) -> None:
        if not self._flow:
            if not self._key_allowed:
                raise YamlError("a list item is not allowed here")
            self._roll_indent(self._column, len(self.tokens), "block list")
        self._drop_key()
        self._indicator("-", key_allowed=True)

    def _scan_value(self) -> None:
        key = self._keys[-1]
        if key:
            self.tokens.insert(key.token, Token("key"))
            self._roll_indent(key.column, key.token, "block mapping")
            self._keys[-1] = None
        elif self._flow or not self._key_allowed:
            raise YamlError("`:` has no key")
        else:
            raise YamlError("a key is missing")
        self._key_allowed = False
        self._at += 1
        self.tokens.append(Token("value"))
