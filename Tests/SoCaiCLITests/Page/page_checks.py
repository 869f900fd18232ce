"""Checks of a page of `socai report` in a browser.

    python3 page_checks.py figures  PAGE.html EXPECTED.json   figures at many cuts, moved to by the sliders
    python3 page_checks.py targets  PAGE.html EXPECTED.json   verdicts and figures of targets at many cuts
    python3 page_checks.py languages PAGE.html                both languages, no text missing
    python3 page_checks.py keyboard PAGE.html                 everything by keys alone
    python3 page_checks.py tree     PAGE.html                 every control and table has a role and a name
    python3 page_checks.py narrow   PAGE.html                 no page wider than 320 pixels
    python3 page_checks.py contrast PAGE.html                 text on its background, light and dark
    python3 page_checks.py print    PAGE.html                 whole pages of A4, nothing cut
    python3 page_checks.py hostile  PAGE.html TEXT...         texts that are text and nothing else
    python3 page_checks.py quiet    PAGE.html                 nothing logged, nothing asked for
    python3 page_checks.py speed    PAGE.html                 first paint and a step of a slider, in milliseconds
    python3 page_checks.py picture  PAGE.html PICTURE.png [WIDTH HEIGHT light|dark FRAGMENT]

Each prints what is wrong, a line each, and at last how many things it looked at.
"""

import base64
import json
import re
import sys

sys.dont_write_bytecode = True  # nothing is left beside the sources

from browser import Browser  # noqa: E402

SLIDE = """(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (const [id, value] of %s) {
    const slider = document.getElementById(id);
    slider.value = value;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }
  await frame();
})()"""

FIGURES = """(() => {
  const of = (card, part) => document.querySelector(`.card.${card} ${part}`);
  const value = (element) => Number(element.dataset.value);
  const digits = (text) => Number(text.replace(/[.,]/g, ""));
  const units = {};
  for (const row of document.querySelectorAll("#units tbody tr[data-unit]")) {
    const cells = row.querySelectorAll("td");
    units[row.dataset.unit] = [value(cells[0].firstElementChild), digits(cells[1].textContent),
      value(cells[2].firstElementChild), digits(cells[3].textContent)];
  }
  const last = document.querySelector("#units tbody tr:last-child").querySelectorAll("td");
  return { poor: [value(of("poor", ".figure")), Number(of("poor", ".detail").dataset.value)],
    near: [value(of("near", ".figure")), Number(of("near", ".detail").dataset.value)], units,
    all: [value(last[0].firstElementChild), digits(last[1].textContent), value(last[2].firstElementChild), digits(last[3].textContent)],
    listed: Number(document.getElementById("households-count").dataset.value || -1) };
})()"""


def slide(page, day, known):
    """Moves the sliders; the page of a bundle or a union has one."""
    page.evaluate(SLIDE % json.dumps([["day", day]] + ([["known", known]] if known is not None else [])))


def number_of(day):
    import datetime
    return (datetime.date.fromisoformat(day) - datetime.date(1970, 1, 1)).days


def figures(browser, path, expected):
    page, checked = browser.open(path), 0
    for cut in json.load(open(expected, encoding="utf-8")):
        slide(page, number_of(cut["day"]), cut["known"] and number_of(cut["known"]))
        found = page.evaluate(FIGURES)
        sums = {"poor": [0, 0], "nearPoor": [0, 0]}
        units = {}
        for row in cut["counts"]:
            unit = units.setdefault(row["unit"], [0, 0, 0, 0])
            if row["class"] in sums:
                at = 0 if row["class"] == "poor" else 2
                unit[at] += row["households"]
                unit[at + 1] += row["persons"]
                sums[row["class"]][0] += row["households"]
                sums[row["class"]][1] += row["persons"]
        wanted = {"poor": sums["poor"], "near": sums["nearPoor"], "units": units, "all": sums["poor"] + sums["nearPoor"],
                  "listed": sums["poor"][0]}
        for name, figure in wanted.items():
            checked += 1
            if name == "listed" and found[name] < 0:
                continue
            if found[name] != figure:
                print(f"{cut['day']} known {cut['known']}: {name} is {found[name]}, not {figure}")
    return checked


