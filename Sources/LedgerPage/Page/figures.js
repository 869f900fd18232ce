// The figures that move with the sliders: the cards above, the targets, the units. Each is a sum of postings, or an answer
// of the ledger for the last closing that was known; which of the two stands beside it.

/** The cards and what each of them shows. */
const cards = new Map();

function makeCards() {
  const card = (key) => {
    const [value, detail, change] = [make("p", { class: "value" }), make("p", { class: "detail" }), make("p", { class: "detail" })];
    cards.set(key, { value, detail, change });
    return make("div", { class: `card ${key}`, role: "group", "aria-label": text(`card.${key}`) },
      make("h3", {}, text(`card.${key}`)), value, detail, change);
  };
  fill(byID("cards"), ["poor", "near", "poorRate", "nearRate", "targets"].map(card));
}

/** Moves the cards to a cut. */
function moveCards(cut, balances, now) {
  const total = totalsOn(cut.day).all;
  for (const { key, number: of } of CLASSES) {
    const matches = (account) => classOf(account) === of;
    const [known, latest] = [tally(balances, matches), tally(now, matches)];
    const name = text(`class.${of}`);
    const { value, detail, change } = cards.get(key);
    fill(value, figureButton(name, known.households, () => showHouseholds(of, null)));
    setText(detail, text("personsOf", { persons: number(known.persons) }));
    detail.dataset.value = known.persons;
    setText(change, known.households === latest.households ? text("sameNow")
      : text("nowKnown", { count: number(latest.households), change: signed(latest.households - known.households) }));
    const rate = cards.get(`${key}Rate`);
    setText(rate.value, share(known.households, total));
    setText(rate.detail, total === null ? text("noTotal") : text("ofTotal", { total: number(total) }));
    setText(rate.change, text("totalAsKnownNow"));
  }
  const verdicts = targetsAt(cut, balances).map((target) => target.verdict);
  const count = (verdict) => verdicts.filter((each) => each === verdict).length;
  const { value, detail, change } = cards.get("targets");
  setText(value, text("metCount", { met: number(count("met")), due: number(count("met") + count("missed") + count("unknown")) }));
  setText(detail, text("missedCount", { missed: number(count("missed")) }));
  setText(change, text("notDueCount", { count: number(count("notDue")), unknown: number(count("unknown")) }));
}

/** Whether a figure is as promised. */
function isMet(comparison, actual, value) {
  switch (comparison) {
    case "atLeast": return actual >= value;
    case "atMost": return actual <= value;
    case "below": return actual < value;
    default: return actual === value;
  }
}

/** A balance of the classes of a target on a day. */
function balanceOf(target, balances) {
  const sum = tally(balances, (account) => target.classes.includes(classOf(account))
    && (target.socialProtection === null || isProtected(account) === target.socialProtection));
  return target.of === "persons" ? sum.persons : sum.households;
}

/** Balances that targets ask for, kept for one position. */
const kept = { position: -1, days: new Map() };
function keptBalances(day, position) {
  if (kept.position !== position) [kept.position, kept.days] = [position, new Map()];
  if (!kept.days.has(day)) kept.days.set(day, balancesAt(day, position));
  return kept.days.get(day);
}

/** The targets of the plans that a cut knows, with figure and verdict. */
function targetsAt(cut) {
  const stage = stageOf(cut.position);
  return data.plans.filter((plan) => plan.knownFrom <= cut.position && plan.effectiveOn <= cut.day).flatMap((plan) =>
    plan.targets.map((target) => {
      const found = { plan, target, verdict: "notDue", actual: null, stage: null };
      if (target.due > cut.day) return found;
      if (target.isBalance) {
        const due = balanceOf(target, keptBalances(target.due, cut.position));
        const first = target.firstDay === null ? 0 : balanceOf(target, keptBalances(target.firstDay, cut.position));
        found.actual = target.kind === "reduction" ? first - due : target.kind === "increase" ? due - first : due;
        found.verdict = isMet(target.comparison, found.actual, target.value) ? "met" : "missed";
        return found;
      }
      const outcome = stage < 0 ? null : target.outcomes[stage];
      found.stage = stage < 0 ? null : data.stages[stage];
      found.verdict = outcome ? outcome[0] : "unknown";
      found.actual = outcome && outcome.length > 1 ? outcome.slice(1) : null;
      return found;
    }));
}

