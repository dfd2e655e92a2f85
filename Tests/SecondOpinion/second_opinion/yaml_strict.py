"""Values of strict YAML (section "YAML"): the parser above the tokens of `yaml_tokens`."""

from __future__ import annotations

import re
from typing import Union

from . import characters
from .yaml_tokens import Token, YamlError, tokens_of

Value = Union[str, list["Value"], dict[str, "Value"]]
DEPTH = 32
_COLON_BEHIND_BRACKET = re.compile(r"[\]}] *:")


def parse(text: str) -> Value:
    """The one value of the one document of a file. The text already follows section "Characters"."""
    parser = _Parser(tokens_of(text))
    parser.skip("---")
    value = parser.node(block=True)
    while parser.skip("..."):
        pass
    parser.expect("end of stream")
    return value


class _Parser:
    """Recursive descent; each method stands for states of libyaml's parser."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def _next(self) -> str:
        return self._tokens[self._at].kind

    def skip(self, kind: str) -> bool:
        if self._next() != kind:
            return False
        self._at += 1
        return True

    def expect(self, kind: str) -> None:
        if not self.skip(kind):
            raise YamlError(f"expected {kind}, found {self._next()}")

    def node(self, block: bool, indentless: bool = False) -> Value:
        token = self._tokens[self._at]
        if token.kind == "scalar":
            self._at += 1
            return self._scalar(token)
        for opening, is_open, collection in (
            ("-", block and indentless, self._indentless_list),
            ("block list", block, self._block_list),
            ("block mapping", block, self._block_mapping),
            ("[", True, self._flow_list),
            ("{", True, self._flow_mapping),
        ):
            if token.kind == opening and is_open:
                self._depth += 1
                if self._depth > DEPTH:
                    raise YamlError(f"mappings and lists are nested deeper than {DEPTH}")
                value = collection()
                self._depth -= 1
                return value
        raise YamlError(f"a value is missing, or {token.kind} stands in its place")

    def _scalar(self, token: Token) -> str:
        if token.style == "plain":
            if token.text.startswith(("?", "*")) or _COLON_BEHIND_BRACKET.search(token.source):
                raise YamlError("plain text that begins with `?` or `*`, or holds `:` behind a bracket")
        elif token.style == "double":
            fault = characters.fault_in(token.text, "yaml")
            if fault:
                raise YamlError(f"double-quoted text: {fault}")
        return token.text

    def _indentless_list(self) -> Value:
        items: list[Value] = []
        while self.skip("-"):
            items.append(self.node(block=True))
        return items

    def _block_list(self) -> Value:
        self._at += 1
        items = self._indentless_list()
        self.expect("block end")
        return items

    def _block_mapping(self) -> Value:
        self._at += 1
        mapping: dict[str, Value] = {}
        while not self.skip("block end"):
            self._pair(mapping, block=True)
        return mapping

    def _flow_list(self) -> Value:
        items: list[Value] = []
        self._at += 1
        while not self.skip("]"):
            if items:
                self.expect(",")
                if self.skip("]"):
                    break
            if self._next() == "key":
                items.append(self._single_pair())
            else:
                items.append(self.node(block=False))
        return items

    def _single_pair(self) -> Value:
        """`[a: b]` is a list of one mapping."""
        self._depth += 1
        if self._depth > DEPTH:
            raise YamlError(f"mappings and lists are nested deeper than {DEPTH}")
        mapping: dict[str, Value] = {}
        self._pair(mapping, block=False)
        self._depth -= 1
        return mapping

    def _flow_mapping(self) -> Value:
        mapping: dict[str, Value] = {}
        self._at += 1
        while not self.skip("}"):
            if mapping:
                self.expect(",")
                if self.skip("}"):
                    break
            self._pair(mapping, block=False)
        return mapping

    def _pair(self, mapping: dict[str, Value], block: bool) -> None:
        self.expect("key")
        token = self._tokens[self._at]
        key = self.node(block, indentless=block)
        if token.kind == "scalar" and token.style == "plain" and token.source.rstrip(" ").endswith(("]", "}")):
            raise YamlError("a key of plain text ends with a bracket")
        if not isinstance(key, str):
            raise YamlError("a key is a list or a mapping")
        if key == "<<":
            raise YamlError("the key `<<` is refused")
        if key in mapping:
            raise YamlError(f"the key {key!r} is given twice")
        self.expect("value")
        mapping[key] = self.node(block, indentless=block)
