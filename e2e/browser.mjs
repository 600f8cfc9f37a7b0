// The browser, and what the tests of the room share.
import { chromium } from 'playwright-core';

export const ROOM = process.env.ROOM;

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

/** A page of a reader with these wishes; `faults` gathers what scripts and the content policy complain of. */
export async function reader(browser, wishes = {}) {
  const { language = 'ar', theme = 'light', system = 'light', width = 1440, height = 900, script = true } = wishes;
  const context = await browser.newContext({
    viewport: { width, height }, javaScriptEnabled: script, baseURL: ROOM, reducedMotion: 'reduce', colorScheme: system,
  });
  const cookies = { lang: language, theme };
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: ROOM })));
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  page.on('pageerror', (error) => faults.push(String(error)));
  return { page, faults, context };
}

export const api = async (path) => (await fetch(`${ROOM}/api/${path}`)).json();

/** The ids of all articles. */
export async function articles() {
  const lines = (await (await fetch(`${ROOM}/export/records.jsonl`)).text()).trim().split('\n');
  return lines.map((line) => JSON.parse(line).id);
}

let addresses;

/** The addresses of every kind of page, on the archive of the samples. */
export const pages = () => { addresses ??= find_pages(); return addresses; };

async function find_pages() {
  const { people } = await api('people');
  const found = await api('statements?q=' + encodeURIComponent('كلفة الأعمال'));
  const hit = found.statements[0];
  const retold = (await api('statements?q=' + encodeURIComponent('الجسر القديم'))).statements;
  const all = await articles();
  const named = (name) => `/article/${encodeURIComponent(all.find((id) => id.includes(name)))}`;
  const copies = retold.map((hit) => hit.article.id);
  const other = copies.find((id) => id !== copies[0]) ?? copies[0];
  return {
    home: '/',
    search: `/?q=${encodeURIComponent('رئيس الوزراء')}`,
    filtered: '/?act=deny&sort=newest',
    nothing: `/?q=${encodeURIComponent('لاشيءمنهذا')}`,
    wrong: '/?q=%22',
    article: named('talks-baghdad'),
    nested: named('flood-khartoum'),
    earlier: '/article/corrected-1/version/1',
    corrected: '/beside?a=corrected-1&b=corrected-1&before=1&now=2',
    person: `/person/${people[0].id}`,
    people: '/people',
    compare: `/compare?a=${people[0].id}&b=${people[1].id}`,
    empty: '/compare',
    follow: `/follow?topic=${encodeURIComponent('الجسر القديم')}`,
    silent: `/follow?topic=${encodeURIComponent('زرافة')}`,
    ask: '/follow',
    read: '/read',
    enter: '/enter',
    saying: `/saying/${(retold.find((hit) => hit.saying !== hit.statement.id) ?? hit).saying}`,
    beside: `/beside?a=${copies[0] ?? hit.article.id}&b=${other ?? hit.article.id}`,
    missing: '/article/none',
    api: '/api',
  };
}
