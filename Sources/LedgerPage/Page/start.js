// The sliders and all that moves with them: keyboard, days that are typed, presets, the language, the address, printing.
// One change of the cut is one frame: every figure on the page is of the same cut.

/** The cut of every figure: the day, the last position that is known, and the day of knowledge of the slider. */
const cut = { day: data.to, position: data.position, knownDay: 0 };
const firstKnown = recorded[0].day;
const lastKnown = recorded[recorded.length - 1].day;
let nowBalances = { day: null, balances: null };
let frame = 0;
let announcement = 0;

const clamp = (value, least, most) => Math.min(most, Math.max(least, value));

/** Chooses a cut; what is not named stays. A position is more exact than the day of its recording. */
function choose({ day = cut.day, knownDay = null, position = null }) {
  cut.day = clamp(day, data.from, data.to);
  if (position !== null) {
    cut.position = position;
    cut.knownDay = position > 0 ? dayRecorded(position) : firstKnown;
  } else if (knownDay !== null) {
    cut.knownDay = clamp(knownDay, firstKnown, lastKnown);
    cut.position = positionKnownOn(cut.knownDay);
  }
  if (!frame) frame = requestAnimationFrame(() => { frame = 0; move(); });
}

/** Moves everything to the cut. */
function move() {
  const start = performance.now();
  const balances = balancesAt(cut.day, cut.position);
  if (nowBalances.day !== cut.day) nowBalances = { day: cut.day, balances: balancesAt(cut.day, data.position) };
  moveControls();
  moveCards(cut, balances, nowBalances.balances);
  moveTrajectory(cut);
  moveTargets(cut);
  moveMovement(cut);
  moveRevisions(cut);
  moveUnits(cut, balances);
  moveHouseholds(cut);
  moveAid(cut);
  document.documentElement.dataset.milliseconds = (performance.now() - start).toFixed(2);
  clearTimeout(announcement);
  announcement = setTimeout(() => settle(balances), 400);
}

/** Says the new figures, refreshes the table of the chart and puts the cut into the address. */
function settle(balances) {
  const of = (number) => tally(balances, (account) => classOf(account) === number).households;
  setText(byID("said"), text("said", { day: shownDay(cut.day), known: knownWords(cut.position), poor: number(of(1)), near: number(of(2)) }));
  fill(byID("chart-table"), chartTable(cut));
  const parts = [`d=${isoDay(cut.day)}`, cut.position >= data.position ? null : `k=${cut.position}`,
    language === data.language ? null : `lang=${language}`];
  try {
    history.replaceState(null, "", `#${parts.filter((part) => part).join("&")}`);
  } catch {
    // Some viewers give a page no address; the page works without.
  }
}

/** Moves the controls to the cut. */
function moveControls() {
  const [day, known] = [shownDay(cut.day), shownDay(cut.knownDay)];
  const closing = data.closings.find((each) => each.position === cut.position);
  const words = cut.position >= data.position ? text("knownNowDay", { day: known })
    : closing ? text("knownAtClosing", { year: yearOf(closing.through), day: known }) : known;
  for (const [id, value, shown] of [["day", cut.day, day], ["known", cut.knownDay, words]]) {
    const slider = byID(id);
    if (slider.value !== String(value)) slider.value = String(value);
    setAttribute(slider, "aria-valuetext", shown);
    setText(byID(`${id}-shown`), shown);
    const exact = byID(`${id}-exact`);
    if (exact !== document.activeElement || exact.dataset.day !== String(value)) exact.value = shownDay(value);
    exact.dataset.day = value;
    exact.removeAttribute("aria-invalid");
  }
  setText(byID("position-shown"), data.union ? text("eventsOfUnion", { events: number(cut.position), ledgers: number(data.union.offices.length) })
    : text("positionShown", { position: number(cut.position) }));
  for (const button of byID("presets").querySelectorAll("button")) {
    const isChosen = Number(button.dataset.day) === cut.day && Number(button.dataset.position) === cut.position;
    setAttribute(button, "aria-pressed", isChosen);
  }
}

/** The days that an official asks for most: each closing as filed and as known now. */
function makePresets() {
  if (data.cuts) {
    return fill(byID("presets"), data.cuts.map(([day, position]) => make("button", { type: "button", "data-day": day, "data-position": position,
      "aria-pressed": "false", click: () => choose({ day, position }) }, text("presetCut", { day: shownDay(day), position: number(position) }))));
  }
  const preset = (label, name, day, position) => make("button", { type: "button", "aria-label": name, "data-day": day, "data-position": position,
    "aria-pressed": "false", click: () => choose({ day, position }) }, label);
  const closings = data.closings.filter((closing) => closing.through >= data.from && closing.through <= data.to).slice(-8);
  fill(byID("presets"), closings.map((closing) => make("span", { class: "pair" },
    make("span", {}, text("presetYear", { year: yearOf(closing.through) })),
    preset(text("filed"), text("presetFiled", { year: yearOf(closing.through) }), closing.through, closing.position),
    preset(text("now"), text("presetNow", { year: yearOf(closing.through) }), closing.through, data.position))),
  preset(text("presetLast"), text("presetLast"), data.to, data.position));
}

