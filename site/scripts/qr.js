// @ts-check
// QR codes for the authenticator set-up: byte mode, level M, versions 1 to 20 (ISO/IEC 18004).
// Loaded on demand by page.js, on the page that shows one.

/** Room for text in bytes, check bytes in a block, and number of blocks, for versions 1 to 20. */
const ROOM = [
  14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
];
const CHECK = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

/** The text has more than 666 bytes in UTF-8: show it as text only. */
export class TextTooLong extends Error {
  code = "qr-text-too-long";
}

/**
 * The smallest code that holds a text.
 * @param {string} text
 * @returns {{size: number, cells: number[]}} modules a side without the quiet zone, and the
 *   modules row by row, 1 for dark
 * @throws {TextTooLong}
 */
export function qrCode(text) {
  const bytes = new TextEncoder().encode(text);
  const index = ROOM.findIndex((room) => bytes.length <= room);
  if (index < 0) throw new TextTooLong();
  const size = index * 4 + 21;
  const frame = drawFrame(index + 1, size);
  const free = freeCells(frame, size);
  const words = codewords(bytes, index);
  let best = frame;
  let lowest = Infinity;
  for (let mask = 0; mask < 8; mask++) {
    const cells = [...frame];
    drawFormat(cells, size, mask);
    free.forEach((cell, i) => {
      const bit = (words[i >> 3] >> (7 - (i & 7))) & 1;
      cells[cell] = maskAt(mask, cell % size, Math.floor(cell / size)) ? bit : 1 - bit;
    });
    const cost = penalty(cells, size);
    if (cost < lowest) {
      lowest = cost;
      best = cells;
    }
  }
  return { size, cells: best };
}

/**
 * A text's code as an image: black on white with a quiet zone of four modules, whatever the
 * page's colours.
 * @param {string} text
 * @param {string} label its accessible name
 * @param {Document} [page]
 * @returns {SVGElement}
 * @throws {TextTooLong}
 */
export function qrSvg(text, label, page = document) {
  const { size, cells } = qrCode(text);
  const side = size + 8;
  const path = cells.map((cell, i) =>
    cell ? `M${(i % size) + 4} ${Math.floor(i / size) + 4}h1v1h-1z` : "",
  );
  const element = (name, attributes) => {
    const node = page.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) node.setAttribute(key, attributes[key]);
    return node;
  };
  const svg = element("svg", {
    role: "img",
    "aria-label": label,
    viewBox: `0 0 ${side} ${side}`,
    "shape-rendering": "crispEdges",
  });
  svg.append(
    element("rect", { width: side, height: side, fill: "#fff" }),
    element("path", { d: path.join("") }),
  );
  return svg;
}

/** A data module in column x, row y is turned over where its mask gives 0. */
function maskAt(mask, x, y) {
  const two = (x * y) % 2;
  const three = (x * y) % 3;
  return [
    (x + y) % 2,
    y % 2,
    x % 3,
    (x + y) % 3,
    ((y >> 1) + Math.floor(x / 3)) % 2,
    two + three,
    (two + three) % 2,
    (x + y + three) % 2,
  ][mask];
}

/** Data and check bytes in the order in which they are drawn. */
function codewords(bytes, index) {
  const wide = index > 8;
  const hex = (number, digits) => number.toString(16).padStart(digits, "0");
  // Mode, length and the closing zeros come in half bytes: as hexadecimal digits they just join.
  const digits =
    4 + hex(bytes.length, wide ? 4 : 2) + Array.from(bytes, (byte) => hex(byte, 2)).join("") + 0;
  const room = ROOM[index] + (wide ? 3 : 2);
  const pairs = /** @type {string[]} */ ((digits + "ec11".repeat(room)).match(/../g));
  const data = pairs.map((pair) => parseInt(pair, 16));
  // Rounding down gives the last blocks the byte more where the division leaves a rest.
  const blocks = Array.from({ length: BLOCKS[index] }, (_, i) =>
    data.splice(0, Math.floor((room + i) / BLOCKS[index])),
  );
  const weave = (rows) =>
    rows[rows.length - 1].flatMap((_, i) => rows.flatMap((row) => row.slice(i, i + 1)));
  return [...weave(blocks), ...weave(blocks.map((block) => checkBytes(block, CHECK[index])))];
}

