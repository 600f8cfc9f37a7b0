// A reader's way through the room, with script and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, launch, pages, reader } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const text = 'فتح الطريق\nقال وزير النقل محمد علي إن الطريق سيفتح غدا. <script>document.title="taken"</script>';

for (const script of [true, false]) {
  const how = script ? 'with script' : 'without script';

  test(`search, filter, open, follow a chain ${how}`, async () => {
    const { page, faults, context } = await reader(browser, { script });
    await page.goto('/');
    await page.locator('#q').fill('كلفة الأعمال');
    await page.locator('.ask button').click();
    await page.waitForURL(/q=/);
    const all = await page.locator('.hit').count();
    assert.ok(all > 1, 'hits');
    assert.ok(await page.locator('.hit mark').count() > 0, 'words are highlighted');

    await page.locator('.facets a[href*="act=deny"]').first().click();
    await page.waitForURL(/act=deny/);
    await page.locator('.chips a').waitFor();
    const denied = await page.locator('.hit').count();
    assert.ok(denied >= 1 && denied < all, 'the filter narrows');

    await page.locator('.hit .source a').first().click();
    await page.waitForURL(/article\/.*#s-/);
    const said = page.locator(':target');
    assert.equal(await said.count(), 1, 'the link leads to the source sentence');
    const note = await page.locator('article .cue').first().getAttribute('href');
    await page.locator('article .cue').first().click();
    assert.equal(new URL(page.url()).hash, note);
    assert.ok(await page.locator(`${note} .chain li`).count() >= 2, 'the chain is drawn');

    await page.locator('.note .who[href^="/person/"]').first().click();
    await page.waitForURL(/person/);
    assert.ok(await page.locator('.hit').count() >= 1);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`a corrected article leads to its earlier version and back ${how}`, async () => {
    const { page, faults, context } = await reader(browser, { script });
    await page.goto('/article/corrected-1');
    await page.locator('.margin a[href$="/version/1"]').click();
    await page.waitForURL(/version\/1/);
    assert.match(await page.locator('article').textContent(), /الخميس/);
    await page.locator('.margin a[href^="/beside"]').first().click();
    await page.waitForURL(/beside/);
    assert.ok(await page.locator('ins', { hasText: 'الجمعة' }).count() > 0, 'what was added is marked');
    await page.goBack();
    await page.locator('.earlier a').click();
    await page.waitForURL(/corrected-1$/);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`what is shown is downloaded ${how}`, async () => {
    const { page, context } = await reader(browser, { script });
    await page.goto('/?act=deny');
    for (const name of ['statements.csv', 'records.jsonl', 'statements.parquet', 'annotations.jsonl']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`.facets a[href*="/export/${name}"]`).click(),
      ]);
      assert.equal(download.suggestedFilename(), name);
    }
    await context.close();
  });

  test(`the histogram filters ${how}`, async () => {
    const { page, context } = await reader(browser, { script });
    await page.goto('/');
    await page.locator('.histogram summary').click();
    await page.locator('.histogram td a').first().click();
    await page.waitForURL(/said=/);
    assert.ok(await page.locator('.hit').count() >= 1);
    await context.close();
  });

  test(`two speakers are compared ${how}`, async () => {
    const { people } = await api('people');
    const { page, context } = await reader(browser, { script });
    await page.goto('/compare');
    await page.locator('#a').fill(people[0].label);
    await page.locator('#b').fill(people[1].label);
    await page.locator('.sides button').click();
    await page.waitForURL(/b=/);
    assert.equal(await page.locator('.two > section.side').count(), 2);
    assert.ok(await page.locator('.hit').count() >= 2);
    await context.close();
  });

  test(`a search is followed as a dialogue, and every line leads to its sentence ${how}`, async () => {
    const { page, faults, context } = await reader(browser, { script });
    await page.goto(`/?q=${encodeURIComponent('الجسر القديم')}`);
    await page.locator('.count-line a[href^="/follow"]').click();
    await page.waitForURL(/follow\?topic=/);
    assert.ok(await page.locator('.parties > li, .speakers > li').count() > 0, 'somebody speaks');
    assert.ok(await page.locator('.days > li').count() > 0, 'on some days');
    const lines = await page.locator('.told a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    assert.ok(lines.length > 2 && lines.every((href) => /^\/article\/[^#]+#(s-|:~:text=)/.test(href)), lines.join(' '));
    const [download] = await Promise.all([
      page.waitForEvent('download'), page.locator('.downloads a[href*="dossier.md"]').click(),
    ]);
    assert.equal(download.suggestedFilename(), 'dossier.md');
    await page.locator('.voice-of .told a[href*="#s-"]').first().click();
    await page.waitForURL(/article\/.*#s-/);
    assert.equal(await page.locator(':target').count(), 1, 'the link leads to the source sentence');
    await page.goto('/follow');
    await page.locator('#topic').fill('الجسر القديم');
    await page.locator('#confidence').selectOption('0.35');
    await page.locator('.sides button').click();
    await page.waitForURL(/confidence=0\.35/);
    assert.ok(await page.locator('.days > li').count() > 0);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`a pasted text is read and cannot script ${how}`, async () => {
    const { page, faults, context } = await reader(browser, { script });
    await page.goto('/read');
    await page.locator('#text').fill(text);
    await page.locator('.paste button').click();
    await page.locator('article .said').first().waitFor();
    assert.match(await page.locator('article .said').first().textContent(), /الطريق سيفتح غدا/);
    assert.doesNotMatch(await page.title(), /taken/);
    assert.match(await page.locator('article').textContent(), /<script>/);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`a file is read ${how}`, async () => {
    const { page, context } = await reader(browser, { script });
    await page.goto('/read');
    await page.locator('#file').setInputFiles('../examples/trial-tunis.txt');
    await page.locator('.paste button').click();
    await page.locator('article .said').first().waitFor();
    assert.ok(await page.locator('.note').count() > 3);
    await context.close();
  });

  test(`language and theme are chosen ${how}`, async () => {
    const { page, context } = await reader(browser, { script });
    await page.goto('/people');
    await page.locator('.prefs [lang=en]').click();
    await page.locator('html[lang=en][dir=ltr]').waitFor();
    assert.match(page.url(), /\/people$/);
    await page.locator('.prefs .to-dark').click();
    await page.locator('html[data-theme=dark]').waitFor();
    await context.close();
  });
}

test('fields and people are offered while typing, and the keyboard reaches them', async () => {
  const { page, context, faults } = await reader(browser);
  await page.goto('/');
  await page.locator('#q').pressSequentially('spea');
  await page.locator('.offers a').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#q').inputValue(), 'speaker:');
  assert.deepEqual(faults, []);
  await context.close();
});

test('pointing at a statement shows its note', async () => {
  const { page, context } = await reader(browser);
  await page.goto((await pages()).article);
  await page.locator('article p .said').first().hover();
  await page.locator('.slip').waitFor();
  assert.ok(await page.locator('.slip .act').count() > 0);
  await page.keyboard.press('Escape');
  assert.ok(await page.locator('.slip').isHidden());
  await context.close();
});
