// The households behind a figure, by their codes, with the events that made them what they are at the cut. A household is
// behind a figure where its postings inside the cut add up to one in an account of the figure.

/** What is listed: a class, a row of units or null for all, and how many rows. */
const listed = { of: 1, row: null, limit: 25 };
let shownHouseholds = "";

/** The events of each household, and the entries that brought them; null where the page lists none. */
const histories = data.households && (() => {
  const entries = [];
  let [position, day] = [0, 0];
  for (const [events, days, id, document, isClaimed] of data.households.entries) {
    day += days;
    entries.push({ first: position + 1, last: position + events, day, id, document, isClaimed: Boolean(isClaimed) });
    position += events;
  }
  const reader = unpack(data.households.events);
  const events = data.households.codes.map(() => {
    const list = [];
    let [place, day] = [0, 0];
    for (let count = reader.next(); count > 0; count--) {
      place += reader.next();
      day += reader.signed();
      const [type, value, voided] = [reader.next(), reader.next(), reader.next()];
      list.push({ position: place, day, type, value, voidedBy: voided ? place + voided : Infinity });
    }
    return list;
  });
  return { entries, events };
})();

/** The entry that brought a position. */
const entryOf = (position) => histories.entries[lastIndex(histories.entries, position, (entry) => entry.first)]
  ?? { first: position, day: null, id: null, document: null, isClaimed: false };

/** Opens the list with the households of a class, of a row of units or of all. */
function showHouseholds(of, row) {
  [listed.of, listed.row, listed.limit] = [of, row, 25];
  byID("class-choice").value = String(of);
  moveHouseholds(cut, true);
  const heading = byID("households-heading");
  heading.scrollIntoView({ block: "start" });
  heading.focus();
}

/** The choice of the class. */
function makeHouseholdChoice() {
  if (!postings.household) {
    byID("household-choice").hidden = true;
    return;
  }
  fill(byID("class-choice"), [1, 2, 3, 4, 5, 6, 0].map((of) => make("option", { value: of }, text(`class.${of}`))));
  byID("class-choice").value = String(listed.of);
}

/** Fills the choice of units with the rows of a cut. */
function fillUnitChoice(rows) {
  const choice = byID("unit-choice");
  const shown = [...new Set(rows)].sort((left, right) => left - right);
  const state = `${language};${shown}`;
  if (choice.dataset.state === state) return;
  choice.dataset.state = state;
  fill(choice, make("option", { value: "" }, text("allUnits")), shown.map((row) => make("option", { value: row }, unitName(row))));
}

/** The households whose postings inside a cut put them in a class and a row of units, with the members. */
function householdsAt(cut, of, row, rows) {
  const held = new Map();
  for (let index = 0; index < postings.count && postings.day[index] <= cut.day; index++) {
    if (postings.position[index] > cut.position || classOf(postings.account[index]) !== of) continue;
    const unit = postings.unit[index];
    if (row !== null && rows[unit] !== row) continue;
    // A household is in one place at a time, so that the sums over its places are those of the place it is in.
    const key = postings.household[index];
    let sum = held.get(key);
    if (!sum) held.set(key, (sum = { household: key, count: 0, persons: 0, units: new Map() }));
    sum.count += postings.households[index];
    sum.persons += postings.persons[index];
    const place = unit * ACCOUNTS + postings.account[index];
    sum.units.set(place, (sum.units.get(place) ?? 0) + postings.households[index]);
  }
  return [...held.values()].filter((each) => each.count > 0).map((each) => {
    const [place] = [...each.units].find(([, count]) => count > 0) ?? [0];
    return { household: each.household, persons: each.persons, unit: rows[Math.floor(place / ACCOUNTS)], isProtected: isProtected(place % ACCOUNTS) };
  }).sort((left, right) => left.household - right.household);
}

/** The last event known at a cut that decided the class of a household. */
function decision(household, cut) {
  let found = null;
  for (const event of histories.events[household]) {
    if (event.position > cut.position || event.day > cut.day || event.voidedBy <= cut.position) continue;
    if ((event.type === 9 || event.type === 10) && (!found || event.day >= found.day)) found = event;
  }
  return found;
}

/** The command that lists households of a cut. */
const listCommand = (cut) =>
  command(text("command.list", { ledger: data.ledger, cut: `${isoDay(cut.day)}@#${cut.position}` }));