/** The Reed-Solomon remainder of a block over GF(256) with polynomial 0x11d. */
function checkBytes(block, count) {
  const times = (a, b) => {
    let sum = 0;
    for (let i = 8; i--; ) sum = (sum << 1) ^ ((sum >> 7) * 0x11d) ^ (((b >> i) & 1) * a);
    return sum;
  };
  let divisor = [1];
  for (let i = 0, root = 1; i < count; i++) {
    divisor = [...divisor, 0].map((factor, j) => factor ^ times(root, divisor[j - 1]));
    root = times(root, 2);
  }
  let rest = divisor.slice(1).fill(0);
  for (const byte of block) {
    const first = byte ^ rest[0];
    rest = rest.map((_, i) => rest[i + 1] ^ times(divisor[i + 1], first));
  }
  return rest;
}

/** All that does not depend on text or mask; modules left for data are undefined. */
function drawFrame(version, size) {
  const cells = Array(size * size).fill(undefined);
  const rings = (x, y, pattern = [1, 1, 0, 1, 0]) =>
    cells.forEach((cell, i) => {
      const far = Math.max(Math.abs((i % size) - x), Math.abs(Math.floor(i / size) - y));
      cells[i] = far < pattern.length ? pattern[far] : cell;
    });
  rings(3, 3);
  rings(size - 4, 3);
  rings(3, size - 4);
  const gaps = Math.floor(version / 7) + 1;
  const step = Math.ceil((size - 13) / gaps / 2) * 2;
  const centres = [6];
  for (let i = size - 7; version > 1 && i > 6; i -= step) centres.push(i);
  for (const x of centres) {
    for (const y of centres) {
      if (cells[y * size + x] === undefined) rings(x, y, [1, 0, 1]);
    }
  }
  for (let i = 8; i < size - 8; i++) cells[6 * size + i] = cells[i * size + 6] = 1 - (i % 2);
  if (version > 6) {
    const word = withRemainder(version, 12, 0x1f25);
    for (let i = 0; i < 18; i++) {
      const near = Math.floor(i / 3);
      const far = size - 11 + (i % 3);
      cells[near * size + far] = cells[far * size + near] = (word >> i) & 1;
    }
  }
  drawFormat(cells, size, 0);
  return cells;
}

/** Level M and the mask's number, twice, around the finders; and the one module always dark. */
function drawFormat(cells, size, mask) {
  const word = withRemainder(mask, 10, 0x537) ^ 0x5412;
  for (let i = 0; i < 15; i++) {
    const bit = (word >> i) & 1;
    cells[i < 8 ? (i < 6 ? i : i + 1) * size + 8 : 8 * size + (i < 9 ? 7 : 14 - i)] = bit;
    cells[i < 8 ? 9 * size - 1 - i : (size - 15 + i) * size + 8] = bit;
  }
  cells[(size - 8) * size + 8] = 1;
}

/** A number followed by its BCH check bits. */
function withRemainder(number, bits, divisor) {
  let rest = number;
  for (let i = 0; i < bits; i++) rest = (rest << 1) ^ ((rest >> (bits - 1)) * divisor);
  return (number << bits) | rest;
}

/** The data modules in drawing order: column pairs from the right, up and down in turn. */
function freeCells(cells, size) {
  const free = [];
  for (let pair = size - 1, up = true; pair > 0; pair -= 2, up = !up) {
    if (pair === 6) pair = 5;
    for (let i = 0; i < size; i++) {
      const row = (up ? size - 1 - i : i) * size;
      free.push(row + pair, row + pair - 1);
    }
  }
  return free.filter((cell) => cells[cell] === undefined);
}

/** How hard a code is to read: runs, 2 × 2 blocks, false finders, and uneven share of dark. */
function penalty(cells, size) {
  let cost = 0;
  let dark = 0;
  for (let y = 0; y < size; y++) {
    let row = "";
    let column = "";
    for (let x = 0; x < size; x++) {
      const i = y * size + x;
      row += cells[i];
      dark += cells[i];
      column += cells[x * size + y];
      // Above the first row there is nothing: the sum is then no number.
      const square = cells[i] + cells[i - 1] + cells[i - size] + cells[i - size - 1];
      if (x && square % 4 === 0) cost += 3;
    }
    for (const line of [row, column]) {
      for (const [run] of line.matchAll(/(.)\1{4,}/g)) cost += run.length - 2;
      cost += [...line.matchAll(/(?=00001011101|10111010000)/g)].length * 40;
    }
  }
  return cost + Math.floor(Math.abs((dark * 2) / cells.length - 1) * 10) * 10;
}
