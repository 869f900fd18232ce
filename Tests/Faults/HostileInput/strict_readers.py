"""Strict readers of what SoCai takes from others, written from the standards and Docs/Format.md alone: the second opinion of the
hostile input tests. Each line of standard input is a kind and texts in hexadecimal; each line of standard output is the
answer. Nothing of it is lenient: what is not exactly right is refused.

    line TEMPLATE TEXT   same: strict JSON (RFC 8259) that says what the template says; other: it says something else;
                         refused: it is no strict JSON
    leaf TEXT            read or refused: the file of a proof of one leaf
    growth TEXT          read or refused: the file of a proof of growth
    csv TEXT             the records as JSON, or refused (RFC 4180, LF allowed)
"""

import base64
import hashlib
import json
import re
import sys
import unicodedata


class Refused(Exception):
    pass


def require(condition):
    if not condition:
        raise Refused()


# JSON: values become tuples of a kind and a content, so that 1, 1.0, "1" and true are all different.

WHITE = " \t\n\r"
ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
HEXADECIMAL = re.compile(r"[0-9a-fA-F]{4}")


class JSONText:
    def __init__(self, data):
        try:
            self.text = data.decode("utf-8", "strict")
        except UnicodeDecodeError:
            raise Refused()
        self.place = 0

    def whole(self):
        self.skip()
        value = self.value()
        self.skip()
        require(self.place == len(self.text))
        return value

    def peek(self):
        return self.text[self.place] if self.place < len(self.text) else ""

    def skip(self):
        while self.peek() and self.peek() in WHITE:
            self.place += 1

    def take(self, character):
        require(self.peek() == character)
        self.place += 1

    def word(self, word, value):
        require(self.text.startswith(word, self.place))
        self.place += len(word)
        return value

    def value(self):
        first = self.peek()
        if first == "{":
            return self.object()
        if first == "[":
            return self.list()
        if first == '"':
            return ("string", unicodedata.normalize("NFC", self.string()))
        if first == "t":
            return self.word("true", ("bool", True))
        if first == "f":
            return self.word("false", ("bool", False))
        if first == "n":
            return self.word("null", ("null", None))
        return self.number()

    def number(self):
        match = NUMBER.match(self.text, self.place)
        require(match)
        self.place = match.end()
        if WHOLE.fullmatch(match.group()):
            return ("whole", int(match.group()))
        return ("fraction", match.group())

    def string(self):
        self.take('"')
        content = []
        while True:
            character = self.peek()
            require(character and ord(character) >= 0x20)
            self.place += 1
            if character == '"':
                return "".join(content)
            content.append(self.escape() if character == "\\" else character)

    def escape(self):
        character = self.peek()
        self.place += 1
        if character != "u":
            require(character in ESCAPES and character)
            return ESCAPES[character]
        unit = self.unit()
        if 0xD800 <= unit < 0xDC00:
            self.take("\\")
            self.take("u")
            second = self.unit()
            require(0xDC00 <= second < 0xE000)
            return chr(0x10000 + ((unit - 0xD800) << 10) + second - 0xDC00)
        require(not 0xDC00 <= unit < 0xE000)
        return chr(unit)

    def unit(self):
        match = HEXADECIMAL.match(self.text, self.place)
        require(match)
        self.place = match.end()
        return int(match.group(), 16)

    def object(self):
        self.take("{")
        members = {}
        self.skip()
        while self.peek() != "}":
            if members:
                self.take(",")
                self.skip()
            name = self.string()
            require(name not in members)
            self.skip()
            self.take(":")
            self.skip()
            members[name] = self.value()
            self.skip()
        self.take("}")
        return ("object", members)

    def list(self):
        self.take("[")
        elements = []
        self.skip()
        while self.peek() != "]":
            if elements:
                self.take(",")
                self.skip()
            elements.append(self.value())
            self.skip()
        self.take("]")
        return ("list", elements)


def line(template, text):
    return "same" if JSONText(text).whole() == JSONText(template).whole() else "other"


# Proofs: the formats of C2SP, where each content has one text.

BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
DECIMAL = re.compile(r"0|[1-9][0-9]*")


def lines_of(data):
    require(len(data) <= 1_000_000)
    try:
        text = data.decode("utf-8", "strict")
    except UnicodeDecodeError:
        raise Refused()
    require(text.endswith("\n") and not text.startswith("\ufeff"))
    require(not any(ord(character) < 0x20 and character != "\n" for character in text))
    return text.split("\n")[:-1]


def decoded(text):
    require(BASE64.fullmatch(text))
    data = base64.b64decode(text, validate=True)
    require(base64.b64encode(data).decode() == text)
    return data


def decimal(text):
    require(DECIMAL.fullmatch(text) and len(text) < 20 and int(text) < 2**63)
    return int(text)


def name(text):
    require(0 < len(text.encode()) <= 255)
    for character in text:
        require(unicodedata.category(character) != "Cc" and character != "+" and not character.isspace())


def after(word, lines):
    require(lines and lines[0].startswith(word + " "))
    return decimal(lines.pop(0)[len(word) + 1 :])


def hashes(lines):
    count = 0
    while True:
        require(lines)
        text = lines.pop(0)
        if not text:
            return
        count += 1
        require(count <= 63 and len(decoded(text)) == 32)


def checkpoint(lines):
    """Reads a signed checkpoint and gives its size."""
    require("" in lines)
    place = len(lines) - 1 - lines[::-1].index("")
    text, signatures = lines[:place], lines[place + 1 :]
    require(len(text) == 3 and 1 <= len(signatures) <= 100)
    name(text[0])
    size = decimal(text[1])
    root = decoded(text[2])
    require(len(root) == 32 and (size > 0 or root == hashlib.sha256(b"").digest()))
    for signature in signatures:
        parts = signature.split(" ")
        require(len(parts) == 3 and parts[0] == "\u2014")
        name(parts[1])
        require(len(decoded(parts[2])) > 4)
    return size


def leaf(data):
    lines = lines_of(data)
    require(lines and lines.pop(0) == "c2sp.org/tlog-proof@v1")
    if lines and lines[0].startswith("extra "):
        require(decoded(lines.pop(0)[6:]))
    index = after("index", lines)
    hashes(lines)
    require(index < checkpoint(lines))
    return "read"


def growth(data):
    lines = lines_of(data)
    old = after("old", lines)
    hashes(lines)
    require(old <= checkpoint(lines))
    return "read"


# Comma-separated values.


def csv(data):
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    records, record, place = [], [], 0

    def field(place):
        if data[place : place + 1] != b'"':
            end = place
            while end < len(data) and data[end] not in b",\r\n":
                require(data[end] != 0x22)
                end += 1
            return data[place:end], end
        content, place = bytearray(), place + 1
        while True:
            end = data.find(b'"', place)
            require(end >= 0)
            content += data[place:end]
            if data[end + 1 : end + 2] != b'"':
                return bytes(content), end + 1
            content += b'"'
            place = end + 2

    while place < len(data):
        content, place = field(place)
        try:
            record.append(unicodedata.normalize("NFC", content.decode("utf-8", "strict")))
        except UnicodeDecodeError:
            raise Refused()
        require(len(record) <= 100)
        if data[place : place + 1] == b",":
            place += 1
            if place < len(data):
                continue
            record.append("")
            require(len(record) <= 100)
        elif data[place : place + 2] == b"\r\n":
            place += 2
        elif place < len(data):
            require(data[place : place + 1] == b"\n")
            place += 1
        # A line with nothing in it is no record.
        if record != [""]:
            records.append(record)
        record = []
    return json.dumps(records, ensure_ascii=False, separators=(",", ":"))


def main():
    readers = {"line": line, "leaf": leaf, "growth": growth, "csv": csv}
    for request in sys.stdin:
        kind, *texts = request.rstrip("\n").split(" ")
        try:
            answer = readers[kind](*[bytes.fromhex(text) for text in texts])
        except Refused:
            answer = "refused"
        print(answer)


main()