def targets(browser, path, expected):
    page, checked = browser.open(path), 0
    script = """[...document.querySelectorAll("[data-target]")].map((cell) => [cell.dataset.target, cell.dataset.verdict,
      cell.dataset.value === undefined ? null : Number(cell.dataset.value)])"""
    for cut in json.load(open(expected, encoding="utf-8")):
        slide(page, number_of(cut["day"]), cut["known"] and number_of(cut["known"]))
        found = {name: (verdict, value) for name, verdict, value in page.evaluate(script)}
        wanted = {f"{target['plan']} {target['id']}": target for target in cut["targets"]}
        if set(found) != set(wanted):
            print(f"{cut['day']} known {cut['known']}: other targets: {sorted(set(found) ^ set(wanted))}")
        for name in set(found) & set(wanted):
            target, (verdict, value) = wanted[name], found[name]
            # Others are answers of the ledger for a closing, which a cut in between need not have.
            is_balance = value is not None or target["verdict"] == "notDue" or target["kind"] in ("stock",)
            if not is_balance or (value is None and verdict != "notDue"):
                continue
            checked += 1
            if verdict != target["verdict"] or (value is not None and value != target["actual"]):
                print(f"{cut['day']} known {cut['known']}: {name} is {verdict} {value}, not {target['verdict']} {target['actual']}")
    return checked


def languages(browser, path):
    page, checked, seen = browser.open(path), 0, {}
    for language in ("vi", "en"):
        page.evaluate(f"document.getElementById('{language}').click()")
        page.settle()
        shown = page.evaluate("document.body.innerText")
        seen[language] = shown
        keys = page.evaluate("Object.keys(JSON.parse(document.getElementById('words').textContent))")
        checked += len(keys)
        for key in keys:
            if "." in key and re.search(rf"(?<![\w.]){re.escape(key)}(?![\w.])", shown):
                print(f"{language}: the key {key} is shown and not its text")
        for place in set(re.findall(r"\{\w+\}", shown)):
            print(f"{language}: {place} is not filled in")
        for word in ("undefined", "NaN", "null", "[object"):
            if word in shown:
                print(f"{language}: the page shows {word}")
        if page.evaluate("document.documentElement.lang") != language:
            print(f"{language}: the page does not say its language")
        empty = page.evaluate("""[...document.querySelectorAll("[data-text]")].filter((each) => !each.textContent.trim())
          .map((each) => each.dataset.text)""")
        for key in empty:
            print(f"{language}: {key} has no text")
    for vietnamese in ("Hộ nghèo", "Theo địa bàn", "Kiểm chứng"):
        if vietnamese not in seen["vi"] or vietnamese in seen["en"]:
            print(f"“{vietnamese}” is not of one language")
    return checked


