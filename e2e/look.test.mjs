// How every page looks: in both languages and themes, from phone to wide screen; and whether everybody can use it.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch, pages, reader } from './browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;
before(async () => { browser = await launch(); mkdirSync('shots', { recursive: true }); });
after(() => browser.close());

const settled = (page) => page.evaluate(() => document.fonts.ready);

for (const language of ['ar', 'en']) {
  for (const theme of ['light', 'dark']) {
    test(`every page, ${language}, ${theme}`, async () => {
      for (const width of [360, 768, 1440]) {
        const { page, context } = await reader(browser, { language, theme, width });
        for (const [name, address] of Object.entries(await pages())) {
          await page.goto(address);
          await settled(page);
          const broad = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(broad <= 0, `${name} is ${broad} px broader than ${width}`);
          await page.screenshot({ path: `shots/${name}-${language}-${theme}-${width}.png`, fullPage: true });
        }
        await context.close();
      }
    });

    test(`axe-core finds nothing serious, ${language}, ${theme}`, async () => {
      const { page, context } = await reader(browser, { language, theme });
      const found = [];
      for (const [name, address] of Object.entries(await pages())) {
        await page.goto(address);
        await settled(page);
        await page.evaluate(AXE);
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), tags);
        for (const violation of violations) {
          if (['serious', 'critical'].includes(violation.impact)) {
            found.push(`${name}: ${violation.id}: ${violation.nodes.slice(0, 3).map((n) => n.html + ' ' + n.failureSummary).join(' | ')}`);
          }
        }
      }
      assert.deepEqual(found, []);
      await context.close();
    });
  }
}

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
