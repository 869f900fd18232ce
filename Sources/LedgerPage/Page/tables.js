// The answers of the ledger that the page shows as they are: movement tables, the revision triangle, findings of the
// audit, aid, and what the ledger proves. The sliders choose among them; none is computed here.

const shownTables = { movement: "", revisions: "", aid: "" };

/** The columns of the form between its first and its last. */
const FLOWS = {
  1: ["exitedToNearPoor", "exitedPastNearPoor", "otherDecrease", "fellFromNearPoor", "relapsed", "newlyPoor", "otherIncrease"],
  2: ["fellToPoor", "exitedPastNearPoor", "otherDecrease", "cameFromPoor", "relapsed", "newlyNearPoor", "otherIncrease"],
};

/** The movement tables of the year of a cut, as known at the last stage before its position. */
function moveMovement(cut) {
  const year = data.movement.find((each) => cut.day >= each.first && cut.day <= each.last);
  const place = byID("movement");
  const index = year ? lastIndex(year.stages, cut.position, (stage) => stage.position) : -1;
  const state = `${language};${year ? year.last : yearOf(cut.day)};${index}`;
  if (state === shownTables.movement) return;
  shownTables.movement = state;
  setText(byID("movement-year"), year ? text("yearOf", { year: year.year }) : "");
  if (!year) return fill(place, note(text("noYear", { year: yearOf(cut.day) })));
  if (index < 0) {
    if (data.knownPositions) return fill(place, notThere());
    return fill(place, note(text("notClosedThen", { year: year.year, day: shownDay(dayRecorded(year.stages[0].position)) })));
  }
  const stage = year.stages[index];
  fill(place, [1, 2].map((of) => movementTable(year, stage, of)),
    note(text("movementKnown", { from: shownDay(year.first), to: shownDay(year.last), known: knownWords(stage.position) }),
      " ", text("movementNote")));
}

/** One class of a movement: a row of households and one of persons, of all units and of each. */
function movementTable(year, stage, of) {
  const [total, byUnit] = stage.tables[of - 1];
  const flows = FLOWS[of].map((flow) => text(`flow.${flow}.${of}`));
  const heads = [
    [head(text("unitColumn"), { rows: 3 }), head(text("counted"), { rows: 3 }), head(text(`opening.${of}`), { rows: 2 }),
      head(text(`decreases.${of}`), { span: 3 }), head(text(`increases.${of}`), { span: 4 }), head(text(`closing.${of}`), { rows: 2 })],
    flows.map((flow) => head(flow)),
    [...Array(8).keys()].map((index) => head(String(index + 1))).concat(head("9=1−2−3−4+5+6+7+8")),
  ];
  heads[2].forEach((cell) => cell.classList.add("column"));
  const pair = (name, figures, isSum) => [
    [make("th", { scope: "rowgroup", rowspan: 2 }, isSum ? name : ledgerText(name)), make("th", { scope: "row" }, text("households")),
      ...figures.slice(0, 9)],
    [make("th", { scope: "row" }, text("persons")), ...figures.slice(9)],
  ];
  const units = Object.entries(byUnit);
  const caption = text(`movementTable.${of}`, { year: year.year });
  const whole = table(caption, heads, pair(text("allUnits"), total, true), { showsCaption: true, class: "form" });
  if (!units.length) return whole;
  return [whole, foldable(text("byUnit", { count: number(units.length) }),
    table(`${caption}: ${text("unitsTable")}`, heads.map((cells) => cells.map((cell) => cell.cloneNode(true))),
      units.flatMap(([unit, figures]) => pair(unitNamed(unit), figures, false)), { class: "form" }))];
}

