import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { siteScript } from "./site-script.js";
import { SVGDocument } from "./svg-document.js";

const { qrCode, qrSvg, TextTooLong } = await siteScript("qr.js");
const page = new SVGDocument();
const version = (text) => (qrCode(text).size - 17) / 4;

/** Text bytes that fit versions 1 to 20 at level M (ISO/IEC 18004, table 7). */
const room = [
  14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
];

test("a text above 666 bytes is refused", () => {
  assert.throws(() => qrCode("a".repeat(667)), TextTooLong);
  assert.throws(() => qrSvg("é".repeat(334), "Code", page), { code: "qr-text-too-long" });
});

test("length counts in bytes of UTF-8", () => {
  assert.equal(version("é".repeat(7)), 1);
  assert.equal(version("é".repeat(7) + "a"), 2);
});

test("each version is used up to its last byte", () => {
  assert.deepEqual(
    room.map((bytes) => version("a".repeat(bytes))),
    room.map((_, index) => index + 1),
  );
  assert.deepEqual(
    room.slice(0, -1).map((bytes) => version("a".repeat(bytes + 1))),
    room.slice(1).map((_, index) => index + 2),
  );
});

test("authenticator addresses take the expected versions", () => {
  assert.deepEqual([78, 135, 248].map((bytes) => version("o".repeat(bytes))), [5, 8, 11]);
});

test("finders, timing, and the dark module stand where the standard has them", () => {
  const { size, cells } = qrCode("A");
  const rows = Array.from({ length: size }, (_, y) =>
    cells.slice(y * size, y * size + size).join(""),
  );
  const finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];
  assert.deepEqual(rows.slice(0, 7).map((row) => row.slice(0, 7)), finder);
  assert.deepEqual(rows.slice(0, 7).map((row) => row.slice(-7)), finder);
  assert.deepEqual(rows.slice(-7).map((row) => row.slice(0, 7)), finder);
  assert.equal(rows[6].slice(7, -7), "0101010");
  assert.equal(rows[4 * 1 + 9][8], "1");
  assert.ok(cells.every((cell) => cell === 0 || cell === 1));
});

test("format words are those of level M", () => {
  const words = [0x5412, 0x5125, 0x5e7c, 0x5b4b, 0x45f9, 0x40ce, 0x4f97, 0x4aa0];
  const seen = new Set();
  for (let i = 0; i < 60; i++) {
    const { size, cells } = qrCode(`text ${i}`);
    const at = (x, y) => cells[y * size + x];
    const second = parseInt(
      [
        ...[1, 2, 3, 4, 5, 6, 7].map((k) => at(8, size - k)),
        ...[8, 7, 6, 5, 4, 3, 2, 1].map((k) => at(size - k, 8)),
      ].join(""),
      2,
    );
    const first = parseInt(
      [
        ...[0, 1, 2, 3, 4, 5, 7].map((x) => at(x, 8)),
        ...[8, 7, 5, 4, 3, 2, 1, 0].map((y) => at(8, y)),
      ].join(""),
      2,
    );
    assert.ok(words.includes(first), `${first.toString(16)} in code ${i}`);
    assert.equal(second, first, `second copy in code ${i}`);
    seen.add(first);
  }
  assert.ok(seen.size > 3, "penalty picks among several masks");
});

test("version words are those of the standard", () => {
  const words = {
    7: 0x07c94, 8: 0x085bc, 9: 0x09a99, 10: 0x0a4d3, 11: 0x0bbf6, 12: 0x0c762, 13: 0x0d847,
    14: 0x0e60d, 15: 0x0f928, 16: 0x10b78, 17: 0x1145d, 18: 0x12a17, 19: 0x13532, 20: 0x149a6,
  };
  for (const [number, word] of Object.entries(words)) {
    const { size, cells } = qrCode("v".repeat(room[number - 1]));
    let upper = 0;
    let lower = 0;
    for (let i = 17; i >= 0; i--) {
      const far = size - 11 + (i % 3);
      const near = Math.floor(i / 3);
      upper = upper * 2 + cells[near * size + far];
      lower = lower * 2 + cells[far * size + near];
    }
    assert.deepEqual([upper, lower], [word, word], `version ${number}`);
  }
});

