#!/usr/bin/env python3
"""
examples.py LACUNA [anew]: writes into tests/approved/rules what each rule says of its examples there
now, and makes examples for rules that have none; with "anew" also for those whose pattern is another
than the one theirs were made from. They are random texts of the pattern, of which those are kept that
together use each of its parts (alternatives, repetitions from few to many, the ends of character
ranges) and break each of its conditions (borders, what must not stand beside), one at a time.
"""
import glob, hashlib, os, random, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as ET
import re._constants as C
from pattern import SPACE, defines, expanded, lexicon, parsed

NS = "{urn:lacuna:rules:1}"
HOME = "tests/approved/rules"
TRIES, ROUNDS = 160, 5  # random texts of a pattern in a round; later rounds look for what is missing
SHOWN = 10000  # times a part that was shown counts as used
OWNERS = 3  # rules that show the parts of one define; others that use it need not
DEFINE = "define "
MANY = 4  # no text repeats more than that, or than what must be
BEFORE = ["", "seen ", "\n", "of the "]
AFTER = ["", " on", ".", ", and", "\n"]
WIDTHLESS = (C.ASSERT, C.ASSERT_NOT, C.AT)
# What any character class is tried with.
ANY = "azmAZM059 -.,/'(:_"

owners = {}  # name of a define to the rules that show it