def keyboard(browser, path):
    """Tab from the top to the bottom, then a slider, a preset, a list of households and its events by keys."""
    page, checked = browser.open(path), 0
    focus = """(() => { const e = document.activeElement; const box = e.getBoundingClientRect();
      return [e.tagName, e.id || e.className, getComputedStyle(e).outlineStyle, box.width > 0 && box.height > 0, e.dataset.day ?? ""]; })()"""
    seen, order = set(), []
    for _ in range(400):
        page.key("Tab")
        found = page.evaluate(focus)
        if found[0] == "BODY":
            break
        checked += 1
        order.append(tuple(found[:2]))
        seen.add(found[1])
        if found[2] == "none" and found[0] != "MAIN":
            print(f"the focus on {found[0]} {found[1]} can't be seen")
    if order[0] != ("A", "skip"):
        print(f"the first stop is {order[0]}, not the link to the figures")
    for id in ("vi", "en", "day", "day-exact", "known", "known-exact", "units-on", "class-choice", "unit-choice"):
        if id not in seen:
            print(f"{id} is not reached by the Tab key")
    steps = [("ArrowLeft", False, -1), ("ArrowRight", False, 1), ("Home", False, None), ("End", False, None)]
    for id in ("day", "known"):
        page.evaluate(f"document.getElementById('{id}').focus()")
        for key, shift, change in steps + [("PageDown", False, "month"), ("PageDown", True, "year"), ("PageUp", False, "month")]:
            before = page.evaluate(f"Number(document.getElementById('{id}').value)")
            page.key(key, shift=shift)
            after = page.evaluate(f"Number(document.getElementById('{id}').value)")
            checked += 1
            moved = after - before
            wrong = (isinstance(change, int) and moved != change or change == "month" and not 28 <= abs(moved) <= 31
                     or change == "year" and not 365 <= abs(moved) <= 366)
            if wrong:
                print(f"{key} moves {id} by {moved} days")
        if not page.evaluate(f"document.getElementById('{id}').getAttribute('aria-valuetext')"):
            print(f"{id} does not say its day")
    page.evaluate("document.querySelector('#presets button').focus()")
    page.key("Enter")
    if page.evaluate("document.querySelector('#presets button').getAttribute('aria-pressed')") != "true":
        print("a preset is not chosen by Enter")
    page.evaluate("document.querySelector('.card.poor button').focus()")
    page.key("Enter")
    if page.evaluate("document.activeElement.id") != "households-heading":
        print("the households of a figure are not shown by Enter")
    page.evaluate("document.querySelector('#households tbody button').focus()")
    page.key("Enter")
    if not page.evaluate("document.querySelectorAll('#households tr.events tbody tr').length"):
        print("the events of a household are not shown by Enter")
    page.evaluate("new Promise((done) => setTimeout(done, 600))")
    if not re.search(r"\d", page.evaluate("document.getElementById('said').textContent")):
        print("the new figures are not announced")
    return checked + 4


def tree(browser, path):
    page, checked = browser.open(path), 0
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.settle()
    roles = {}
    for node in page.call("Accessibility.getFullAXTree")["nodes"]:
        role, name = node.get("role", {}).get("value"), (node.get("name", {}).get("value") or "").strip()
        if node.get("ignored"):
            continue
        roles[role] = roles.get(role, 0) + 1
        needs = {"button", "slider", "combobox", "link", "table", "region", "img", "textbox", "heading", "group", "navigation", "DisclosureTriangle",
                 "columnheader", "rowheader", "status"} - {"status", "group"}
        if role in needs:
            checked += 1
            if not name and not (role == "columnheader" and False):
                print(f"a {role} has no name")
    # A union has no slider of knowledge, and no households that are chosen and opened.
    controls = (("slider", 1), ("combobox", 1), ("button", 3)) if page.evaluate("Boolean(data.union)") else (
        ("slider", 2), ("combobox", 3), ("button", 20))
    for role, least in (("table", 8), ("heading", 12), ("banner", 1), ("main", 1), ("contentinfo", 1), ("navigation", 1),
                        ("status", 1), ("columnheader", 40), ("rowheader", 20), ("image", 2)) + controls:
        found = roles.get(role, 0) + (roles.get("img", 0) if role == "image" else 0)
        if found < least:
            print(f"there are {found} of the role {role}, fewer than {least}: {roles}")
    bare = page.evaluate("""[...document.querySelectorAll("table")].filter((each) => !each.caption || !each.caption.textContent
      || !each.querySelector("thead th") || [...each.querySelectorAll("tbody > tr")].some((row) => !row.classList.contains("events") && !row.querySelector("th"))).length""")
    if bare:
        print(f"{bare} tables have no caption or no headers")
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((each) => Number(each.tagName[1]))")
    if levels.count(1) != 1 or any(after > before + 1 for before, after in zip(levels, levels[1:])):
        print(f"the levels of headings are {levels}")
    twice = page.evaluate("(() => { const ids = [...document.querySelectorAll('[id]')].map((each) => each.id); return ids.filter((id, i) => ids.indexOf(id) !== i); })()")
    for id in twice:
        print(f"the id {id} is given twice")
    return checked