/** What a target asks for, in words. */
function askedWords(target) {
  const who = [...target.classes.map((of) => text(`class.${of}`)),
    target.socialProtection === false ? text("byCriteria") : target.socialProtection ? text("protected") : null]
    .filter((part) => part !== null).map((part, index) => (index ? inside(part) : part)).join(", ");
  const value = target.value === null ? "" : typeof target.value === "number" ? number(target.value)
    : target.kind === "income" ? text("timesAsMuch", { value: decimal(target.value) }) : percent(target.value);
  const asked = text(`target.${target.kind}`, { value, comparison: text(`comparison.${target.comparison}`), of: text(`of.${target.of}`) });
  const where = target.where === null ? "" : ` (${hasText(`area.${target.where}`) ? text(`area.${target.where}`) : unitNamed(target.where)})`;
  return (who ? `${who}: ` : "") + asked.replace(/ {2,}/g, " ").trim() + where;
}

/** A decimal number as the language writes it. */
const decimal = (digits) => (language === "vi" ? digits.replace(".", ",") : digits);

/** A share such as 0.01 as a per cent: the point moves by two digits, and nothing is rounded. */
function percent(digits) {
  const [whole, rest = ""] = digits.split(".");
  const moved = `${whole}${rest.padEnd(2, "0").slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  const fraction = rest.slice(2).replace(/0+$/, "");
  return `${decimal(fraction ? `${moved}.${fraction}` : moved)}%`;
}

/** Words inside a sentence: their first letter is small. */
const inside = (words) => words.charAt(0).toLowerCase() + words.slice(1);

/** The figure of a target in words. */
function actualWords({ target, actual }) {
  if (actual === null) return "–";
  if (typeof actual === "number" || actual.length === 1) {
    const value = typeof actual === "number" ? actual : actual[0];
    const falls = target.kind === "reduction" ? value >= 0 : value < 0;
    return ["reduction", "increase"].includes(target.kind) ? text(falls ? "fewer" : "more", { count: number(Math.abs(value)) }) : number(value);
  }
  if (target.kind === "income") return text("incomeActual", { before: number(actual[0]), due: number(actual[1]) });
  return text("shareActual", { part: number(actual[0]), all: number(actual[1]) });
}

const MARKS = { met: "✓", missed: "✗", notDue: "…", unknown: "?" };
let shownTargets = "";

/** Moves the targets to a cut. */
function moveTargets(cut) {
  const targets = targetsAt(cut);
  const state = `${language};${targets.map((each) => `${each.plan.id} ${each.target.id} ${each.verdict} ${each.actual} ${each.stage}`)}`;
  if (state === shownTargets) return;
  shownTargets = state;
  const columns = ["dueColumn", "targetColumn", "actualColumn", "verdictColumn", "quoteColumn"];
  const group = (plan) => table(plan.title, [columns.map((key) => head(text(key)))], targets.filter((each) => each.plan === plan).map((each) => {
    const stage = each.stage === null || each.stage >= data.position ? null : note(text("ofStage", { known: knownWords(each.stage) }));
    return [make("th", { scope: "row" }, shownDay(each.target.due)), make("td", {}, askedWords(each.target)),
      numberCell(actualWords(each), { "data-target": `${each.plan.id} ${each.target.id}`, "data-verdict": each.verdict,
        "data-value": typeof each.actual === "number" ? each.actual : null }),
      make("td", { class: `verdict ${each.verdict}` }, `${MARKS[each.verdict]} ${text(`verdict.${each.verdict}`)}`, stage),
      make("td", {}, ledgerText(each.target.quote))];
  }), { showsCaption: true, class: "targets" });
  const plans = [...new Set(targets.map((each) => each.plan))];
  const main = plans.filter((plan) => !plan.parent);
  const parts = plans.filter((plan) => plan.parent);
  const replaced = (plan) => (plan.replacedBy ? note(text("planReplaced", { plan: plan.replacedBy, day: shownDay(plan.replacedFrom) })) : null);
  const wasOpen = byID("part-plans")?.open;
  fill(byID("targets"), plans.length ? main.map((plan) => [group(plan), replaced(plan)]) : note(text(data.knownPositions ? "notInBundle" : "noPlans")));
  if (parts.length) {
    const details = foldable(text("partPlans", { count: number(parts.length) }), parts.map((plan) => [group(plan), replaced(plan)]));
    details.id = "part-plans";
    details.open = wasOpen || false;
    byID("targets").append(details);
  }
}

/** The day by whose units rows are; null for the day of the figures. */
let unitsOn = null;
let shownUnits = "";

/** The choice of the day by whose units figures are broken down. */
function makeUnitChoice() {
  const options = [make("option", { value: "" }, text("unitsOfDay"))];
  data.unitDays.forEach((day, index) => options.push(
    make("option", { value: day }, text(index === 0 ? "unitsOfFirst" : "unitsFrom", { day: shownDay(day) }))));
  fill(byID("units-on"), options);
  byID("units-on").value = unitsOn === null ? "" : String(unitsOn);
}

/** Moves the table of units and the small charts to a cut. */
function moveUnits(cut, balances) {
  const on = unitsOn === null ? cut.day : unitsOn;
  const rows = unitRows(on, cut.position);
  const sums = [...balancesByRow(balances, rows)].sort(([left], [right]) => left - right);
  const totals = totalsOn(cut.day);
  const reported = (row) => (unitsOn === null ? totals.byUnit[data.units[row]?.[0]] : undefined);
  const state = `${language};${on === cut.day};${sums.map(([row, { poor, near }]) => `${row} ${poor} ${near} ${reported(row)}`)}`;
  if (state !== shownUnits) {
    shownUnits = state;
    const heads = [
      [head(text("unitColumn"), { rows: 2 }), head(text("class.1"), { span: 2 }), head(text("class.2"), { span: 2 }),
        head(text("allHouseholds"), { rows: 2 }), head(text("rateColumn"), { span: 2 })],
      [head(text("households")), head(text("persons")), head(text("households")), head(text("persons")),
        head(text("class.1.short")), head(text("class.2.short"))],
    ];
    const line = (name, row, poor, near, total, isSum) => [
      make("th", { scope: "row" }, isSum ? name : ledgerText(name)),
      numberCell(figureButton(`${text("class.1")}, ${name}`, poor[0], () => showHouseholds(1, row))), poor[1],
      numberCell(figureButton(`${text("class.2")}, ${name}`, near[0], () => showHouseholds(2, row))), near[1],
      numberCell(total === undefined || total === null ? "–" : number(total)),
      numberCell(total ? share(poor[0], total) : "–"), numberCell(total ? share(near[0], total) : "–")];
    const sum = sums.reduce((all, [, { poor, near }]) => ({ poor: [all.poor[0] + poor[0], all.poor[1] + poor[1]],
      near: [all.near[0] + near[0], all.near[1] + near[1]] }), { poor: [0, 0], near: [0, 0] });
    const body = sums.map(([row, { poor, near }]) => line(unitName(row), row, poor, near, reported(row), false));
    fill(byID("units"), table(text("unitsTable"), heads, [...body, line(text("allUnits"), null, sum.poor, sum.near, totals.all, true)],
      { class: "sums" }));
    const cells = byID("units").querySelectorAll("tbody tr");
    sums.forEach(([row], index) => cells[index].setAttribute("data-unit", data.units[row]?.[0] ?? ""));
  }
  drawSmallCharts(cut, rows, sums.map(([row]) => row));
}
