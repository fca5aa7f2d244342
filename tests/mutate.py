#!/usr/bin/env python3
"""
mutate.py N [SEED]: N random mutations of lines of src/ and patterns/rules, one at a time, in a copy
of HEAD's tree (build/mutate); a mutation is caught when it does not build or any of the tests
fails: those of a second first, so that most cost little more than their build. Prints the seed,
each mutation and the share caught; exit 1 below 80 %.
"""
import glob, os, random, re, shutil, subprocess, sys, time

TREE = "build/mutate"
TESTS = "spec score/gold.sh score/judged.sh planted sandbox fuzz cli/names.sh cli/gaps.sh " \
    "cli/usage.sh cli/stream.sh cli/output.sh cli/key.sh score/generated.sh cli/jsonl.sh " \
    "cli/review.sh cli/decisions.sh cli/batch.sh cli/evidence.sh cli/packs.sh property unit " \
    "attack cli/promises.sh cases fault/fault.sh fault/batch.sh cli/stable.sh fault/signals.sh cli/jobs.sh"
CODE = [(r" == ", " != "), (r" != ", " == "), (r" < ", " <= "), (r" <= ", " < "), (r" > ", " >= "),
        (r" >= ", " > "), (r" && ", " || "), (r" \|\| ", " && "), (r" \+ 1\b", ""), (r" - 1\b", ""),
        (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"\+\+", "--"), (r" \+ ", " - "),
        (r"return (\w+);", r"return !\1;"), (r"if \(!", "if ("), (r"if \((\w)", r"if (!\1"),
        (r"^(\t+)(\w+\(.*\);)$", r"\1;"), (r"\bbreak;", ";"), (r"\bcontinue;", ";")]
RULES = [(r"\{1,2\}", "{1}"), (r"\{2\}", "{3}"), (r"\\b", ""), (r"\(\?!", "(?="), (r"\?", ""),
         (r"\|[^|()\[\]]+", ""), (r'rank="(\d)', r'rank="9\1'), (r'score="0\.9', 'score="0.1'),
         (r"\[A-Z\]", "[A-M]"), (r"\\d", "[0-4]")]


def candidates(path, operators):
    lines = open(path).read().split("\n")
    for i, line in enumerate(lines):
        text = line.strip()
        if not text or text.startswith(("*", "/*", "#", "//", "<hit", "<miss", "<reason", "<!--")):
            continue
        for pattern, to in operators:
            if re.search(pattern, line):
                yield i, pattern, to


def choose(rng):
    rules = rng.random() < 0.3
    paths = sorted(glob.glob(TREE + ("/patterns/rules/*.xml" if rules else "/src/*/*.c")))
    while True:
        path = rng.choices(paths, [os.path.getsize(p) for p in paths])[0]
        found = list(candidates(path, RULES if rules else CODE))
        if found and "mkpack" not in path:
            return (path,) + rng.choice(found)


def run(command, seconds):
    # SEED is make's: the tests have their own.
    env = {k: v for k, v in os.environ.items() if k not in ("SEED", "MAKEFLAGS", "MAKEOVERRIDES", "MFLAGS")}
    try:
        return subprocess.run(command, shell=True, cwd=TREE, timeout=seconds, env=env,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    except subprocess.TimeoutExpired:
        return "hangs"


def caught():
    if run("make -j2 CC='%s cc' all tests GOLD=%s" % (shutil.which("ccache") or "", GOLD), 900):
        return "build"
    for test in TESTS.split():
        # Twice: where the machine is busy a time may be missed. UNTIMED: nobody looks at a watch.
        command = "UNTIMED=1 BUILD=build GOLD=%s sh tests/run.sh %s" % (GOLD, test)
        if run(command, 300) and run(command, 300):
            return test
    return None


GOLD = os.path.abspath(os.environ.get("GOLD", "../shared/gold/letters"))
count = int(sys.argv[1])
seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
rng = random.Random(seed)
print("seed %d" % seed, flush=True)
shutil.rmtree(TREE, ignore_errors=True)
os.makedirs(TREE)
subprocess.run("git archive HEAD | tar -x -C " + TREE, shell=True, check=True)
by = caught()
if by:
    sys.exit("without a mutation it is caught by " + by)
good = 0
for n in range(count):
    path, i, pattern, to = choose(rng)
    before = open(path).read()
    lines = before.split("\n")
    lines[i] = re.sub(pattern, to, lines[i], count=1)
    open(path, "w").write("\n".join(lines))
    by = caught()
    open(path, "w").write(before)
    good += by is not None
    print("%s %s:%d: %s" % (("caught by " + by) if by else "SURVIVED", path[len(TREE) + 1:], i + 1,
                            lines[i].strip()), flush=True)
print("%d of %d caught" % (good, count))
sys.exit(good < 0.8 * count)
