// The charts: the trajectory against the plan with two axes of time, as known then over as known now, and one small chart
// for each unit. Colour is never the only sign: lines have names and widths, marks have shapes.

const CLASSES = [
  { key: "poor", number: 1, index: 0 },
  { key: "near", number: 2, index: 1 },
];

/** What stays the same while the sliders move. */
const trajectory = { series: null, x: null, y: null, top: 0, known: {}, line: null, dots: {}, day: null, width: 0 };

/** A round number of households for the lines of a grid. */
function roundStep(largest, parts) {
  const raw = Math.max(1, largest / parts);
  const power = 10 ** Math.floor(Math.log10(raw));
  return Math.max(1, [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= raw));
}

/** The path of a series of steps through a day: each figure holds until the next day on which it changes. */
function stepPath(series, key, through, x, y) {
  const parts = [];
  let last = null;
  for (let index = 0; index < series.days.length && series.days[index] <= through; index++) {
    const [at, value] = [x(series.days[index]), series[key][index]];
    if (value === last) continue;
    parts.push(last === null ? `M${at} ${y(value)}` : `H${at}V${y(value)}`);
    last = value;
  }
  if (last !== null) parts.push(`H${x(Math.min(through, data.to))}`);
  return parts.join("");
}

/** A mark: a diamond for what was promised; a square is what was filed. */
const diamond = (x, y, size) => `M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z`;

/** The targets that are a number of households of one class on a day of the page. */
const targetMarks = () =>
  data.plans.filter((plan) => !plan.replacedBy && !plan.parent).flatMap((plan) =>
    plan.targets.filter((target) => target.mark !== null && target.due >= data.from && target.due <= data.to)
      .map((target) => ({ due: target.due, value: target.mark, of: target.classes[0], quote: target.quote })));

/** Draws what does not move: the grid, the lines as known now, the marks; and makes the lines that do. */
function drawTrajectory() {
  const figure = byID("trajectory-chart");
  const width = Math.max(280, Math.min(1080, Math.round(figure.clientWidth) || 960));
  const isNarrow = width < 560;
  const height = isNarrow ? 260 : 360;
  const margin = { left: isNarrow ? 40 : 52, right: isNarrow ? 14 : 92, top: 14, bottom: 30 };
  const series = (trajectory.series = seriesKnownAt(data.position));
  const marks = targetMarks();
  const filed = data.closings.filter((closing) => closing.filed && closing.through >= data.from && closing.through <= data.to);
  const largest = Math.max(1, ...series.poor, ...series.near, ...marks.map((mark) => mark.value),
    ...filed.flatMap((closing) => [closing.filed[0], closing.filed[2]]));
  const step = roundStep(largest, isNarrow ? 4 : 5);
  trajectory.top = Math.ceil(largest / step) * step;
  const round = (value) => Math.round(value * 10) / 10;
  const x = (trajectory.x = (day) =>
    round(margin.left + ((day - data.from) / Math.max(1, data.to - data.from)) * (width - margin.left - margin.right)));
  const y = (trajectory.y = (value) =>
    round(height - margin.bottom - (value / trajectory.top) * (height - margin.top - margin.bottom)));
  const drawing = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": "chart-title chart-text" },
    draw("title", { id: "chart-title" }, text("chartTitle")), draw("desc", { id: "chart-text" }, text("chartText")));
  for (let value = 0; value <= trajectory.top; value += step) {
    drawing.append(draw("line", { class: "grid", x1: margin.left, x2: width - margin.right, y1: y(value), y2: y(value) }),
      draw("text", { class: "axis", x: margin.left - 6, y: y(value) + 4, "text-anchor": "end" }, number(value)));
  }
  drawYears(drawing, width, height, margin, isNarrow);
  for (const { key, number: of } of CLASSES) {
    drawing.append(draw("path", { class: `now ${key}`, d: stepPath(series, key, data.to, x, y) }));
    trajectory.known[key] = draw("path", { class: `known ${key}` });
    drawing.append(trajectory.known[key]);
    for (const mark of marks.filter((mark) => mark.of === of)) {
      drawing.append(draw("path", { class: `target ${key}`, d: diamond(x(mark.due), y(mark.value), 6) },
        draw("title", {}, text("targetMark", { day: shownDay(mark.due), value: number(mark.value), quote: mark.quote }))));
    }
    for (const closing of filed) {
      const value = closing.filed[of === 1 ? 0 : 2];
      drawing.append(draw("rect", { class: `filed ${key}`, x: x(closing.through) - 4, y: y(value) - 4, width: 8, height: 8 },
        draw("title", {}, text("filedMark", { day: shownDay(closing.through), value: number(value) }))));
    }
    if (!isNarrow) {
      drawing.append(draw("text", { class: `name ${key}`, x: width - margin.right + 8, y: y(series[key].at(-1)) + 4 },
        text(`class.${of}.short`)));
    }
  }
  trajectory.line = draw("line", { class: "cut", y1: margin.top, y2: height - margin.bottom });
  trajectory.day = draw("text", { class: "cut-day", y: margin.top - 3 });
  drawing.append(trajectory.line, trajectory.day);
  for (const { key } of CLASSES) {
    trajectory.dots[key] = draw("circle", { class: `dot ${key}`, r: 5 });
    drawing.append(trajectory.dots[key]);
  }
  trajectory.width = width;
  fill(figure, drawing);
}

