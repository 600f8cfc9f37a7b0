// The browser, and what the tests of the room share.
import { chromium } from 'playwright-core';

export const ROOM = process.env.ROOM;

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

/** A page of a reader with these wishes; `faults` gathers what scripts and the content policy complain of. */
export async function reader(browser, { language = 'ar', theme = 'light', width = 1440, script = true } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 }, javaScriptEnabled: script, baseURL: ROOM, reducedMotion: 'reduce',
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

/** The addresses of every kind of page, on the archive of the samples. */
export async function pages() {
  const { people } = await api('people');
  const found = await api('statements?q=' + encodeURIComponent('كلفة الأعمال'));
  const hit = found.statements[0];
  const retold = (await api('statements?q=' + encodeURIComponent('الجسر القديم'))).statements;
  const named = async (name) => `/article/${encodeURIComponent((await articles()).find((id) => id.includes(name)))}`;
  const copies = retold.map((hit) => hit.article.id);
  const other = copies.find((id) => id !== copies[0]) ?? copies[0];
  return {
    home: '/',
    search: `/?q=${encodeURIComponent('رئيس الوزراء')}`,
    filtered: '/?act=deny&sort=newest',
    nothing: `/?q=${encodeURIComponent('لاشيءمنهذا')}`,
    wrong: '/?q=%22',
    article: await named('talks-baghdad'),
    nested: await named('flood-khartoum'),
    person: `/person/${people[0].id}`,
    people: '/people',
    compare: `/compare?a=${people[0].id}&b=${people[1].id}`,
    read: '/read',
    saying: `/saying/${(retold.find((hit) => hit.saying !== hit.statement.id) ?? hit).saying}`,
    beside: `/beside?a=${copies[0] ?? hit.article.id}&b=${other ?? hit.article.id}`,
    missing: '/article/none',
    api: '/api',
  };
}