/** Page up and page down go by months, with shift by years. */
function moveByKey(event, apply) {
  const months = { PageUp: 1, PageDown: -1 }[event.key];
  if (!months) return;
  event.preventDefault();
  apply(addingMonths(Number(event.currentTarget.value), event.shiftKey ? 12 * months : months));
}

function connect() {
  for (const [id, least, most, apply] of [
    ["day", data.from, data.to, (day) => choose({ day })],
    ["known", firstKnown, lastKnown, (knownDay) => choose({ knownDay })],
  ]) {
    const [slider, exact] = [byID(id), byID(`${id}-exact`)];
    [slider.min, slider.max] = [least, most];
    slider.addEventListener("input", () => apply(Number(slider.value)));
    slider.addEventListener("keydown", (event) => moveByKey(event, apply));
    exact.addEventListener("change", () => {
      const day = parseDay(exact.value);
      exact.dataset.day = "";
      if (day !== null) apply(day);
      else exact.setAttribute("aria-invalid", "true");
    });
  }
  byID("units-on").addEventListener("change", (event) => {
    unitsOn = event.target.value === "" ? null : Number(event.target.value);
    move();
  });
  byID("class-choice").addEventListener("change", (event) => { listed.of = Number(event.target.value); listed.limit = 25; move(); });
  byID("unit-choice").addEventListener("change", (event) => {
    listed.row = event.target.value === "" ? null : Number(event.target.value);
    listed.limit = 25;
    move();
  });
  for (const name of LANGUAGES) byID(name).addEventListener("click", () => speak(name));
  let width = 0;
  new ResizeObserver(([entry]) => {
    const next = Math.round(entry.contentRect.width);
    if (next === width) return;
    const isFirst = width === 0;
    width = next;
    if (!isFirst) { drawTrajectory(); move(); }
  }).observe(byID("trajectory-chart"));
  window.addEventListener("hashchange", () => { if (readAddress()) move(); });
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const details of closed) details.open = true;
  });
  window.addEventListener("afterprint", () => { for (const details of closed) details.open = false; });
}

/** Shows the page in a language. */
function speak(name) {
  language = name;
  document.documentElement.lang = name;
  document.title = text("title");
  for (const element of document.querySelectorAll("[data-text]")) setText(element, text(element.dataset.text));
  for (const element of document.querySelectorAll("[data-label]")) setAttribute(element, "aria-label", text(element.dataset.label));
  for (const each of LANGUAGES) setAttribute(byID(each), "aria-pressed", each === name);
  setText(byID("years"), text("years", { from: shownDay(data.from), to: shownDay(data.to) }));
  setText(byID("about"), data.union
    ? text("aboutUnion", { union: data.union.name, ledgers: number(data.union.offices.length), position: number(data.position) })
    : text(data.cuts ? "aboutBundle" : "about", { ledger: data.ledger, position: number(data.position) }));
  shownHouseholds = "";
  small.charts = new Map();
  makeCards();
  makePresets();
  makeUnitChoice();
  makeHouseholdChoice();
  showAudit();
  showProof();
  drawTrajectory();
  move();
}

/** Takes the cut from the address; whether there is one. */
function readAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const day = parseDay(wanted.get("d"));
  if (day !== null) cut.day = clamp(day, data.from, data.to);
  const known = wanted.get("k");
  if (known !== null) {
    const knownDay = parseDay(known);
    const position = knownDay !== null ? positionKnownOn(clamp(knownDay, firstKnown, lastKnown)) : Number(known);
    const isKnown = !data.knownPositions || data.knownPositions.includes(position);
    if (Number.isInteger(position) && position >= 0 && position <= data.position && isKnown) cut.position = position;
  } else if (!data.cuts) {
    cut.position = data.position;
  }
  cut.knownDay = cut.position > 0 ? dayRecorded(cut.position) : firstKnown;
  return day !== null || known !== null;
}

if (data.knownPositions) byID("known").closest(".slider").hidden = true;
if (data.cuts) {
  [cut.day, cut.position] = data.cuts[data.cuts.length - 1];
}
const lastClosing = data.closings.filter((closing) => closing.through >= data.from && closing.through <= data.to).at(-1);
cut.knownDay = lastKnown;
if (lastClosing) cut.day = lastClosing.through;
readAddress();
const wantedLanguage = new URLSearchParams(location.hash.slice(1)).get("lang");
connect();
speak(LANGUAGES.includes(wantedLanguage) ? wantedLanguage : data.language);
