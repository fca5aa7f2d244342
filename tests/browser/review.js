'use strict';
/*
 * The review page in a real browser. node review.js CHROMIUM ONE.html SET.html SHOTS
 * prints "ok - ..." and "not ok - ..." a test, figures with them, and leaves pictures in SHOTS.
 */
const { chromium } = require('playwright-core');
const fs = require('fs');
const path = require('path');
const [, , executablePath, one, set, shots] = process.argv;
let failed = 0, passed = 0;

function ok(name, yes, detail) {
	if (yes) passed++; else failed++;
	console.log((yes ? 'ok - ' : 'not ok - ') + name + (detail === undefined ? '' : ': ' + detail));
}
const url = (file) => 'file://' + path.resolve(file);
const shot = (page, name, fullPage) => page.screenshot({ path: path.join(shots, name + '.png'), fullPage: !!fullPage });
const limit = (name, ms, most) => ok(name, ms <= most, Math.round(ms) + ' ms of at most ' + most);

/* Text of 4.5:1 against what lies behind it (WCAG 2.1 AA), measured on the page. */
function contrasts() {
	/* The browser makes any colour one of bytes. */
	const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
	const parse = (c) => {
		canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1);
		const d = canvas.getImageData(0, 0, 1, 1).data;
		return [d[0], d[1], d[2], d[3] / 255];
	};
	const light = (c) => {
		const l = c.slice(0, 3).map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
		return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
	};
	const behind = (e) => {
		for (; e; e = e.parentElement) {
			const c = parse(getComputedStyle(e).backgroundColor);
			if (c[3] === 1) return c;
		}
		return parse('white');
	};
	const bad = [];
	for (const e of document.querySelectorAll('h1, h2, h2 small, p, th, td, .chip, mark, .ref, label, button, .text, .note, .left')) {
		if (!e.getClientRects().length || !e.textContent.trim()) continue;
		const a = light(parse(getComputedStyle(e).color)), b = light(behind(e));
		const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		if (ratio < 4.5) bad.push((e.id || e.className || e.tagName) + ' ' + ratio.toFixed(2));
	}
	return Array.from(new Set(bad));
}

async function looks(browser) {
	for (const colorScheme of ['light', 'dark']) {
		const page = await browser.newPage({ colorScheme, viewport: { width: 1400, height: 950 } });
		await page.goto(url(one));
		await page.keyboard.press('n');
		await page.keyboard.press('n');
		await shot(page, 'one-' + colorScheme);
		const bad = await page.evaluate(contrasts);
		ok('contrast is 4.5:1 and more, ' + colorScheme, bad.length === 0, bad.slice(0, 5).join('; ') || undefined);
		await page.close();
	}
	const narrow = await browser.newPage({ viewport: { width: 390, height: 840 } });
	await narrow.goto(url(one));
	const wide = await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	ok('on a telephone nothing is wider than the screen', wide <= 0, wide + ' px too wide');
	await shot(narrow, 'one-narrow', true);
	await narrow.close();
	const paper = await browser.newPage({ viewport: { width: 794, height: 1123 } });
	await paper.goto(url(one));
	await paper.emulateMedia({ media: 'print' });
	await shot(paper, 'one-print', true);
	ok('no control is printed', await paper.evaluate(() =>
		['filter', 'desk'].every((id) => !document.getElementById(id).getClientRects().length)));
	await paper.pdf({ path: path.join(shots, 'one.pdf'), format: 'A4' });
	await paper.close();
}

async function without(browser) {
	const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1400, height: 950 } });
	const page = await context.newPage();
	await page.goto(url(one));
	ok('without script the letter is there, marked', await page.locator('.text mark').count() > 5);
	ok('and no control that does nothing', !(await page.locator('#filter').isVisible()));
	await page.locator('.items a').nth(3).click();
	ok('a number leads to its mark', /#i\d+$/.test(page.url()), page.url().replace(/.*#/, '#'));
	await context.close();
}