class Text:
    """One random text of a pattern: what parts of it were used, and where its conditions stand."""

    def __init__(self, rng, seen, names):
        self.rng, self.seen, self.names = rng, seen, names
        self.out, self.used, self.conditions, self.blanks = "", set(), [], 0

    def pick(self, path, n):
        """One of n, the less used the rather."""
        i = self.rng.choices(range(n), [1 / (1 + self.seen.get((path, k), 0)) ** 2 for k in range(n)])[0]
        self.seen[path, i] = self.seen.get((path, i), 0) + 1
        self.used.add((path, i))
        return i

    def sequence(self, items, path):
        for k, (op, arg) in enumerate(items):
            self.node(op, arg, "%s.%d" % (path, k), all(o in WIDTHLESS for o, _ in items[k + 1 :]))

    def node(self, op, arg, path, last):
        if op is C.LITERAL:
            self.out += self.space() if chr(arg) == SPACE else chr(arg)
        elif op in (C.NOT_LITERAL, C.ANY):
            of = [c for c in ANY if op is C.ANY or ord(c) != arg]
            self.out += of[self.pick(path, len(of))]
        elif op is C.IN:
            self.out += self.member(arg, path)
        elif op is C.BRANCH:
            i = self.pick(path, len(arg[1]))
            self.sequence(arg[1][i], "%s|%d" % (path, i))
        elif op is C.SUBPATTERN:
            # A part of a define is the same part wherever it is used.
            self.sequence(arg[3], DEFINE + self.names[arg[0]] if arg[0] in self.names else path)
        elif op is C.ATOMIC_GROUP:
            self.sequence(arg, path)
        elif op in (C.MAX_REPEAT, C.MIN_REPEAT, C.POSSESSIVE_REPEAT):
            low, high, inner = arg
            counts = sorted({low, min(low + 1, high), min(high, max(low, MANY))})
            for _ in range(counts[self.pick(path, len(counts))]):
                self.sequence(inner, path)
        elif op is C.ASSERT:
            # What must follow is written at the end alone.
            if arg[0] < 0:
                self.before(arg[1], path)
            elif last:
                self.sequence(arg[1], path)
        elif op is C.ASSERT_NOT:
            self.conditions.append((path, len(self.out), arg[1]))
        elif op is C.AT and arg in (C.AT_BOUNDARY, C.AT_BEGINNING, C.AT_END, C.AT_END_STRING):
            self.conditions.append((path, len(self.out), None))

    def before(self, items, path):
        """What must stand before, but for as much of its end as is there already."""
        there, conditions = self.out, self.conditions
        self.out, self.conditions = "", []
        self.sequence(items, path)
        more = max(0, len(self.out) - len(there))
        self.out = self.out[:more] + there
        self.conditions += [(p, at + more, what) for p, at, what in conditions]

    def space(self):
        self.blanks += 1
        return "\n" if self.pick("blank", 2) and self.rng.random() < 0.3 else " "

    def member(self, items, path):
        """One of a class: for a range one of its ends, or between."""
        if items[0][0] is C.NEGATE:
            of = [c for c in ANY if not re.match(self.source(items), c)] or ["~"]
            return of[self.pick(path, len(of))]
        of = []
        for op, arg in items:
            if op is C.LITERAL:
                of.append(chr(arg))
            elif op is C.RANGE:
                of += [chr(arg[0]), chr(arg[1]), chr((arg[0] + arg[1]) // 2)]
            else:
                of += {C.CATEGORY_DIGIT: "059", C.CATEGORY_SPACE: " \n", C.CATEGORY_WORD: "az9AZ"}.get(arg, ".")
        return of[self.pick(path, len(of))]

    def source(self, items):
        """The class, without its negation."""
        of = ""
        for op, arg in items[1:]:
            if op is C.LITERAL:
                of += re.escape(chr(arg))
            elif op is C.RANGE:
                of += "%s-%s" % (re.escape(chr(arg[0])), re.escape(chr(arg[1])))
            else:
                of += {C.CATEGORY_DIGIT: r"\d", C.CATEGORY_SPACE: r"\s", C.CATEGORY_WORD: r"\w",
                       C.CATEGORY_NOT_DIGIT: r"\D", C.CATEGORY_NOT_SPACE: r"\S", C.CATEGORY_NOT_WORD: r"\W"}[arg]
        return "[%s]" % of


def broken(text, condition, rng, seen):
    """Texts in which a condition of text does not hold: (what of it was used, text)."""
    path, at, what = condition
    if what is None:
        return [({(path, c)}, text.out[:at] + c + text.out[at:]) for c in ("x", "5")]
    inner = Text(rng, seen, text.names)
    inner.sequence(what, path)
    left, right = text.out[:at], text.out[at:]
    after = re.sub(r"^[\w'.-]+", "", right)
    used = frozenset((path, u) for u in inner.used) | {path}
    return [(used, left + inner.out + s) for s in (right, after, " " + right)]


def bare(text):
    """An example without its marks."""
    return re.sub(r"\[\[|\]\]", "", text)


class Rule:
    def __init__(self, file, element):
        self.file, self.element, self.id = file, element, element.get("id")
        self.misses = len(element.findall(NS + "miss"))
        self.pattern = expanded(element.findtext(NS + "pattern", ""))
        at = element.get("at", "").split() + [element.get("lexicon", "")]
        self.starts = [c[1:] for c in at if c.startswith("=")]
        self.starts += [w for c in at if os.path.exists("patterns/lexicons/%s.tsv" % c) for w in lexicon(c)]
        told = "\n".join([self.pattern] + sorted("%s=%s" % (k, v) for k, v in element.items() if k not in ("rank", "score")))
        self.digest = hashlib.sha256(told.encode()).hexdigest()[:8]
        self.rng, self.seen = random.Random(self.id + self.digest), {}
        self.texts, self.old = [], None  # what there is, and from which pattern
        self.drawn, self.found = [], {}
        for name in set(re.findall(r"\(\?P<(\w+)>", self.pattern)):
            users = owners.setdefault(name, [])
            users += [self.id] if len(users) < OWNERS else []

    def draw(self):
        """Candidates as (parts used, text, [(parts broken, text)])."""
        tree, names = parsed(self.pattern) if self.pattern else ([], {})
        for _ in range(TRIES if tree else 0):
            t = Text(self.rng, self.seen, names)
            t.sequence(tree, "")
            t.out = self.begun(t.out)
            before, after = self.rng.choice(BEFORE), self.rng.choice(AFTER)
            conditions = [c for c in t.conditions if self.shows(c[0])]
            broke = [b for c in self.rng.sample(conditions, min(3, len(conditions)))
                     for b in broken(t, c, self.rng, self.seen)]
            yield t.used, before + t.out + after, [(u, before + s + after) for u, s in broke]

    def shows(self, path):
        """Is it this rule that shows the part at path?"""
        name = path[len(DEFINE) :].split(".")[0]
        return not path.startswith(DEFINE) or self.id in owners.get(name, [self.id])

    def begun(self, text):
        """A text that begins as "at" tells, where its first word did not."""
        first = re.match(r"[A-Za-z]+", text)
        if not first or not self.starts or first[0].lower() in self.starts or self.rng.random() < 0.3:
            return text
        word = self.rng.choice(self.starts)
        return (word.title() if first[0][0].isupper() else word) + text[first.end() :]

    def around(self):
        """The rule's own examples in other letters, with other digits, and, for what looks back, with a
        longer and longer beginning of what is marked."""
        hits = self.element.findall(NS + "hit")
        for s in [bare(e.text) for e in hits[:3]]:
            yield from (s.upper(), s.lower(), s.replace(" ", "\n"), re.sub(r"\d", lambda m: str((int(m[0]) + 5) % 10), s))
        if re.search(r"\]\{20\}.*\]\{21\}", self.pattern):
            for n in range(1, 45):
                yield bare(re.sub(r"\[\[\w+", "[[" + ("walnut" * 8)[:n], hits[0].text))


def read(text):
    """Of bytes as characters the characters."""
    return text.encode("latin-1", "replace").decode("utf-8", "replace")


def fits(text):
    """Can it stand in a line of XML, and be told from marks?"""
    return not re.search(r"\[\[|\]\]|[^\n\t -\uffff]|[\x7f-\x9f\ufffd-\uffff\ud800-\udfff]", text)


def written(text):
    for c, e in ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", "&#10;"), ("\t", "&#9;"):
        text = text.replace(c, e)
    return text


def outcomes(lacuna, rules):
    """Of each rule's texts the spans found in them, as lists of pairs; None where it met a limit."""
    found = {r.id: [[] for _ in r.texts] for r in rules}
    by_id = {r.id: r for r in rules}
    with tempfile.TemporaryDirectory() as top:
        packs = top + "/patterns"
        os.mkdir(packs)
        for path in glob.glob("patterns/*"):
            if path != "patterns/rules":
                os.symlink(os.path.abspath(path), packs + "/" + os.path.basename(path))
        shutil.copytree("patterns/rules", packs + "/rules")
        for path in glob.glob(packs + "/rules/*.xml"):
            lines, id = [], None
            for line in open(path, encoding="utf-8"):
                m = re.match(r'\s*<rule id="([^"]*)"', line)
                id = m[1] if m else id
                if line.strip() == "</rule>" and id in by_id:
                    lines += ["<miss>%s</miss>\n" % written(t) for t in by_id[id].texts]
                lines.append(line)
            with open(path, "w", encoding="utf-8") as f:
                f.writelines(lines)
        said = subprocess.run([lacuna, "lint", packs], capture_output=True, text=True)
    for line in said.stdout.splitlines():
        m = re.match(r"\S+: (\S+): miss (\d+): (expected nothing got|.* limit reached)(.*)", line)
        n = int(m[2]) - 1 - by_id[m[1]].misses if m else -1
        if n >= 0:
            spans = [(int(a), int(b)) for a, b in re.findall(r"\[(\d+),(\d+)\)", m[4])]
            found[m[1]][n] = spans or None
        elif not line.startswith(packs):
            sys.exit("lint: " + line)
    if said.returncode not in (0, 1):
        sys.exit(said.stderr)
    return found


def tells(rule, base, broken):
    """Does the rule say something else of a text in which a condition does not hold?"""
    was, now = rule.found[base], rule.found[broken]
    return was and now is not None and len(was) != len(now)


def learn(rule):
    """Makes what has been shown less likely in what is drawn next. Was anything for the first time?"""
    shown = set()
    for used, base, broke in rule.drawn:
        shown |= used if rule.found[base] else set()
        for parts in [u for u, s in broke if tells(rule, base, s)]:
            shown |= {part[1] if isinstance(part[1], tuple) else part for part in parts}
    new = [part for part in shown if rule.seen.get(part, 0) < SHOWN]
    rule.seen.update((part, SHOWN) for part in shown)
    return bool(new)


def choose(rule):
    """Of what was drawn the texts that together show all that any of it shows."""
    hits = [(set(u for u in used if rule.shows(u[0])), base, broke) for used, base, broke in rule.drawn if rule.found[base]]
    kept, left = [], set().union(*(h[0] for h in hits))
    while left:
        used, base, _ = max(hits, key=lambda h: len(h[0] & left))
        left -= used
        kept.append(base)
    shown = set()
    for _, base, broke in hits:
        for used, s in broke:
            if used - shown and tells(rule, base, s):
                shown |= used
                kept.append(s)
    return list(dict.fromkeys(kept + [s for s in rule.around() if fits(s)]))


def marked(text, spans):
    raw, at, out = text.encode(), 0, b""
    for a, b in spans:
        out += raw[at:a] + b"[[" + raw[a:b] + b"]]"
        at = b
    return (out + raw[at:]).decode()


def read_kept(rules):
    by_id = {r.id: r for r in rules}
    for path in glob.glob(HOME + "/*.txt"):
        rule = None
        for line in open(path, encoding="utf-8"):
            if line.startswith("rule "):
                _, id, digest = line.split()
                rule = by_id.get(id)
                if rule:
                    rule.old = digest
            elif rule:
                rule.texts.append(bare(ET.fromstring(line).text))


def make(lacuna, rules):
    """Draws texts of the rules' patterns until a round shows nothing new, and chooses from them."""
    left = rules
    for _ in range(ROUNDS):
        for r in left:
            drawn = [(used, read(t), [(u, read(b)) for u, b in broke]) for used, t, broke in r.draw()]
            drawn = [(u, t, [b for b in broke if fits(b[1])]) for u, t, broke in drawn if fits(t)]
            r.texts = list({x for _, t, broke in drawn for x in [t] + [b for _, b in broke]} - set(r.found))
            r.drawn += drawn
        found = outcomes(lacuna, left)
        for r in left:
            r.found.update(zip(r.texts, found[r.id]))
        left = [r for r in left if learn(r)]
    for r in rules:
        r.texts, r.old = choose(r), r.digest


def main(lacuna, anew=None):
    trees = {os.path.basename(p)[:-4]: ET.parse(p) for p in sorted(glob.glob("patterns/rules/*.xml"))}
    defines.update((d.get("name"), d.text) for t in trees.values() for d in t.iter(NS + "define"))
    rules = [Rule(f, e) for f, t in trees.items() for e in t.iter(NS + "rule")]
    read_kept(rules)
    make(lacuna, [r for r in rules if not r.old or anew and r.old != r.digest])
    found = outcomes(lacuna, rules)
    for f in trees:
        with open("%s/%s.txt" % (HOME, f), "w", encoding="utf-8") as out:
            for r in rules:
                if r.file != f:
                    continue
                out.write("rule %s %s\n" % (r.id, r.old))
                # A mark beside a bracket could not be read back.
                of = [(t, s) for t, s in zip(r.texts, found[r.id]) if s is not None and not re.search(r"\[{3}|]{3}", marked(t, s))]
                out.writelines("<hit>%s</hit>\n" % written(marked(t, s)) for t, s in of if s)
                out.writelines("<miss>%s</miss>\n" % written(t) for t, s in of if not s)
    for path in glob.glob(HOME + "/*.txt"):
        if os.path.basename(path)[:-4] not in trees:
            os.remove(path)


main(*sys.argv[1:])
