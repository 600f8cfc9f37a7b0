// How pages look, kept beside the tests and compared with how they look now.
//
// Where the elements of a page lie, how large their type is and which way they run is kept for every page
// (looks/layout.json). Of pages that show nothing that was read, whose picture changes with the room alone, small
// pictures are kept too: so small that neither the browser's version nor its smoothing of letters shows.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

export const WRITE = process.env.LOOKS === 'write';

/** Pages whose words are the room's own. */
export const PLAIN = ['empty', 'read', 'enter', 'nothing', 'missing', 'api', 'ask'];

const FOLDER = new URL('looks/', import.meta.url);
const LAYOUT = new URL('layout.json', FOLDER);
/** The small pictures are so many times smaller. */
const SMALLER = 6;
/** Pixels that an element may lie beside its place. */
const BESIDE = 4;
/** How much of a picture's ink may lie otherwise, and how far its paper may be off (of 255). */
const INK = 0.25, PAPER = 6;

const ELEMENTS = ['.top', '.top nav', '.prefs', 'main', '.foot', 'h1:not(.unseen)', '.ask .line', '.chips', '.count-line',
  '.histogram svg', '.hits', '.hit .matn', '.facets', '.facets section', '.column', 'article > p', '.margin', '.notes',
  '.directory', '.sides .row', '.two', '.two > :nth-child(2)', '.paste textarea', '.lane svg', '.lanes svg', '.parties', '.clash', '.days', '.speakers', '.numbers', '.bonds', '.notice'];

const kept = WRITE ? {} : JSON.parse(readFileSync(LAYOUT, 'utf8'));

/** The layout of a page: place and width of its elements, the size of their type, the way they run. */
const layout_of = (page) => page.evaluate((elements) => Object.fromEntries(elements.flatMap((element) => {
  const found = document.querySelector(element);
  if (!found) return [];
  const box = found.getBoundingClientRect();
  const { fontSize, direction } = getComputedStyle(found);
  return [[element, [Math.round(box.left), Math.round(box.width), parseFloat(fontSize), direction]]];
})), ELEMENTS);

/** What is wrong with the layout of a page, against the one that is kept. */
export async function layout(page, name) {
  const now = await layout_of(page);
  if (WRITE) { kept[name] = now; return []; }
  const before = kept[name] ?? {};
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter((element) => {
    const [a, b] = [before[element], now[element]];
    if (!a || !b) return true;
    return Math.abs(a[0] - b[0]) > BESIDE || Math.abs(a[1] - b[1]) > BESIDE || Math.abs(a[2] - b[2]) > 0.1 || a[3] !== b[3];
  }).map((element) => `${name}: ${element} was ${before[element]}, is ${now[element]} (left, width, type, direction)`);
}

/** What is wrong with the picture of a page, against the one that is kept; `easel` is any page of the browser. */
export async function picture(easel, png, name) {
  const file = new URL(`${name}.png`, FOLDER);
  const now = png.toString('base64');
  if (WRITE) {
    const small = await easel.evaluate(shrunk, { now, smaller: SMALLER });
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, Buffer.from(small.split(',')[1], 'base64'));
    return [];
  }
  const { ink, paper } = await easel.evaluate(difference, { now, before: readFileSync(file, 'base64') });
  const same = ink <= INK && paper <= PAPER;
  return same ? [] : [`${name}: ${Math.round(100 * ink)} % of its ink lies otherwise, and its paper is off by ${paper}`];
}

/** Keeps the layouts that were seen, where they are to be written. */
export function keep() {
  if (!WRITE) return;
  mkdirSync(FOLDER, { recursive: true });
  const lines = Object.keys(kept).sort().map((name) => `${JSON.stringify(name)}: ${JSON.stringify(kept[name])}`);
  writeFileSync(LAYOUT, `{\n${lines.join(',\n')}\n}\n`);
}

// These two run in the browser.

async function shrunk({ now, smaller }) {
  const image = new Image();
  image.src = `data:image/png;base64,${now}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(image.width / smaller), Math.round(image.height / smaller)];
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}

// Most of a page is paper: what differs is measured by the ink that there is, or else an empty page would pass for any.
async function difference({ now, before }) {
  const opened = async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    return image;
  };
  const [big, small] = [await opened(now), await opened(before)];
  const pixels = (image) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [small.width, small.height];
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, small.width, small.height);
    return context.getImageData(0, 0, small.width, small.height).data;
  };
  const [a, b] = [pixels(big), pixels(small)];
  const apart = (x, at, y, to) => Math.max(...[0, 1, 2].map((of) => Math.abs(x[at + of] - y[to + of])));
  let changed = 0, ink = 0;
  for (let at = 0; at < a.length; at += 4) {
    changed += apart(a, at, b, at);
    ink += Math.max(apart(a, at, a, 0), apart(b, at, b, 0));
  }
  return { ink: changed / Math.max(ink, 1), paper: apart(a, 0, b, 0) };
}