/** The ends of years below the chart; of many only some. */
function drawYears(drawing, width, height, margin, isNarrow) {
  const years = [];
  for (let year = yearOf(data.from); year <= yearOf(data.to); year++) years.push(year);
  const every = Math.ceil(years.length / (isNarrow ? 5 : 10));
  years.forEach((year, index) => {
    const day = endOfYear(year);
    if (day < data.from || day > data.to || index % every !== 0) return;
    const at = trajectory.x(day);
    drawing.append(draw("line", { class: "tick", x1: at, x2: at, y1: height - margin.bottom, y2: height - margin.bottom + 5 }),
      draw("text", { class: "axis", x: at, y: height - margin.bottom + 19,
        "text-anchor": at < 60 ? "start" : "middle" }, isNarrow ? `${year}` : shownDay(day)));
  });
}

/** The day through which a cut knows anything: nothing is drawn behind it. */
const knownThrough = (cut) =>
  Math.min(data.to, Math.max(data.from, cut.position >= data.position ? data.to : dayRecorded(cut.position)));

/** Moves the lines and the dots to a cut. */
function moveTrajectory(cut) {
  const { x, y, known, line, dots, day } = trajectory;
  const series = seriesKnownAt(cut.position);
  const through = knownThrough(cut);
  const index = lastIndex(series.days, cut.day);
  for (const { key } of CLASSES) {
    setAttribute(known[key], "d", stepPath(series, key, through, x, y));
    setAttribute(dots[key], "cx", x(cut.day));
    setAttribute(dots[key], "cy", y(index < 0 ? 0 : series[key][index]));
  }
  setAttribute(line, "x1", x(cut.day));
  setAttribute(line, "x2", x(cut.day));
  setAttribute(day, "x", x(cut.day));
  setAttribute(day, "text-anchor", x(cut.day) > trajectory.width - 130 ? "end" : x(cut.day) < 60 ? "start" : "middle");
  setText(day, shownDay(cut.day));
}

/** What the chart shows, as a table: the ends of years as known then and now, with what was filed. */
function chartTable(cut) {
  const [known, now] = [seriesKnownAt(cut.position), trajectory.series];
  const at = (series, key, day) => series[key][Math.max(0, lastIndex(series.days, day))];
  const days = [];
  for (let year = yearOf(data.from); year <= yearOf(data.to); year++) {
    if (endOfYear(year) >= data.from && endOfYear(year) <= data.to) days.push(endOfYear(year));
  }
  const heads = [[head(text("dayColumn")), ...CLASSES.flatMap(({ number: of }) => [
    head(text("asKnown", { what: text(`class.${of}`) })), head(text("asKnownNow", { what: text(`class.${of}`) })),
    head(text("asFiled", { what: text(`class.${of}`) }))])]];
  return table(text("chartTable"), heads, days.map((day) => {
    const closing = data.closings.find((closing) => closing.through === day && closing.filed);
    return [shownDay(day), ...CLASSES.flatMap(({ key, index }) => [at(known, key, day), at(now, key, day),
      closing ? closing.filed[2 * index] : numberCell("–")])];
  }));
}

const SAMPLES = 72;
/** The small charts by the number of the row of units. */
const small = { charts: new Map(), top: 1 };

/** Draws a small chart for each row of units that holds households, all with one scale, or moves the lines of those that are there. */
function drawSmallCharts(cut, rows, held) {
  const place = byID("unit-charts");
  const samples = sampledByRow(cut.position, rows, SAMPLES);
  const shown = held.filter((unit) => samples.has(unit));
  const [width, height] = [150, 56];
  const largest = Math.max(1, ...shown.map((unit) => Math.max(...samples.get(unit).poor, ...samples.get(unit).near)));
  const isSame = shown.length === small.charts.size && shown.every((unit) => small.charts.has(unit)) && small.top >= largest;
  if (!isSame) {
    small.top = Math.max(largest, small.top);
    small.charts = new Map();
    fill(place, shown.slice(0, 60).map((unit) => {
      const lines = CLASSES.map(({ key }) => draw("path", { class: `known ${key}` }));
      const mark = draw("line", { class: "cut", y1: 0, y2: height });
      small.charts.set(unit, { lines, mark });
      return make("figure", {}, make("figcaption", {}, ledgerText(unitName(unit))),
        draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img",
          "aria-label": text("smallChart", { unit: unitName(unit), top: number(small.top) }) },
        draw("line", { class: "grid", x1: 0, x2: width, y1: height - 1, y2: height - 1 }), lines, mark));
    }));
    setText(byID("unit-charts-scale"), text("smallScale", { top: number(small.top), from: shownDay(data.from), to: shownDay(data.to) }));
  }
  const at = ((cut.day - data.from) / Math.max(1, data.to - data.from)) * width;
  const last = Math.max(1, Math.ceil(((knownThrough(cut) - data.from) / Math.max(1, data.to - data.from)) * (SAMPLES - 1)));
  for (const [unit, { lines, mark }] of small.charts) {
    CLASSES.forEach(({ key }, index) => {
      const values = samples.get(unit)[key];
      let path = "";
      for (let sample = 0; sample <= Math.min(last, SAMPLES - 1); sample++) {
        const [x, y] = [(sample / (SAMPLES - 1)) * width, height - 2 - (values[sample] / small.top) * (height - 6)];
        path += `${sample ? "L" : "M"}${Math.round(x)} ${Math.round(y * 10) / 10}`;
      }
      setAttribute(lines[index], "d", path);
    });
    setAttribute(mark, "x1", at);
    setAttribute(mark, "x2", at);
  }
}
