#!/usr/bin/env python3
"""Makes the manual of a program from its own help: manual.py PROGRAM FOLDER DATE writes FOLDER/man1/socai.1, a page for
each verb such as FOLDER/man1/socai-key-new.1, and the same in Vietnamese below FOLDER/vi. It adds no statement of its
own: a verb, an option or a sentence that the help does not have is in no page."""

import os
import re
import subprocess
import sys

TITLES = {
    "en": {"OVERVIEW:": "DESCRIPTION", "USAGE:": "SYNOPSIS", "ARGUMENTS:": "ARGUMENTS", "OPTIONS:": "OPTIONS",
           "SUBCOMMANDS:": "VERBS", "Example:": "EXAMPLE"},
    "vi": {"TÓM TẮT:": "DESCRIPTION", "CÁCH DÙNG:": "SYNOPSIS", "THAM SỐ:": "ARGUMENTS", "TUỲ CHỌN:": "OPTIONS",
           "LỆNH CON:": "VERBS", "Ví dụ:": "EXAMPLE"},
}
HEADINGS = {
    "en": {"NAME": "NAME", "SYNOPSIS": "SYNOPSIS", "DESCRIPTION": "DESCRIPTION", "ARGUMENTS": "ARGUMENTS",
           "OPTIONS": "OPTIONS", "VERBS": "VERBS", "EXAMPLE": "EXAMPLE", "SEE ALSO": "SEE ALSO"},
    "vi": {"NAME": "TÊN", "SYNOPSIS": "CÁCH DÙNG", "DESCRIPTION": "MÔ TẢ", "ARGUMENTS": "THAM SỐ",
           "OPTIONS": "TUỲ CHỌN", "VERBS": "LỆNH CON", "EXAMPLE": "VÍ DỤ", "SEE ALSO": "XEM THÊM"},
}


def help_of(program, verb, language):
    """The help of a verb in a language, as lines; not dependent on the machine's locale or terminal."""
    result = subprocess.run([program, *verb, "--help", "--lang", language], capture_output=True, check=True,
                            env={"LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", "")})
    return result.stdout.decode().split("\n")


def sections(lines, language):
    """The lines of each part of a help text, by its title, without the title."""
    parts, current = {}, None
    for line in lines:
        title = next((title for title in TITLES[language] if line.startswith(title)), None)
        if title:
            current = parts.setdefault(TITLES[language][title], [])
            line = line[len(title):].lstrip()
            if not line:
                continue
        if current is None:
            if line:
                raise SystemExit(f"a help text begins with a line that has no title: {line}")
            continue
        current.append(line)
    for needed in ("DESCRIPTION", "SYNOPSIS", "OPTIONS"):
        if needed not in parts:
            raise SystemExit(f"a help text has no {needed}: {lines[0]}")
    return parts


def described(lines):
    """What arguments, options and verbs are, as pairs of a name and its text."""
    pairs = []
    for line in lines:
        if re.match(r"  \S", line):
            name, _, text = line.strip().partition("  ")
            pairs.append([name, text.strip()])
        elif line.startswith("   ") and pairs:
            pairs[-1][1] = f"{pairs[-1][1]} {line.strip()}".strip()
    # Below the verbs the parser says how to get the help of one; SEE ALSO does here.
    return [pair for pair in pairs if pair[1]]


def escaped(text):
    """Text that the formatter prints as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    text = text.replace("^", "\\(ha").replace("~", "\\(ti")
    return "\\&" + text if text.startswith(".") else text


def prose(lines):
    """Paragraphs, filled anew; lines that are indented stay lines."""
    output, paragraph = [], []

    def end():
        if paragraph:
            output.extend([".PP", escaped(" ".join(paragraph))])
            paragraph.clear()

    for line in lines:
        if not line.strip():
            end()
        elif line.startswith("  "):
            end()
            output.extend([".PP", ".nf", escaped(line), ".fi"])
        else:
            paragraph.append(line)
    end()
    return output


def page(program, verb, language, date, version):
    """The page of a verb, and its own verbs."""
    parts = sections(help_of(program, verb, language), language)
    heading = HEADINGS[language]
    name = "-".join(["socai", *verb])
    overview = parts["DESCRIPTION"]
    first = overview.index("") if "" in overview else len(overview)
    lines = [f'.TH "{name.upper()}" 1 "{date}" "socai {version}"', ".nh", ".ad l", f'.SH {heading["NAME"]}',
             f'{escaped(name)} \\- {escaped(" ".join(overview[:first]))}', f'.SH {heading["SYNOPSIS"]}',
             escaped(" ".join(" ".join(parts["SYNOPSIS"]).split()))]
    if any(overview[first:]):
        lines += [f'.SH "{heading["DESCRIPTION"]}"', *prose(overview[first:])[1:]]
    verbs = described(parts.get("VERBS", []))
    for part, pairs in (("ARGUMENTS", described(parts.get("ARGUMENTS", []))),
                        ("OPTIONS", described(parts["OPTIONS"])), ("VERBS", verbs)):
        if pairs:
            lines.append(f'.SH "{heading[part]}"')
            for word, text in pairs:
                lines += [".TP", f"\\fB{escaped(word)}\\fR", escaped(text)]
    if "EXAMPLE" in parts:
        code = [line[2:] if line.startswith("  ") else line for line in parts["EXAMPLE"]]
        while code and not code[-1]:
            code.pop()
        lines += [f'.SH "{heading["EXAMPLE"]}"', ".nf", *map(escaped, code), ".fi"]
    below = [[*verb, word.split()[0]] for word, _ in verbs]
    others = below or [verb[:-1]]
    references = [f'.BR {escaped("-".join(["socai", *other]))} (1)' for other in others]
    lines += [f'.SH "{heading["SEE ALSO"]}"', *(f"{line}," for line in references[:-1]), references[-1]]
    return "\n".join(lines) + "\n", below


def main():
    program, folder, date = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
    version = subprocess.run([program, "--version"], capture_output=True, check=True).stdout.decode().strip()
    for language, below in (("en", "man1"), ("vi", "vi/man1")):
        os.makedirs(os.path.join(folder, below), exist_ok=True)
        waiting = [[]]
        while waiting:
            verb = waiting.pop(0)
            text, verbs = page(program, verb, language, date, version)
            waiting += verbs
            with open(os.path.join(folder, below, "-".join(["socai", *verb]) + ".1"), "w", encoding="utf-8") as file:
                file.write(text)


main()