/** The revision triangle; what a cut does not know yet is empty. Below it are the documents behind each change. */
function moveRevisions(cut) {
  if (!data.revisions) return fill(byID("revisions"), notThere());
  const known = data.revisions.map((period) => lastIndex(period.stages, cut.position, (stage) => stage.position));
  const state = `${language};${known}`;
  if (state === shownTables.revisions) return;
  shownTables.revisions = state;
  const place = byID("revisions");
  if (!data.revisions.length) return fill(place, note(text("noClosings")));
  const later = data.closings.slice(1);
  const heads = [[head(text("periodColumn")), head(text("filedColumn")),
    ...later.map((closing) => head(text("atClosing", { year: yearOf(closing.through) }))), head(text("nowColumn"))]];
  const changes = [];
  const body = data.revisions.map((period, index) => {
    const cells = [make("th", { scope: "row" }, shownDay(period.through))];
    const columns = [period.through, ...later.map((closing) => closing.through), null];
    columns.forEach((through, column) => {
      const at = period.stages.findIndex((stage) =>
        column === 0 ? stage.known === "filed" : through === null ? stage.known === "now" : stage.known === "closing" && stage.through === through);
      if (at < 0 || (column > 0 && through !== null && through <= period.through)) cells.push(make("td", { class: "none" }));
      else if (at > known[index]) cells.push(make("td", { class: "unknown" }, text("notKnownYet")));
      else cells.push(revisionCell(period, period.stages[at], `revision-${index}-${at}`, changes));
    });
    return cells;
  });
  fill(place, table(text("revisionsTable"), heads, body, { class: "triangle" }), note(text("revisionsNote")), changes);
}

/** The figures of a stage; where they changed since the one before, with a link to the documents that changed them. */
function revisionCell(period, stage, id, changes) {
  const figures = `${number(stage.figures[0])} / ${number(stage.figures[2])}`;
  if (!stage.changes.length) return numberCell(figures);
  const details = revisionDetails(period, stage);
  details.id = id;
  changes.push(details);
  const count = new Set(stage.changes.map((change) => change[2] ?? change[1])).size;
  return numberCell([figures, " ", make("a", { href: `#${id}`, click: () => { details.open = true; } },
    text("documents", { count: number(count) }))], { class: "number changed" });
}

/** The documents that changed a period between two stages, each with what it changed of the poor and the near-poor. */
function revisionDetails(period, stage) {
  const lines = new Map();
  for (const [cause, entry, document, day, of, , households, persons] of stage.changes) {
    const key = `${document ?? entry}\n${cause}\n${day}`;
    if (!lines.has(key)) lines.set(key, { document: document ?? entry, cause, day, sums: [0, 0, 0, 0] });
    if (of !== 1 && of !== 2) continue;
    lines.get(key).sums[2 * of - 2] += households;
    lines.get(key).sums[2 * of - 1] += persons;
  }
  const name = text("changesOf", { day: shownDay(period.through), known: knownWords(stage.position) });
  const heads = [
    [head(text("documentColumn"), { rows: 2 }), head(text("recordedColumn"), { rows: 2 }), head(text("causeColumn"), { rows: 2 }),
      head(text("class.1"), { span: 2 }), head(text("class.2"), { span: 2 })],
    [head(text("households")), head(text("persons")), head(text("households")), head(text("persons"))],
  ];
  const change = (value) => numberCell(value === 0 ? "0" : signed(value));
  return foldable(name, table(name, heads, [...lines.values()].map(({ document, cause, day, sums }) => [
    make("th", { scope: "row" }, ledgerText(document)), make("td", {}, shownDay(day)), make("td", {}, text(`cause.${cause}`)),
    ...sums.map(change)])),
  stage.left ? note(text("changesLeft", { count: number(stage.left) }), " ", command(text("command.revisions", { ledger: data.ledger }))) : null);
}

/** The findings of the audit, by rule. */
function showAudit() {
  const place = byID("audit");
  if (!data.audit) return fill(place, notThere());
  const { counts, findings, rules } = data.audit;
  if (!counts.length) return fill(place, note(text("noFindings", { rules: number(rules) })));
  const heads = [[head(text("severityColumn")), head(text("ruleColumn")), head(text("findingsColumn"))]];
  const summary = table(text("auditTable"), heads, counts.map(([rule, severity, count]) => [
    make("th", { scope: "row", class: `severity ${severity}` }, text(`severity.${severity}`)), text(`rule.${rule}`), count]));
  const lists = counts.map(([rule, , count]) => {
    const own = findings.filter((finding) => finding[0] === rule);
    const rows = own.map(([, day, household, unit, events, sentence, office]) => [
      make("th", { scope: "row" }, shownDay(day)),
      make("td", {}, office ? [ledgerText(office), ": "] : null, household ? ledgerText(household) : unit ? ledgerText(unitNamed(unit)) : "–"),
      make("td", {}, events.map(([reference, document], index) => [index ? "; " : "", ledgerText(document ?? reference)])),
      language === "en" ? make("td", {}, ledgerText(sentence)) : null].filter((cell) => cell));
    const columns = [text("dayColumn"), text("subjectColumn"), text("documentColumn")].concat(language === "en" ? [text("findingColumn")] : []);
    return foldable(text("findingsOf", { rule: text(`rule.${rule}`), count: number(count) }),
      table(text(`rule.${rule}`), [columns.map((column) => head(column))], rows),
      count > own.length ? note(text("findingsLeft", { shown: number(own.length), count: number(count) }), " ",
        command(text("command.audit", { ledger: data.ledger, day: isoDay(data.to) }))) : null);
  });
  fill(place, summary, lists, note(text("auditNote")));
}

