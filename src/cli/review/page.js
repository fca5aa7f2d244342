'use strict';
/* Comfort for the review page: filter, keys, decisions. Without it the page reads as well. */
(() => {
const $ = (id) => document.getElementById(id);

/* One entry a row, in the order of the page; nothing is looked up again later. */
const items = Array.from(document.querySelectorAll('.items tbody tr'), (row, index) => {
	const id = row.id.slice(2), letter = row.closest('.letter'), d = row.dataset;
	return { index, id, row, letter, mark: $(id), shown: true,
		category: d.c, type: d.t, rule: d.r, score: Number(d.s), digest: d.d,
		finding: row.classList.contains('f'), n: row.cells[0].textContent.replace('?', ''),
		was: row.querySelector('.was'), now: row.querySelector('.now'),
		cell: row.querySelector('.verdict') };
});
const letters = Array.from(document.querySelectorAll('.letter'), (section) =>
	({ section, items: items.filter((i) => i.letter === section) }));
let at = -1;

/* ---- decisions: kept by the log's last seal, so that each set has its own ---- */
const store = 'lacuna-review ' + Array.from(new Set(letters.map((l) => l.section.dataset.last))).join(' ').slice(0, 400);
const name = (i) => [i.letter.dataset.last, i.letter.dataset.n, i.finding ? 'f' : 's', i.n].join(' ');
const byName = new Map(items.map((i) => [name(i), i]));
let decided = new Map();	/* name: {verdict, scope, comment} */
let missed = [];		/* {text, category, type, scope, case, comment} */
let unsaved = false;

function keep() {
	unsaved = true;
	try {
		localStorage.setItem(store, JSON.stringify({ decided: [...decided], missed }));
	} catch (e) { /* then saving a file is all there is */ }
}
function recall() {
	try {
		const old = JSON.parse(localStorage.getItem(store) || 'null');
		if (old) { decided = new Map(old.decided); missed = old.missed; }
	} catch (e) { /* nothing kept */ }
}

const words = { accept: 'accepted', reject: 'rejected' };
function show(i) {
	const d = decided.get(name(i));
	i.row.classList.toggle('accept', !!d && d.verdict === 'accept');
	i.row.classList.toggle('reject', !!d && d.verdict === 'reject');
	if (i.mark) i.mark.classList.toggle('reject', !!d && d.verdict === 'reject' && !i.finding);
	i.cell.textContent = !d ? '' : (words[d.verdict] || '') +
		(d.verdict === 'reject' && d.scope === 'set' ? ', all cases' : '') + (d.comment ? ' ✎' : '');
	i.cell.title = d && d.comment ? d.comment : '';
}

function decide(change) {
	if (at < 0) return;
	const i = items[at], d = Object.assign({ verdict: '', scope: 'case', comment: '' }, decided.get(name(i)), change);
	if (d.verdict || d.comment) decided.set(name(i), d); else decided.delete(name(i));
	show(i); desk(); count(); keep();
}

/* What a rejection will do in the next run, and whether it can. */
function hint(i, d) {
	if (!d || d.verdict !== 'reject') return '';
	if (i.category === 'GAP' && !i.finding) return 'A gap has no value to be told by: noted, not applied.';
	if (i.finding) return 'Next run: it is replaced wherever it stands.';
	if (i.was) return 'Next run: it is left as it is.';
	if (i.letter.dataset.key === 'ephemeral' || !i.digest)
		return 'The log neither holds the original nor a digest that another run could compare: noted, not applied.';
	return d.scope === 'set' ? 'For all cases the log would have to hold originals: noted, applied to its case alone.'
		: 'Next run with the same key: it is left as it is.';
}

/* ---- the desk: the item in work ---- */
const what = (i) => i.type === i.category ? i.type : i.category + ' ' + i.type;
function desk() {
	$('desk').hidden = at < 0;
	if (at < 0) return;
	const i = items[at], d = decided.get(name(i));
	const was = i.was ? '“' + i.was.textContent + '” → ' : '';
	$('d-what').textContent = (at + 1) + ' of ' + items.length + ' · ' + what(i) + ' · ' +
		was + '“' + i.now.textContent.trim() + '” · ' + i.rule + ' · ' + i.score.toFixed(2);
	$('b-accept').setAttribute('aria-pressed', String(!!d && d.verdict === 'accept'));
	$('b-reject').setAttribute('aria-pressed', String(!!d && d.verdict === 'reject'));
	$('d-scope').value = d ? d.scope : 'case';
	if (document.activeElement !== $('d-comment')) $('d-comment').value = d ? d.comment : '';
	$('d-hint').textContent = hint(i, d);
}

function go(to, focus) {
	if (to < 0 || to >= items.length) return;
	if (at >= 0) {
		items[at].row.classList.remove('at');
		if (items[at].mark) items[at].mark.classList.remove('at');
	}
	at = to;
	const i = items[at], seen = i.mark || i.row;
	i.row.classList.add('at');
	if (i.mark) i.mark.classList.add('at');
	seen.scrollIntoView({ block: 'center' });
	desk();
	if (focus) {
		const link = i.row.querySelector('a') || i.row;
		link.focus({ preventScroll: true });
	}
}
function step(by) {
	let to = at;
	do to += by; while (to >= 0 && to < items.length && !items[to].shown);
	go(to);
}
function nextLetter() {
	const now = at < 0 ? null : items[at].letter;
	let to = at + 1;
	while (to < items.length && (!items[to].shown || items[to].letter === now)) to++;
	go(to);
}

/* ---- filter ---- */
const states = {
	'': () => true,
	replaced: (i) => !i.finding,
	left: (i) => i.finding,
	open: (i) => !(decided.get(name(i)) || {}).verdict,
	accept: (i) => (decided.get(name(i)) || {}).verdict === 'accept',
	reject: (i) => (decided.get(name(i)) || {}).verdict === 'reject',
	comment: (i) => !!(decided.get(name(i)) || {}).comment,
};
function filter() {
	const category = $('f-category').value, rule = $('f-rule').value, state = states[$('f-state').value];
	const top = Number($('f-score').value || 1), all = !category && !rule && top >= 1 && !$('f-state').value;
	for (const i of items) {
		const shown = (!category || i.category === category) && (!rule || i.rule === rule) &&
			i.score <= top && state(i);
		if (shown === i.shown) continue;
		i.shown = shown;
		i.row.classList.toggle('off', !shown);
		if (i.mark) i.mark.classList.toggle('off', !shown);
	}
	for (const l of letters)
		l.section.classList.toggle('none', !all && !l.items.some((i) => i.shown));
	count();
}
function count() {
	const shown = items.reduce((n, i) => n + i.shown, 0);
	let done = 0;
	for (const d of decided.values()) done += d.verdict ? 1 : 0;
	$('f-count').textContent = shown + ' of ' + items.length + ' items · ' + done + ' decided' +
		(missed.length ? ' · ' + missed.length + ' missed' : '');
	$('nothing').hidden = shown > 0 || !items.length;
}

/* ---- text that was missed ---- */
let picked = null;
function pick() {
	const s = getSelection(), node = s.anchorNode, box = node && (node.nodeType === 1 ? node : node.parentElement);
	const text = String(s).replace(/\s+/g, ' ').trim();
	if (!text || !box || !box.closest('.text')) {
		$('f-count').textContent = 'Select the missed words in a letter first.';
		return;
	}
	picked = { text, letter: box.closest('.letter') };
	$('m-text').textContent = text;
	$('m-comment').value = '';
	$('missed').returnValue = '';
	$('missed').showModal();
}
$('missed').addEventListener('close', () => {
	if ($('missed').returnValue !== 'ok' || !picked) return;
	const [category, type] = $('m-type').value.split(':');
	missed.push({ text: picked.text, category, type, scope: $('m-scope').value,
		case: picked.letter.dataset.case, comment: $('m-comment').value });
	count(); keep();
});

/* ---- the decisions file ---- */
const esc = (s) => String(s).replace(/[&<>"\n\t]/g, (c) =>
	({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' })[c]);
const attr = (k, v) => v === '' || v === undefined ? '' : ' ' + k + '="' + esc(v) + '"';

/* What is to be done in the next run about one rejected item, or nothing. */
function rule(i, d, id) {
	const scope = (s) => attr('scope', s) + (s === 'case' ? attr('case', i.letter.dataset.case) : '');
	if (d.verdict !== 'reject') return '';
	if (i.finding) {
		const text = i.mark ? i.mark.firstChild.data : '';
		return text.trim() ? '\t<always' + attr('id', id) + scope(d.scope) + attr('category', i.category) +
			attr('type', i.type) + '><text>' + esc(text) + '</text></always>\n' : '';
	}
	if (i.category === 'GAP') return '';
	if (i.was)
		return '\t<never' + attr('id', id) + scope(d.scope) + '><text>' + esc(i.was.textContent) + '</text></never>\n';
	if (i.digest && i.letter.dataset.key !== 'ephemeral')
		return '\t<never' + attr('id', id) + scope('case') + attr('digest', i.digest) + '/>\n';
	return '';
}
function xml() {
	let rules = '', notes = '', n = 0;
	const seen = new Set();
	const add = (r) => { const k = r.replace(/ id="[^"]*"/, ''); if (r && !seen.has(k)) { seen.add(k); rules += r; } };
	for (const [key, d] of decided) {
		const i = byName.get(key);
		if (!i) continue;
		const id = 'd' + ++n;
		add(rule(i, d, id));
		notes += '\t<item' + attr('id', 'i' + n) + attr('last', i.letter.dataset.last) + attr('letter', i.letter.dataset.n) +
			attr('kind', i.finding ? 'finding' : 'substitution') + attr('n', i.n) + attr('verdict', d.verdict || 'open') +
			attr('scope', d.scope) + '>' + esc(d.comment || '') + '</item>\n';
	}
	for (const m of missed) {
		add('\t<always' + attr('id', 'd' + ++n) + attr('scope', m.scope) + (m.scope === 'case' ? attr('case', m.case) : '') +
			attr('category', m.category) + attr('type', m.type) + '><text>' + esc(m.text) + '</text>' +
			(m.comment ? '<comment>' + esc(m.comment) + '</comment>' : '') + '</always>\n');
	}
	return '<?xml version="1.0" encoding="UTF-8"?>\n<decisions xmlns="urn:lacuna:decisions:1">\n' + rules + notes + '</decisions>\n';
}
function save() {
	const a = document.createElement('a');
	a.href = URL.createObjectURL(new Blob([xml()], { type: 'application/xml' }));
	a.download = 'decisions.xml';
	a.click();
	setTimeout(() => URL.revokeObjectURL(a.href), 1000);
	unsaved = false;
}
function load(text) {
	const doc = new DOMParser().parseFromString(text, 'application/xml');
	let n = 0;
	for (const e of doc.getElementsByTagName('item')) {
		const i = byName.get([e.getAttribute('last'), e.getAttribute('letter'),
			e.getAttribute('kind') === 'finding' ? 'f' : 's', e.getAttribute('n')].join(' '));
		if (!i) continue;
		decided.set(name(i), { verdict: e.getAttribute('verdict').replace('open', ''),
			scope: e.getAttribute('scope') || 'case', comment: e.textContent });
		show(i); n++;
	}
	const from = new Set([...decided].map(([k]) => k));
	missed = Array.from(doc.getElementsByTagName('always')).filter((e) => !from.has(e)).map((e) => ({
		text: e.getElementsByTagName('text')[0].textContent, category: e.getAttribute('category'),
		type: e.getAttribute('type'), scope: e.getAttribute('scope'), case: e.getAttribute('case') || '',
		comment: e.getElementsByTagName('comment').length ? e.getElementsByTagName('comment')[0].textContent : '' }));
	count(); desk(); keep();
}

/* ---- wiring ---- */
const keys = {
	n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1), N: nextLetter,
	a: () => decide({ verdict: 'accept' }), r: () => decide({ verdict: 'reject' }), u: () => decide({ verdict: '' }),
	c: () => { if (at >= 0) $('d-comment').focus(); }, m: pick, s: save,
	Escape: () => { $('help').hidden = true; $('b-help').setAttribute('aria-expanded', 'false'); },
};
document.addEventListener('keydown', (e) => {
	const busy = e.target.closest('input, select, textarea, dialog');
	if (e.ctrlKey || e.metaKey || e.altKey) return;
	if (busy) { if (e.key === 'Escape' && e.target.blur) e.target.blur(); return; }
	if (keys[e.key]) { e.preventDefault(); keys[e.key](); }
});
document.addEventListener('click', (e) => {
	const mark = e.target.closest('mark'), row = e.target.closest('.items tbody tr');
	if (!mark && !row) return;
	const i = items.find((x) => x.mark === mark && mark || x.row === row && row);
	if (i && !String(getSelection())) { if (e.target.closest('a')) e.preventDefault(); go(i.index, !!e.target.closest('a')); }
});
for (const id of ['f-category', 'f-rule', 'f-score', 'f-state']) $(id).addEventListener('input', filter);
$('filter').addEventListener('submit', (e) => e.preventDefault());
$('b-prev').addEventListener('click', () => step(-1));
$('b-next').addEventListener('click', () => step(1));
$('b-accept').addEventListener('click', () => decide({ verdict: 'accept' }));
$('b-reject').addEventListener('click', () => decide({ verdict: 'reject' }));
$('d-scope').addEventListener('input', () => decide({ scope: $('d-scope').value }));
$('d-comment').addEventListener('input', () => decide({ comment: $('d-comment').value }));
$('b-export').addEventListener('click', save);
$('b-import').addEventListener('change', () => {
	const file = $('b-import').files[0];
	if (file) file.text().then(load);
});
$('b-help').addEventListener('click', () => {
	$('help').hidden = !$('help').hidden;
	$('b-help').setAttribute('aria-expanded', String(!$('help').hidden));
});
$('b-forget').addEventListener('click', () => {
	decided.clear(); missed = [];
	items.forEach(show); count(); desk();
	try { localStorage.removeItem(store); } catch (e) { /* nothing kept */ }
	unsaved = false;
});
addEventListener('beforeunload', (e) => { if (unsaved) e.preventDefault(); });

$('filter').hidden = false;
recall();
items.forEach((i) => { if (decided.has(name(i))) show(i); });
count();
})();
