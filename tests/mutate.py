#!/usr/bin/env python3
"""
mutate.py N [SEED [FROM]]: mutants FROM (1) to N of SEED: one random change each to a line of src/ or
to a rule of patterns/rules, in a copy of HEAD's tree (build/mutate). What does not build, or builds
to the same object file or packs, is no mutant: another is drawn for its number. A mutant is caught
when a suite fails twice, or takes far longer than without it. First come those that need the program
alone, then the quickest, as measured without a mutant, those named like its file before the others,
and the first failure ends it; the slow ones are asked at the end, about what the others all let pass. Prints the seed, a line
for each mutant and the share caught; exit 1 below 80 %. The mutants of one seed and commit are the
same in any slices.
"""
import filecmp, glob, json, os, random, re, resource, shutil, signal, subprocess, sys, time

TREE = "build/mutate"
# What needs the program alone, then, with unit, what needs the fewest others.
ALONE = ["lint", "approved/rules.sh", "approved/letters.sh", "approved/edited.sh"]
FIRST = ALONE + ["spec", "score/gold.sh"]
# Not about what a line of src/ does; FAULT_STEP of batch.sh finds nothing that fault.sh does not.
LEFT_OUT = {"cli/install.sh", "cli/generator.sh", "cli/batch-kills.sh"}
# No -g: debug information tells lines apart that compile to the same.
MAKE = "make -j2 CC='%s cc' CFLAGS=-O2 GOLD=%s "
PROGRAM = "lacuna build/lettergen"
QUICK = "build/tests/run-unit build/tests/run-spec"
SLOW = 0.04  # of what all suites take
MEMORY = 12 << 30  # a mutant that eats all there is stops here

CODE = [(r" == ", " != "), (r" != ", " == "), (r" < ", " <= "), (r" <= ", " < "), (r" > ", " >= "),
        (r" >= ", " > "), (r" && ", " || "), (r" \|\| ", " && "), (r" \+ 1\b", ""), (r" - 1\b", ""),
        (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"\+\+", "--"), (r" \+ ", " - "),
        (r"return (\w+);", r"return !\1;"), (r"if \(!", "if ("), (r"if \((\w)", r"if (!\1"),
        (r"^(\t+)(\w+\(.*\);)$", r"\1;"), (r"\bbreak;", ";"), (r"\bcontinue;", ";")]
RULES = [(r"\{1,2\}", "{1}"), (r"\{2\}", "{3}"), (r"\\b", ""), (r"\(\?!", "(?="), (r"\?", ""),
         (r"\|[^|()\[\]]+", ""), (r'rank="(\d)', r'rank="9\1'), (r'score="0\.9', 'score="0.1'),
         (r"\[A-Z\]", "[A-M]"), (r"\\d", "[0-4]")]
COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->|<(reason|hit|miss)\b.*?</\1>", re.S)


def candidates(text, operators):
    """(line, operator) of what is code or a pattern; comments, reasons and examples are neither."""
    bare = COMMENT.sub(lambda m: re.sub(r"[^\n]", "", m.group()), text)
    for i, (line, whole) in enumerate(zip(bare.split("\n"), text.split("\n"))):
        if line == whole and not line.lstrip().startswith(("#", "//")):
            for pattern, to in operators:
                if re.search(pattern, line):
                    yield i, pattern, to


def draw(rng):
    rules = rng.random() < 0.3
    paths = sorted(glob.glob("patterns/rules/*.xml", root_dir=TREE) if rules else
                   glob.glob("src/**/*.c", root_dir=TREE, recursive=True))
    while True:
        path = rng.choices(paths, [os.path.getsize(TREE + "/" + p) for p in paths])[0]
        found = list(candidates(open(TREE + "/" + path).read(), RULES if rules else CODE))
        if found and "mkpack" not in path:
            return (path,) + rng.choice(found)


