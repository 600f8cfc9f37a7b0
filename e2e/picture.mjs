// Takes the README's picture: an article with its statements marked.
import { launch, pages, reader } from './browser.mjs';

const browser = await launch();
const { page } = await reader(browser, { language: 'ar', theme: 'light', width: 1280, height: 860 });
await page.goto((await pages()).article);
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: process.argv[2] });
await browser.close();
