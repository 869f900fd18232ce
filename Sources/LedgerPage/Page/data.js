// The data of the page: postings, days of recording, units, households; and the sums of postings inside a cut, the only
// figures that the page makes itself. Nothing here touches what is shown.

const data = JSON.parse(document.getElementById("data").textContent);

/** Reads whole numbers that were packed as LEB128 in base64; signed ones are zigzag. */
function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  let index = 0;
  const next = () => {
    let [number, factor] = [0, 1];
    for (;;) {
      const byte = bytes[index++];
      number += (byte & 127) * factor;
      if (byte < 128) return number;
      factor *= 128;
    }
  };
  const signed = () => {
    const number = next();
    return number % 2 ? -(number + 1) / 2 : number / 2;
  };
  return { next, signed, isAtEnd: () => index >= bytes.length };
}

/** The postings by day, and on one day by position, in columns. */
const postings = (() => {
  const { count, withHouseholds, rows } = data.postings;
  const columns = {
    count,
    day: new Int32Array(count),
    position: new Float64Array(count),
    unit: new Int32Array(count),
    account: new Uint8Array(count),
    households: new Int32Array(count),
    persons: new Float64Array(count),
    household: withHouseholds ? new Int32Array(count) : null,
  };
  const reader = unpack(rows);
  let [day, position] = [0, 0];
  for (let row = 0; row < count; row++) {
    columns.day[row] = day += reader.signed();
    columns.position[row] = position += reader.signed();
    const place = reader.next();
    columns.unit[row] = Math.floor(place / 16);
    columns.account[row] = place % 16;
    columns.households[row] = reader.signed();
    columns.persons[row] = reader.signed();
    if (withHouseholds) columns.household[row] = reader.next();
  }
  return columns;
})();

/** The days of recording, each with the last position recorded on it. A bundle knows positions and not their days, a union
 * only what is known now. */
const recorded = (() => {
  if (data.knownPositions) return data.knownPositions.map((position) => ({ day: data.to, position }));
  const reader = unpack(data.known);
  const days = [];
  let [day, position] = [0, 0];
  while (!reader.isAtEnd()) {
    day += reader.signed();
    position += reader.next();
    days.push({ day, position });
  }
  return days;
})();

/** The index of the last element that is not behind a value; −1 where all are. */
function lastIndex(list, value, of = (element) => element) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(list[middle]) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What was known at the end of a day. */
function positionKnownOn(day) {
  const index = lastIndex(recorded, day, (known) => known.day);
  return index < 0 ? 0 : recorded[index].position;
}

/** The day on which a position was recorded. */
function dayRecorded(position) {
  let [low, high] = [0, recorded.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (recorded[middle].position < position) low = middle + 1;
    else high = middle;
  }
  return recorded[low].day;
}

/** The row that each unit counts in, by the units of a day as known at a position. */
function unitRows(day, position) {
  const column = Math.max(0, lastIndex(data.unitDays, day));
  const row = Math.max(0, lastIndex(data.unitPositions, position));
  return data.unitMaps[data.unitGrid[row * data.unitDays.length + column]];
}

const ACCOUNTS = 16;
/** The number of the class in an account, and whether it is under social protection. */
const classOf = (account) => account & 7;
const isProtected = (account) => (account & 8) !== 0;

/** Households and persons by unit and account at a day, as known at a position: the sum of the postings inside. */
function balancesAt(day, position) {
  const size = Math.max(1, data.units.length) * ACCOUNTS;
  const balances = { households: new Int32Array(size), persons: new Float64Array(size) };
  const { count, unit, account } = postings;
  for (let row = 0; row < count && postings.day[row] <= day; row++) {
    if (postings.position[row] > position) continue;
    const index = unit[row] * ACCOUNTS + account[row];
    balances.households[index] += postings.households[row];
    balances.persons[index] += postings.persons[row];
  }
  return balances;
}

/** The sum of balances over the accounts that match, of all units. */
function tally(balances, matches) {
  const sum = { households: 0, persons: 0 };
  for (let index = 0; index < balances.households.length; index++) {
    if (!matches(index % ACCOUNTS, Math.floor(index / ACCOUNTS))) continue;
    sum.households += balances.households[index];
    sum.persons += balances.persons[index];
  }
  return sum;
}

/** The balances of the poor and the near-poor by row of units: rows that hold nobody in any class are left out. */
function balancesByRow(balances, rows) {
  const sums = new Map();
  data.units.forEach((_, unit) => {
    for (let account = 0; account < ACCOUNTS; account++) {
      const index = unit * ACCOUNTS + account;
      if (balances.households[index] === 0 && balances.persons[index] === 0) continue;
      const row = rows[unit];
      if (!sums.has(row)) sums.set(row, { poor: [0, 0], near: [0, 0] });
      const part = classOf(account) === 1 ? sums.get(row).poor : classOf(account) === 2 ? sums.get(row).near : null;
      if (!part) continue;
      part[0] += balances.households[index];
      part[1] += balances.persons[index];
    }
  });
  return sums;
}

/** The poor and the near-poor households day by day as known at a position: the days on which they change, ascending. */
function seriesKnownAt(position) {
  const series = { days: [data.from], poor: [0], near: [0] };
  let [poor, near] = [0, 0];
  for (let row = 0; row < postings.count; row++) {
    if (postings.position[row] > position) continue;
    const change = postings.households[row];
    const of = postings.account[row] & 7;
    if (change === 0 || of === 0 || of > 2) continue;
    if (of === 1) poor += change;
    else near += change;
    const day = Math.max(postings.day[row], data.from);
    const last = series.days.length - 1;
    if (series.days[last] === day) [series.poor[last], series.near[last]] = [poor, near];
    else {
      series.days.push(day);
      series.poor.push(poor);
      series.near.push(near);
    }
  }
  return series;
}

/** The poor and the near-poor of each row of units at evenly spaced days, for small charts. */
function sampledByRow(position, rows, samples) {
  const result = new Map();
  const sums = new Map();
  const step = (data.to - data.from) / Math.max(1, samples - 1);
  let next = 0;
  const store = (until) => {
    while (next < samples && data.from + step * next < until) {
      for (const [row, [poor, near]] of sums) {
        if (!result.has(row)) result.set(row, { poor: new Int32Array(samples), near: new Int32Array(samples) });
        result.get(row).poor[next] = poor;
        result.get(row).near[next] = near;
      }
      next++;
    }
  };
  for (let index = 0; index < postings.count; index++) {
    const of = postings.account[index] & 7;
    if (postings.position[index] > position || of === 0 || of > 2) continue;
    store(postings.day[index]);
    const row = rows[postings.unit[index]];
    let sum = sums.get(row);
    if (!sum) sums.set(row, (sum = [0, 0]));
    sum[of - 1] += postings.households[index];
  }
  store(Infinity);
  return result;
}

/** All households that the units reported, as known now, on a day: of all units, and by the id of the unit's row. */
function totalsOn(day) {
  const index = Math.max(0, lastIndex(data.totals, day, (total) => total[0]));
  const total = data.totals[index];
  return total ? { all: total[1], byUnit: total[2] } : { all: null, byUnit: {} };
}

/** The index of the stage, closing or now, at which a position knows what the reports were asked for; −1 before. */
const stageOf = (position) => lastIndex(data.stages, position);