/** Moves the list of households to a cut. */
function moveHouseholds(cut, isForced = false) {
  const place = byID("households");
  const rows = unitRows(unitsOn === null ? cut.day : unitsOn, cut.position);
  if (!postings.household) {
    const state = `${language};${cut.day};${cut.position}`;
    if (state === shownHouseholds) return;
    shownHouseholds = state;
    if (data.union) return fill(place, note(text("householdsOfUnion", { count: number(data.householdCount) })));
    return fill(place, note(text("householdsLeftOut", { count: number(data.householdCount), events: number(data.eventCount) })),
      data.knownPositions ? null : make("p", {}, listCommand(cut)));
  }
  fillUnitChoice(rows);
  const row = listed.row !== null && rows.includes(listed.row) ? listed.row : null;
  byID("unit-choice").value = row === null ? "" : String(row);
  const found = householdsAt(cut, listed.of, row, rows);
  const state = `${language};${cut.day};${cut.position};${listed.of};${row};${listed.limit}`;
  setText(byID("households-count"), text("householdsFound", { count: number(found.length), what: inside(text(`class.${listed.of}`)),
    unit: row === null ? inside(text("allUnits")) : unitName(row), day: shownDay(cut.day), known: knownWords(cut.position) }));
  byID("households-count").dataset.value = found.length;
  if (state === shownHouseholds && !isForced) return;
  shownHouseholds = state;
  const heads = [[head(text("codeColumn")), head(text("unitColumn")), head(text("members")), head(text("protectedColumn")),
    head(text("decidedColumn")), head(text("documentColumn"))]];
  const body = found.slice(0, listed.limit).map((each) => {
    const decided = decision(each.household, cut);
    const code = data.households.codes[each.household];
    return [make("th", { scope: "row" }, make("button", { type: "button", class: "figure", "aria-expanded": "false",
      "aria-label": text("showEvents", { code }), click: (event) => openEvents(event.currentTarget, each.household) }, ledgerText(code))),
    make("td", {}, ledgerText(unitName(each.unit))), each.persons, make("td", {}, each.isProtected ? text("yes") : text("no")),
    make("td", {}, decided ? shownDay(decided.day) : "–"),
    make("td", {}, decided ? ledgerText(entryOf(decided.position).document ?? entryOf(decided.position).id ?? "–") : "–")];
  });
  fill(place, body.length ? table(text("householdsTable"), heads, body) : null,
    found.length > listed.limit ? make("button", { type: "button", class: "more", click: () => { listed.limit += 100; moveHouseholds(cut); } },
      text("showMore", { count: number(Math.min(100, found.length - listed.limit)) })) : null,
    data.knownPositions ? null : note(text("samePrinted"), " ", listCommand(cut)));
}

/** Opens or closes the events of a household below its row. */
function openEvents(button, household) {
  const line = button.closest("tr");
  const isOpen = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!isOpen));
  if (isOpen) return line.nextElementSibling.remove();
  const rows = histories.events[household].filter((event) => event.position <= cut.position)
    .sort((left, right) => left.day - right.day || left.position - right.position).map((event) => {
      const entry = entryOf(event.position);
      const isVoid = event.voidedBy <= cut.position;
      return [make("th", { scope: "row" }, shownDay(event.day)),
        make("td", {}, isVoid ? make("s", {}, eventWords(event)) : eventWords(event), isVoid ? ` (${text("voided")})` : null,
          event.day > cut.day ? ` (${text("afterDay")})` : null),
        make("td", {}, ledgerText(entry.document ?? "–")), make("td", {}, entry.day === null ? "–" : shownDay(entry.day) + (entry.isClaimed ? "*" : "")),
        make("td", {}, make("code", {}, entry.id === null ? `#${event.position}` : `${entry.id}#${event.position - entry.first + 1}`))];
    });
  const heads = [["dayColumn", "eventColumn", "documentColumn", "recordedColumn", "referenceColumn"].map((key) => head(text(key)))];
  const code = data.households.codes[household];
  line.after(make("tr", { class: "events" }, make("td", { colspan: 6 }, table(text("eventsTable", { code }), heads, rows),
    rows.length && histories.entries.some((entry) => entry.isClaimed) ? note(text("claimedNote")) : null)));
}

/** What an event says, in words. */
function eventWords(event) {
  const key = `event.${event.type}`;
  if (!hasText(key)) return text("event.other");
  return text(key, { class: text(`class.${event.value & 7}`) + (event.value & 8 ? `, ${text("protected")}` : ""),
    members: number(event.value), unit: event.type === 6 ? unitName(event.value) : "" });
}