async function work(browser) {
	const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1400, height: 950 } });
	const page = await context.newPage();
	const asked = [], wrong = [];
	page.on('request', (r) => { if (!/^(file|blob|data):/.test(r.url())) asked.push(r.url()); });
	page.on('pageerror', (e) => wrong.push(String(e)));
	page.on('console', (m) => { if (m.type() === 'error') wrong.push(m.text()); });
	page.on('dialog', (d) => d.accept());
	await page.goto(url(one));
	const first = page.locator('.items tbody tr').nth(0);
	await page.keyboard.press('n');
	ok('n goes to the first item', await first.evaluate((r) => r.classList.contains('at')));
	await page.keyboard.press('a');
	ok('a accepts it', (await first.locator('.verdict').textContent()) === 'accepted');
	await page.keyboard.press('j');
	await page.keyboard.press('r');
	await page.keyboard.press('c');
	await page.keyboard.type('is this <his> "name" & all?');
	await page.keyboard.press('Escape');
	await page.keyboard.press('k');
	ok('k goes back', await first.evaluate((r) => r.classList.contains('at')));
	const second = page.locator('.items tbody tr').nth(1);
	ok('r rejects, c comments', /rejected.*✎/.test(await second.locator('.verdict').textContent()));
	await page.locator('#f-state').selectOption('reject');
	ok('the filter shows what was rejected', await page.locator('.items tbody tr:visible').count() === 1);
	await page.locator('#f-state').selectOption('');
	await page.evaluate(() => {
		const walk = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
		while (walk.nextNode()) {
			const at = walk.currentNode.data.indexOf('Orthopedic Surgery');
			if (at < 0) continue;
			getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + 18);
			return;
		}
	});
	await page.keyboard.press('m');
	await page.locator('#m-type').selectOption('NAME:DOCTOR');
	await shot(page, 'one-missed');
	await page.locator('#missed button[value=ok]').click();
	const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('s')]);
	const saved = path.join(shots, 'decisions.xml');
	await file.saveAs(saved);
	const xml = fs.readFileSync(saved, 'utf8');
	ok('decisions are saved: what is never replaced', /<never id="d2" scope="case" case="[^"]+"><text>[^<]+<\/text><\/never>/.test(xml));
	ok('what is always replaced', /<always [^>]*category="NAME" type="DOCTOR"><text>Orthopedic Surgery<\/text>/.test(xml));
	ok('and what was said', xml.includes('is this &lt;his&gt; &quot;name&quot; &amp; all?'));
	await page.reload();
	ok('decisions outlive the page', /rejected/.test(await second.locator('.verdict').textContent()));
	await page.locator('#b-help').click();
	await page.locator('#b-forget').click();
	ok('unless they are to be forgotten', (await second.locator('.verdict').textContent()) === '');
	await page.locator('#b-import').setInputFiles(saved);
	await page.waitForFunction(() => document.querySelector('tr.reject'));
	ok('and come back from the file', /rejected.*✎/.test(await second.locator('.verdict').textContent()));
	const roles = await page.evaluate(() => ({
		main: document.querySelectorAll('main').length, search: !!document.querySelector('[role=search]'),
		named: Array.from(document.querySelectorAll('button, input, select')).filter((e) =>
			!(e.textContent.trim() || e.ariaLabel || e.title || (e.labels && e.labels.length))).length,
		headed: Array.from(document.querySelectorAll('table')).every((t) => t.caption && t.querySelector('th[scope=col]')),
		lang: document.documentElement.lang }));
	ok('controls, tables and parts have names', roles.main === 1 && roles.search && roles.named === 0 && roles.headed &&
		roles.lang === 'en', JSON.stringify(roles));
	await page.keyboard.press('Tab');
	ok('focus is seen', await page.evaluate(() => {
		const s = getComputedStyle(document.activeElement);
		return document.activeElement !== document.body && (s.outlineStyle !== 'none' || parseFloat(s.outlineWidth) > 0);
	}));
	ok('nothing is fetched', asked.length === 0, asked[0]);
	ok('no error in the page', wrong.length === 0, wrong[0]);
	await context.close();
}

async function speed(browser) {
	const page = await browser.newPage({ viewport: { width: 1400, height: 950 } });
	const began = Date.now();
	await page.goto(url(set));
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
	limit('the set is there', Date.now() - began, 3000);
	const n = await page.locator('.items tbody tr').count();
	ok('it has 2,000 items and more', n >= 2000, n);
	/* Each until the next frame is painted. */
	const timed = (steps) => page.evaluate(async (names) => {
		const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
		const times = [];
		for (const [what, value] of names) {
			const t = performance.now();
			if (what === 'key') document.body.dispatchEvent(new KeyboardEvent('keydown', { key: value, bubbles: true }));
			else { const e = document.getElementById(what); e.value = value; e.dispatchEvent(new Event('input')); }
			await frame();
			times.push(performance.now() - t);
		}
		return times;
	}, steps);
	const top = (t) => Math.max(...t), middle = (t) => t.slice().sort((a, b) => a - b)[t.length >> 1];
	const filters = await timed([['f-category', 'NAME'], ['f-category', 'DATE'], ['f-category', ''], ['f-score', '0.9'], ['f-score', '1']]);
	limit('a filter, the slowest of five', top(filters), 500);
	const nexts = await timed(Array.from({ length: 100 }, () => ['key', 'n']));
	limit('next, the middle of 100', middle(nexts), 50);
	limit('next, the slowest of 100', top(nexts), 250);
	const decisions = await timed(Array.from({ length: 40 }, (_, i) => ['key', i % 2 ? 'n' : 'a']));
	limit('accept and next, the slowest of 40', top(decisions), 250);
	await shot(page, 'set');
	await page.close();
}

(async () => {
	fs.mkdirSync(shots, { recursive: true });
	const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
	try {
		await looks(browser);
		await without(browser);
		await work(browser);
		await speed(browser);
	} catch (e) {
		ok('the browser does as it is told', false, String(e).split('\n')[0]);
	}
	await browser.close();
	console.log(passed + ' passed, ' + failed + ' failed, 0 skipped');
	process.exit(failed ? 1 : 0);
})();
