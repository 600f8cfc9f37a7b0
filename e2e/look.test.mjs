// How every page looks: in both languages and themes, from phone to wide screen; and whether everybody can use it.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, pages, reader } from './browser.mjs';
import { PLAIN, keep, layout, picture } from './looks.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let browser, easel;
before(async () => {
  browser = await launch();
  easel = await browser.newPage();
  mkdirSync('shots', { recursive: true });
});
after(async () => { keep(); await browser.close(); });

const settled = (page) => page.evaluate(() => document.fonts.ready);

for (const language of ['ar', 'en']) {
  for (const theme of ['light', 'dark']) {
    test(`every page looks as it did, ${language}, ${theme}`, async () => {
      const wrong = [];
      for (const width of [360, 768, 1440]) {
        const { page, context } = await reader(browser, { language, theme, width });
        for (const [name, address] of Object.entries(await pages())) {
          await page.goto(address);
          await settled(page);
          const broad = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(broad <= 0, `${name} is ${broad} px broader than ${width}`);
          const look = `${name}-${language}-${theme}-${width}`;
          // The theme changes colours alone.
          if (theme === 'light') wrong.push(...await layout(page, `${name}-${language}-${width}`));
          const whole = await page.screenshot({ path: `shots/${look}.png`, fullPage: true });
          if (PLAIN.includes(name)) {
            const height = await page.evaluate(() => document.documentElement.scrollHeight);
            const seen = height > 900 ? await page.screenshot() : whole;
            wrong.push(...await picture(easel, seen, look));
          }
        }
        await context.close();
      }
      assert.deepEqual(wrong, []);
    });

    test(`axe-core finds nothing serious, ${language}, ${theme}`, async () => {
      const { page, context } = await reader(browser, { language, theme });
      const found = [];
      for (const [name, address] of Object.entries(await pages())) {
        await page.goto(address);
        await settled(page);
        await page.evaluate(AXE);
        const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), TAGS);
        for (const violation of violations) {
          if (['serious', 'critical'].includes(violation.impact)) {
            const where = violation.nodes.slice(0, 3).map((node) => `${node.html} ${node.failureSummary}`);
            found.push(`${name}: ${violation.id}: ${where.join(' | ')}`);
          }
        }
      }
      assert.deepEqual(found, []);
      await context.close();
    });
  }
}

test('paper and ink are those of the theme, whoever chose it', async () => {
  const colours = async (wishes) => {
    const { page, context } = await reader(browser, wishes);
    await page.goto('/people');
    const seen = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return [backgroundColor, color];
    });
    await context.close();
    return seen;
  };
  const light = await colours({ theme: 'light' });
  const dark = await colours({ theme: 'dark' });
  assert.notDeepEqual(light, dark);
  assert.deepEqual(await colours({ theme: 'system', system: 'light' }), light);
  assert.deepEqual(await colours({ theme: 'system', system: 'dark' }), dark);
});

test('the entrance is light and quickly painted', async () => {
  const { page, context } = await reader(browser);
  let bytes = 0;
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  client.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
  await page.goto('/', { waitUntil: 'networkidle' });
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  console.log(`entrance: ${Math.round(bytes / 1024)} KB over the wire, first contentful paint ${Math.round(paint)} ms`);
  assert.ok(bytes < 150 * 1024, `${bytes} bytes`);
  await context.close();
});