def narrow(browser, path):
    page, checked = browser.open(path, 320, 700), 0
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    for language in ("vi", "en"):
        page.evaluate(f"document.getElementById('{language}').click()")
        page.settle()
        wide = page.evaluate("""(() => { const wide = [];
          for (const each of document.querySelectorAll("body *")) {
            if (each.closest(".scroll, .hidden, svg, .skip")) continue;
            const box = each.getBoundingClientRect();
            if (box.right > 320.5 || box.left < -0.5) wide.push(`${each.tagName} ${each.id || each.className} ${box.right}`);
          }
          return wide; })()""")
        checked += page.evaluate("document.querySelectorAll('body *').length")
        for each in wide[:10]:
            print(f"{language}: {each} is wider than the page")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            print(f"{language}: the page is {width} pixels wide")
    return checked


CONTRAST = """(() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => { const f = (c) => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
  const ground = (element) => { for (let e = element; e; e = e.parentElement) {
    const colour = parse(getComputedStyle(e).backgroundColor); if (colour.length === 3 || colour[3] > 0.99) return colour; }
    return parse(getComputedStyle(document.body).backgroundColor); };
  const found = []; let count = 0;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !element.getClientRects().length || element.closest("script, .hidden, .skip, noscript, option")) continue;
    const style = getComputedStyle(element);
    const ink = parse(element instanceof SVGElement ? style.fill : style.color);
    const [a, b] = [light(ink), light(ground(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize) * (Number(style.fontWeight) >= 700 ? 1.286 : 1);
    count += 1;
    if (ratio < (size >= 24 ? 3 : 4.5)) found.push(`${element.tagName} ${element.className.baseVal ?? element.className} “${walk.currentNode.textContent.trim().slice(0, 30)}” ${ratio.toFixed(2)}`);
  }
  return [count, [...new Set(found)]];
})()"""


def contrast(browser, path):
    checked = 0
    for dark in (False, True):
        page = browser.open(path, dark=dark)
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        page.settle()
        count, found = page.evaluate(CONTRAST)
        checked += count
        for each in found[:10]:
            print(f"{'dark' if dark else 'light'}: {each}")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        if (sum(map(int, re.findall(r"\d+", paper)[:3])) < 384) != dark:
            print(f"the paper is {paper} where {'dark' if dark else 'light'} is preferred")
    return checked