test("alignment patterns stand at the standard's centres", () => {
  const centres = {
    1: [], 2: [6, 18], 3: [6, 22], 4: [6, 26], 5: [6, 30], 6: [6, 34], 7: [6, 22, 38],
    8: [6, 24, 42], 9: [6, 26, 46], 10: [6, 28, 50], 11: [6, 30, 54], 12: [6, 32, 58],
    13: [6, 34, 62], 14: [6, 26, 46, 66], 15: [6, 26, 48, 70], 16: [6, 26, 50, 74],
    17: [6, 30, 54, 78], 18: [6, 30, 56, 82], 19: [6, 30, 58, 86], 20: [6, 34, 62, 90],
  };
  for (const [number, list] of Object.entries(centres)) {
    const { size, cells } = qrCode("c".repeat(room[number - 1]));
    const ring = (x, y, far) => {
      const found = new Set();
      for (let dy = -far; dy <= far; dy++) {
        for (let dx = -far; dx <= far; dx++) {
          if (Math.max(Math.abs(dx), Math.abs(dy)) === far) found.add(cells[(y + dy) * size + x + dx]);
        }
      }
      return [...found].join();
    };
    for (const x of list) {
      for (const y of list) {
        const last = size - 7;
        if ([`6,6`, `6,${last}`, `${last},6`].includes(`${x},${y}`)) continue;
        assert.deepEqual([0, 1, 2].map((far) => ring(x, y, far)), ["1", "0", "1"], `${number}: ${x},${y}`);
      }
    }
  }
});

test("the image is black on white with a quiet zone, a role and a name", () => {
  const { size } = qrCode("otpauth://totp/A:b?secret=C");
  const { text } = qrSvg("otpauth://totp/A:b?secret=C", 'Scan "me" <now>', page);
  assert.match(text, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" role="img" aria-label="Scan &#34;me&#34; &#60;now>"/);
  assert.ok(text.includes(`viewBox="0 0 ${size + 8} ${size + 8}" shape-rendering="crispEdges"`));
  assert.ok(text.includes(`width="${size + 8}" height="${size + 8}" fill="#fff"`));
  assert.ok(text.includes(' d="M4 4h1v1h-1zM5 4h1'), "the first finder starts after four light modules");
  assert.ok(!text.includes("style"));
});

/** Park–Miller: the same texts on every run. */
function randomNumbers(seed) {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/**
 * 200 texts, ten for each version: plain, addresses as the page has them, and far scripts.
 * Each ends with a line feed of its own, so that what zbar prints can be told apart.
 */
function randomTexts() {
  const random = randomNumbers(20240229);
  const base32 = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"];
  const plain = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 :/?&=%+-_.~@#!,;*"];
  const wide = [...plain, ..."äöüßéèçñøåλπжяשםعمหไ日本語한국漢字—“”€✓😀🔐"];
  return room.flatMap((most, index) =>
    Array.from({ length: 10 }, (_, i) => {
      const least = index ? room[index - 1] + 1 : 1;
      const length = [most, least][i] ?? least + random(most - least + 1);
      const letters = [base32, plain, wide][i % 3];
      let text = letters === base32 && length > 40 ? "otpauth://totp/Acme:a?secret=" : "";
      while (Buffer.byteLength(text) < length - 1) {
        const next = letters[random(letters.length)];
        text += Buffer.byteLength(text + next) < length ? next : ".";
      }
      return text + "\n";
    }),
  );
}

const missing = ["rsvg-convert", "zbarimg"].filter(
  (tool) => spawnSync(tool, ["--version"]).error !== undefined,
);

test(
  "200 random texts over all versions are read back by zbar",
  { skip: missing.length > 0 && `${missing.join(" and ")} not installed` },
  async () => {
    const texts = randomTexts();
    const drawings = texts.map((text) => qrSvg(text, "Code", page));
    assert.deepEqual(
      drawings.map((svg) => side(svg)),
      texts.map((_, i) => Math.floor(i / 10) * 4 + 29),
    );
    const folder = mkdtempSync(join(tmpdir(), "lintel-qr-"));
    try {
      const images = await rasterised(drawings, folder);
      // Binary: else zbar guesses an encoding, and takes some UTF-8 for Shift JIS.
      const options = ["--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", "-Sbinary"];
      const lines = String(spawnSync("zbarimg", [...options, ...images]).stdout).split(/(?<=\n)/);
      const wrong = texts.flatMap((text, i) => (lines[i] === text ? [] : [`${i}: ${text}`]));
      assert.deepEqual(wrong.map((line) => line.slice(0, 60)), []);
      assert.equal(lines.length, texts.length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

/** The width of a drawing in modules, quiet zone included. */
function side(svg) {
  return Number(svg.attributes.viewBox.split(" ")[2]);
}

/** A PNG for each drawing, six pixels a module, two converters at a time. */
async function rasterised(drawings, folder) {
  const images = drawings.map((_, i) => join(folder, `${String(i).padStart(3, "0")}.png`));
  const waiting = [...images.keys()];
  const convert = (i) =>
    new Promise((done, fail) => {
      const options = ["--zoom", "6", "--output", images[i]];
      const converter = execFile("rsvg-convert", options, (error) => (error ? fail(error) : done()));
      converter.stdin.end(drawings[i].text);
    });
  const worker = async () => {
    for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) await convert(i);
  };
  await Promise.all([worker(), worker()]);
  return images;
}
