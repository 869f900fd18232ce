// Elements made of text: whatever a ledger says becomes a text node and never markup. Tables have captions and headers,
// and can be scrolled by keyboard where they are wider than the page.

const SVG = "http://www.w3.org/2000/svg";
const byID = (id) => document.getElementById(id);

/** Puts attributes and children on an element; listeners are functions under the name of their event. */
function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

const make = (name, attributes, ...children) => furnish(document.createElement(name), attributes, children);
const draw = (name, attributes, ...children) => furnish(document.createElementNS(SVG, name), attributes, children);

/** Text of the ledger, in a direction of its own. */
const ledgerText = (value) => make("bdi", {}, value === null || value === undefined ? "" : value);

/** Sets the text of an element where it differs: an element that stays as it is costs nothing. */
function setText(element, value) {
  const shown = String(value);
  if (element.textContent !== shown) element.textContent = shown;
}

/** Sets an attribute where it differs. */
function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

/** Fills an element anew. */
function fill(element, ...children) {
  element.replaceChildren();
  return furnish(element, {}, children);
}

/** A heading of a table: its text, how many columns or rows it is above, and what it is called where it has no text. */
const head = (content, options = {}) =>
  make("th", { scope: options.span > 1 ? "colgroup" : "col", colspan: options.span, rowspan: options.rows,
    class: options.class }, content);

/** A table in a region that can be scrolled; rows are lists of cells, the first of each is its header. */
function table(caption, heads, rows, options = {}) {
  const body = make("tbody", {}, rows.map((cells) => row(cells)));
  const made = make("table", { class: options.class }, make("caption", { class: "hidden" }, caption),
    make("thead", {}, heads.map((cells) => make("tr", {}, cells))), body);
  const region = make("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": caption }, made);
  // What is seen of the caption does not scroll with the table; a screen reader has the table's own.
  return options.showsCaption ? make("div", {}, make("p", { class: "caption", "aria-hidden": "true" }, caption), region) : region;
}

/** A row: the first cell is a header; numbers are at the right. */
function row(cells) {
  return make("tr", {}, cells.map((cell, index) => {
    if (cell instanceof HTMLTableCellElement) return cell;
    if (index === 0) return make("th", { scope: "row" }, cell);
    return make("td", { class: typeof cell === "number" ? "number" : null },
      typeof cell === "number" ? number(cell) : cell);
  }));
}

/** A number at the right, of any words. */
const numberCell = (content, attributes = {}) => make("td", { class: "number", ...attributes }, content);

/** A figure that opens the list of the households behind it; what they are is in its name. */
function figureButton(name, value, choose) {
  if (!postings.household) return make("span", { class: "figure", "data-value": value }, number(value));
  return make("button", { type: "button", class: "figure", "data-value": value,
    "aria-label": text("showHouseholds", { what: name, count: number(value) }), click: choose }, number(value));
}

/** Text behind a heading that opens it. */
const foldable = (summary, ...children) => make("details", {}, make("summary", {}, summary), children);

/** A section that what the page was made from does not have. */
const notThere = () => note(text(data.union ? "notInUnion" : "notInBundle"));

/** A note in small letters. */
const note = (...children) => make("p", { class: "note" }, children);

/** A command to type, as it is. */
const command = (words) => make("code", { translate: "no" }, words);