def printed(browser, path):
    """A PDF of whole pages of A4; and, laid out for print at the width of the paper, nothing beyond its edge."""
    page = browser.open(path)
    pdf = base64.b64decode(page.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    if not boxes or any(abs(float(w) - 595) > 1.5 or abs(float(h) - 842) > 1.5 for w, h in boxes):
        print(f"the pages are {set(boxes)} points, not A4")
    if not 3 <= len(boxes) <= 60:
        print(f"{len(boxes)} pages are printed")
    # 186 mm between the margins.
    page.call("Emulation.setEmulatedMedia", media="print")
    page.resize(703, 1000)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.settle()
    cut = page.evaluate("""(() => { const cut = [];
      for (const each of document.querySelectorAll("body *")) {
        if (each.closest(".hidden, svg, .skip, script") || !each.getClientRects().length) continue;
        const box = each.getBoundingClientRect();
        if (box.right > 703.5) cut.push(`${each.tagName} ${each.id || each.className} ends at ${box.right}`);
        if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible" && each.clientWidth) cut.push(`${each.tagName} ${each.className} is cut`);
      }
      return cut; })()""")
    for each in cut[:10]:
        print(each)
    closed = page.evaluate("document.querySelectorAll('details:not([open])').length")
    if closed:
        print(f"{closed} parts are closed on paper")
    return len(boxes)


def hostile(browser, path, *texts):
    page, checked = browser.open(path), 0
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.evaluate("document.querySelector('#households tbody button')?.click()")
    page.settle()
    for language in ("vi", "en"):
        page.evaluate(f"document.getElementById('{language}').click()")
        page.settle()
        shown = page.evaluate("document.body.textContent")
        body = page.evaluate("[...document.body.querySelectorAll(':not(script)')].map((e) => e.childNodes.length ? [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join('') : '').join('\\n')")
        for text in texts:
            checked += 1
            if text not in body:
                print(f"{language}: {text!r} is not shown as it is")
        for character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\ufeff":
            if character in body:
                print(f"{language}: U+{ord(character):04X} is shown raw")
    odd = page.evaluate("document.querySelectorAll('img, iframe, object, embed, link, form, a[href^=\"javascript\"], [onerror], [onclick]').length")
    if odd:
        print(f"{odd} elements came out of the ledger's texts")
    if page.evaluate("typeof window.hacked") != "undefined":
        print("a text of the ledger ran")
    # The control: the page's own policy refuses a script and a picture that somebody puts into it.
    before = len(page.troubles())
    page.evaluate("""(() => { const script = document.createElement("script"); script.textContent = "window.hacked = 1";
      document.body.append(script); const image = new Image(); image.src = "https://example.com/x.png"; document.body.append(image); })()""")
    page.evaluate("new Promise((done) => setTimeout(done, 200))")
    if page.evaluate("typeof window.hacked") != "undefined" or len(page.troubles()) < before + 2:
        print("the policy of the page refuses nothing")
    return checked


def quiet(browser, path):
    page = browser.open(path)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    for day in (0.1, 0.4, 0.7, 1):
        page.evaluate(SLIDE % f'[["day", data.from + Math.round((data.to - data.from) * {day})], ["known", firstKnown + Math.round((lastKnown - firstKnown) * {day})]]')
    for button in ("en", "vi"):
        page.evaluate(f"document.getElementById('{button}').click()")
    page.evaluate("document.querySelector('.card.poor button')?.click()")
    page.evaluate("document.querySelector('#households tbody button')?.click()")
    page.evaluate("new Promise((done) => setTimeout(done, 600))")
    for trouble in page.troubles():
        print(trouble)
    return 9


def speed(browser, path):
    paints, steps = [], []
    for _ in range(5):
        page = browser.open(path)
        page.evaluate("new Promise((done) => setTimeout(done, 100))")
        paints.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
    steps = page.evaluate("""(async () => {
      const steps = [];
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      for (let step = 0; step < 120; step++) {
        const slider = document.getElementById(step % 2 ? "day" : "known");
        slider.value = Number(slider.min) + (Number(slider.max) - Number(slider.min)) * ((step * 37) % 120) / 120;
        const start = performance.now();
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await frame(); // the figures are made in this frame
        document.body.getBoundingClientRect(); // and laid out here
        steps.push([performance.now() - start, Number(document.documentElement.dataset.milliseconds)]);
        await frame();
      }
      return steps;
    })()""")
    script = sorted(step[1] for step in steps)
    print(f"first paint {sorted(paints)[2]:.0f} ms (median of {len(paints)}); a step {script[len(script) // 2]:.1f} ms, "
          f"95 of 100 within {script[int(len(script) * 0.95)]:.1f} ms, the longest {script[-1]:.1f} ms")
    return len(steps)


def picture(browser, path, target, width="1100", height="1300", scheme="light", fragment=""):
    page = browser.open(path, int(width), int(height), fragment, scheme == "dark")
    if height == "0":
        tall = page.evaluate("document.documentElement.scrollHeight")
        page.resize(int(width), tall)
        page.settle()
    page.evaluate("new Promise((done) => setTimeout(done, 500))")
    page.picture(target)
    return 1


CHECKS = {"figures": figures, "targets": targets, "languages": languages, "keyboard": keyboard, "tree": tree, "narrow": narrow,
          "contrast": contrast, "print": printed, "hostile": hostile, "quiet": quiet, "speed": speed, "picture": picture}

if __name__ == "__main__":
    with Browser() as chromium:
        print(f"checked {CHECKS[sys.argv[1]](chromium, *sys.argv[2:])}")
