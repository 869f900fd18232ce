// The words of the page in the language that is chosen, and how numbers, days and shares are written in it. No text is
// put together from parts of words: each sentence is in the catalogue, with places for figures.

const words = JSON.parse(document.getElementById("words").textContent);
const LANGUAGES = ["vi", "en"];
let language = data.language;

/** The text of a key, its places filled in; a key that is missing shows itself. */
function text(key, values = {}) {
  const both = words[key];
  if (!both) return key;
  return both[LANGUAGES.indexOf(language)].replace(/\{(\w+)\}/g, (place, name) =>
    name in values ? String(values[name]) : place);
}

/** Whether there is a text of a key. */
const hasText = (key) => key in words;

/** A whole number with its groups: 1.234 or 1,234. */
function number(value) {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+(?!\d))/g, language === "vi" ? "." : ",");
  return (value < 0 ? "−" : "") + digits;
}

/** A difference with its sign. */
const signed = (value) => (value > 0 ? "+" : "") + number(value);

/** A share as a per cent with two digits, rounded half up from whole numbers. */
function share(part, all) {
  if (all === null || all === undefined || all <= 0) return text("unknownFigure");
  const hundredths = Math.floor((part * 20000 + all) / (2 * all));
  const [whole, rest] = [Math.floor(hundredths / 100), String(hundredths % 100).padStart(2, "0")];
  return language === "vi" ? `${number(whole)},${rest}%` : `${number(whole)}.${rest}%`;
}

/** Year, month and day of a number of days since 1970-01-01. */
function civil(day) {
  const date = new Date(day * 86400000);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

/** A day as ISO 8601 has it. */
function isoDay(day) {
  const [year, month, date] = civil(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** The number of a day that is written 2023-12-31, 31/12/2023, 31-12-2023 or 31.12.2023, or of the last day of a year;
    null for anything else, the 31st of April too. */
function parseDay(written) {
  const trimmed = (written || "").trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  const usual = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed);
  const [year, month, date] = iso ? iso.slice(1).map(Number) : usual ? usual.slice(1).map(Number).reverse()
    : /^\d{4}$/.test(trimmed) ? [Number(trimmed), 12, 31] : [0, 0, 0];
  const day = Math.round(Date.UTC(year, month - 1, date) / 86400000);
  const [foundYear, foundMonth, foundDate] = civil(day);
  return year >= 100 && foundYear === year && foundMonth === month && foundDate === date ? day : null;
}

/** A day as people write it: 31/12/2023 or 2023-12-31. */
function shownDay(day) {
  const [year, month, date] = isoDay(day).split("-");
  return language === "vi" ? `${date}/${month}/${year}` : isoDay(day);
}

/** The calendar year of a day. */
const yearOf = (day) => civil(day)[0];

/** The last day of a year. */
const endOfYear = (year) => Math.round(Date.UTC(year, 11, 31) / 86400000);

/** A day some months later or earlier; the last day of a month stays one. */
function addingMonths(day, months) {
  const [year, month, date] = civil(day);
  const isLast = civil(day + 1)[1] !== month;
  const length = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return Math.round(Date.UTC(year, month - 1 + months, isLast ? length : Math.min(date, length)) / 86400000);
}

/** The name of a unit by its number, or of one that a table names by its id. */
const unitName = (unit) => (data.units[unit] ? data.units[unit][1] : text("unknownFigure"));
const unitNamed = (id) => {
  const unit = data.units.find((known) => known[0] === id);
  return unit ? unit[1] : id;
};

/** What a position is called: what is known now, or through which day of recording. */
const knownWords = (position) => {
  if (data.union) return text("knownNow");
  if (data.knownPositions) return text("knownPosition", { position: number(position) });
  return position >= data.position ? text("knownNow") : text("knownOn", { day: shownDay(dayRecorded(position)) });
};