/** Gifts and loans of the year of a cut. */
function moveAid(cut) {
  if (!data.aid) return fill(byID("aid"), notThere());
  const year = data.aid.find((each) => each.year === yearOf(cut.day));
  const state = `${language};${yearOf(cut.day)}`;
  if (state === shownTables.aid) return;
  shownTables.aid = state;
  setText(byID("aid-year"), year ? text("yearOf", { year: year.year }) : "");
  if (!year) return fill(byID("aid"), note(text("noYear", { year: yearOf(cut.day) })));
  const columns = ["kindColumn", "giverColumn", "eventsColumn", "amountColumn", "withoutAmountColumn", "reachedColumn"];
  const aidTable = (key, rows) => {
    if (rows.length < 2) return note(text(`${key}.none`, { year: year.year }));
    return table(text(`${key}.table`, { year: year.year }), [columns.map((name) => head(text(name)))], rows.map(([kind, giver, events, without, amount, households], index) => [
      make("th", { scope: "row" }, index === rows.length - 1 ? text("sumRow") : text(`aid.${kind}`)),
      make("td", {}, giver === null ? "" : text(`giver.${giver}`)), events, amount, without, households]),
    { showsCaption: true, class: "sums" });
  };
  fill(byID("aid"), aidTable("gifts", year.gifts), aidTable("loans", year.loans), note(text("aidNote")));
}

/** What proves the figures, and how to check it. */
function showProof() {
  if (data.union) return showOffices();
  const { root, checkpoint, entries, firstDay, lastDay } = data.proof;
  const pairs = [[text(data.knownPositions ? "bundleFolder" : "ledgerFile"), ledgerText(data.ledger)],
    ...data.knownPositions ? [[text("ledgerSize"), text("eventsWords", { events: number(data.position) })]]
      : [[text("ledgerSize"), text("sizeWords", { events: number(data.position), entries: number(entries) })],
        [text("recordedSpan"), `${shownDay(firstDay)} – ${shownDay(lastDay)}`]],
    [text("treeRoot"), root ? make("code", {}, root) : text("noTree")]];
  if (checkpoint) {
    pairs.push([text("signedBy"), ledgerText(checkpoint.origin)], [text("signedSize"), number(checkpoint.size)]);
    if (checkpoint.root !== root) pairs.push([text("signedRoot"), make("code", {}, checkpoint.root)]);
  }
  fill(byID("proof"), make("dl", {}, pairs.map(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])),
    checkpoint ? [make("p", {}, text("checkpointIs")), make("pre", { tabindex: "0", "aria-label": text("signedBy") }, checkpoint.note.join("\n"))]
      : note(text("nothingSigned")),
    make("h3", {}, text("howToCheck")),
    make("ol", {}, (data.knownPositions ? ["checkBundle"] : ["check1", "check2", "check3"]).map((key) =>
      make("li", {}, text(key), " ", command(text(`command.${key}`, { ledger: data.ledger, day: isoDay(data.to) }))))),
    note(text("pageIsNoProof")));
}

/** The ledgers of a union with the last position of each, by which the same figures are had again. */
function showOffices() {
  const { name, offices, rules } = data.union;
  const positions = offices.map(([office, position]) => `${office}=${position}`).join(",");
  fill(byID("proof"), make("dl", {}, [[text("unionName"), ledgerText(name)],
    [text("ledgerSize"), text("eventsWords", { events: number(data.position) })]].map(([term, value]) => [make("dt", {}, term), make("dd", {}, value)])),
  rules ? note(text("unionRules"), " ", ledgerText(rules)) : null,
  table(text("officesTable"), [[head(text("officeColumn")), head(text("positionColumn"))]],
    offices.map(([office, position]) => [make("th", { scope: "row" }, ledgerText(office)), position])),
  note(text("sameOfUnion"), " ", command(text("command.union", { ledger: data.ledger, day: isoDay(data.to), positions }))),
  note(text("unionProof")), note(text("pageIsNoProof")));
}