def run(command, seconds):
    """The exit code, or None when it took longer and was killed with all it had started."""
    # SEED is make's: the tests have their own.
    env = {k: v for k, v in os.environ.items() if k not in ("SEED", "MAKEFLAGS", "MAKEOVERRIDES", "MFLAGS")}
    env.update(UNTIMED="1", BUILD="build", GOLD=GOLD)
    p = subprocess.Popen(command, shell=True, cwd=TREE, env=env, start_new_session=True,
                         preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
                         stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return p.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if p.poll() is None:
            os.killpg(p.pid, signal.SIGKILL)
            p.wait()


def make(targets):
    return run(MAKE % (shutil.which("ccache") or "", GOLD) + targets, 900) == 0


def suites():
    """What there is to run, as name and command: the suites of unit one by one."""
    names = re.findall(r"unit/test_(\w+)\.c", " ".join(sorted(glob.glob("tests/unit/test_*.c", root_dir=TREE))))
    yield from (("unit:" + n, "CK_RUN_SUITE=%s build/tests/run-unit" % n) for n in names)
    yield "lint", "./lacuna lint patterns"
    programs = glob.glob("build/tests/run-*", root_dir=TREE)
    scripts = [p for d in "approved cli fault spec property score".split() for p in glob.glob("tests/%s/*.sh" % d, root_dir=TREE)]
    for n in sorted([p[len("build/tests/run-"):] for p in programs] + [p[len("tests/"):] for p in scripts]):
        if n != "unit" and n not in LEFT_OUT:
            yield n, "sh tests/run.sh " + n


def is_first(name):
    return name in FIRST or name.startswith("unit:")


def is_early(suite):
    return is_first(suite[1]) and suite[0] < 2


def asked(order, path, late):
    """Of the suites those that a mutant in path is shown at once, or the late ones. What is named
    like the file comes as soon as the programs are built, however slow."""
    slow = SLOW * sum(s[0] for s in order)
    of = [s for s in order if late == (s[0] >= slow and s[1] not in ALONE and not related(s[1], path))]
    return sorted(of, key=lambda s: (s[1] not in ALONE, not is_early(s), not related(s[1], path)))


def related(name, path):
    """Do both speak of the same thing: cli/batch.sh and src/cli/batch_ledger.c?"""
    words = [{w.rstrip("s") for w in re.split(r"[\W_]", s)} for s in (name, path)]
    return bool(words[0] & words[1] - {"src", "act", "cli", "find", "rule", "c", "sh", "xml", ""})


def measured():
    """The suites as (seconds, name, command), quickest first; kept for the next slice."""
    path = TREE + "/build/seconds"
    head = subprocess.run("git rev-parse HEAD", shell=True, check=True, capture_output=True, text=True).stdout
    if os.path.exists(path):
        kept = json.load(open(path))
        if kept["head"] == head:
            return kept["suites"]
    all = []
    for name, command in suites():
        start = time.time()
        if run(command, 1800) != 0 and run(command, 1800) != 0:
            sys.exit("%s fails without a mutant" % name)
        all.append((round(time.time() - start, 1), name, command))
    all.sort(key=lambda s: (not is_early(s), s))
    with open(path, "w") as f:
        json.dump({"head": head, "suites": all}, f)
    return all


def catcher(order):
    """The name of the suite that fails, or None; all are asked, the quickest first."""
    built = PROGRAM
    for seconds, name, command in order:
        needs = PROGRAM if name in ALONE else QUICK if is_first(name) else "all tests"
        if needs != built and not make(needs):
            sys.exit("what was built once builds no more")
        built = needs
        # What failed for want of time on a busy machine passes the second time; the first suites
        # start nothing that could be late.
        limit = 20 + 10 * seconds
        code = run(command, limit)
        if code and is_first(name) or code != 0 and run(command, limit) != 0:
            return name
    return None


def product(path):
    """The file that path is built to."""
    return TREE + "/build/" + (re.sub(r"\.c$", ".o", path) if path.endswith(".c") else "pack.bin")


def keep_products():
    """What there is to compare a mutant's with: the objects, and the packs, of no mutant."""
    for made in glob.glob(TREE + "/build/src/**/*.o", recursive=True) + [TREE + "/build/pack.bin"]:
        shutil.copyfile(made, made + ".clean")


def write(path, text):
    with open(TREE + "/" + path, "w") as f:
        f.write(text)


def files(top):
    return {os.path.relpath(os.path.join(d, f), top) for d, _, names in os.walk(top) for f in names}


def copy_head():
    """HEAD's files, each written only where it differs, so that only what differs is built."""
    fresh = TREE + ".new"
    shutil.rmtree(fresh, ignore_errors=True)
    os.makedirs(fresh)
    subprocess.run("git archive HEAD | tar -x -C " + fresh, shell=True, check=True)
    wanted = files(fresh)
    for f in files(TREE) - wanted:
        if not f.startswith("build/"):
            os.remove(TREE + "/" + f)
    for f in wanted:
        old, new = TREE + "/" + f, fresh + "/" + f
        if not (os.path.exists(old) and filecmp.cmp(new, old, shallow=False)):
            os.makedirs(os.path.dirname(old), exist_ok=True)
            shutil.copyfile(new, old)
            shutil.copymode(new, old)
    shutil.rmtree(fresh)


def judge(n, again, order, late):
    """Is mutant number n, the again-th drawn for it, caught by the suites asked at once, or by the
    late ones? None when it is none."""
    path, i, pattern, to = draw(random.Random("%d %d %d" % (seed, n, again)))
    before = open(TREE + "/" + path).read()
    made = product(path)
    lines = before.split("\n")
    lines[i] = re.sub(pattern, to, lines[i], count=1)
    write(path, "\n".join(lines))
    start = time.time()
    try:
        if not make(PROGRAM) or filecmp.cmp(made, made + ".clean", shallow=False):
            return None
        by = catcher(asked(order, path, late))
    finally:
        write(path, before)
    print("%d %s %s:%d: %s (%d s)" % (n, "caught by " + by if by else ["not yet caught", "SURVIVED"][late], path, i + 1,
          lines[i].strip(), time.time() - start), flush=True)
    return by is not None


def judge_all(numbers, order):
    """How many are caught."""
    left = []
    for n in numbers:
        again = 0
        while (by := judge(n, again, order, False)) is None:
            again += 1
        if not by:
            left.append((n, again))
    return len(numbers) - len(left) + sum(judge(n, again, order, True) for n, again in left)


GOLD = os.path.abspath(os.environ.get("GOLD", "../shared/gold/letters"))
count = int(sys.argv[1])
seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
print("seed %d" % seed, flush=True)
copy_head()
if not make("all tests"):
    sys.exit("it does not build without a mutant")
keep_products()
order = measured()
print("the suites take %d s without a mutant" % sum(s[0] for s in order), flush=True)
numbers = range(first, count + 1)
good = judge_all(numbers, order)
print("%d of %d caught" % (good, len(numbers)))
sys.exit(good < 0.8 * len(numbers))
