"""
A rule's pattern as Python's parser takes it. What PCRE2 and the packs have and Python has not is
written out: lexicons and defines, groups that are called, white space within an identifier.
"""
import functools, itertools, re, warnings
import re._parser as parser

SPACE = "\x01"  # a plain blank of a pattern: white space within an identifier

defines = {}  # name to pattern


def lexicon(name):
    """A dozen entries of a lexicon, spread over it."""
    with open("patterns/lexicons/%s.tsv" % name, encoding="utf-8") as f:
        words = [line.split("\t")[0].rstrip("\n") for line in f if not line.startswith("#")]
    return words[:: max(1, len(words) // 12)]


@functools.cache
def expanded(pattern):
    """One pattern as Python can parse it: bytes as characters, layout and names gone."""
    pattern = re.sub(r"\n[ \t]*", "", pattern)
    out, i, inside = "", 0, False
    while i < len(pattern):
        c = pattern[i]
        if c == "\\":
            out += pattern[i : i + 2]
            i += 2
            continue
        if pattern.startswith("{{", i):
            end = pattern.index("}}", i)
            name = pattern[i + 2 : end]
            if name.startswith("lexicon:"):
                words = lexicon(name[len("lexicon:") :])
                out += "(?:" + "|".join(re.escape(w).replace("\\ ", SPACE) for w in words) + ")"
            else:
                out += "(?P<%s>%s)" % (name.replace("-", "_"), expanded(defines[name]))
            i = end + 2
            continue
        if inside:
            inside = c != "]"
        elif c == "[":
            inside = True
            n = 2 if pattern.startswith("[^", i) else 1
            n += pattern[i + n] == "]"
            out += pattern[i : i + n]
            i += n
            continue
        elif c == " ":
            c = SPACE
        out += c
        i += 1
    return out


def closed(pattern, i):
    """Where the group that opens at i ends."""
    depth, inside = 0, False
    while True:
        c = pattern[i]
        if c == "\\":
            i += 1
        elif inside:
            inside = c != "]"
        elif c == "[":
            inside = True
            i += 1 + (pattern[i + 1] == "^")  # a ] that comes first is one of the class
        elif c in "()":
            depth += 1 if c == "(" else -1
            if depth == 0:
                return i
        i += 1


def inlined(pattern):
    """The pattern with what it defines at its end in place of the calls, which Python does not know."""
    bodies = {}
    while (i := pattern.find("(?(DEFINE)")) >= 0:
        end = closed(pattern, i)
        at = i + len("(?(DEFINE)")
        while at < end:
            head = re.compile(r"\(\?P?<(\w+)>").match(pattern, at)
            at = closed(pattern, at) + 1
            bodies[head[1]] = pattern[head.end() : at - 1]
        pattern = pattern[:i] + pattern[end + 1 :]
    while "(?&" in pattern:
        pattern = re.sub(r"\(\?&(\w+)\)", lambda m: "(?P<%s>%s)" % (m[1], bodies[m[1]]), pattern)
    return pattern


def parsed(pattern):
    """The pattern as a tree, and of its groups that are a define the define's name."""
    pattern = inlined(pattern).encode().decode("latin-1")
    pattern = re.sub(r"\(\?<(?![=!])\w+>", "(", pattern)
    times = itertools.count()
    pattern = re.sub(r"(?<=\(\?P<)\w+", lambda m: "%s__%d" % (m[0], next(times)), pattern)
    pattern = re.sub(r"\(\?-?i\)", "", pattern)
    pattern = pattern.replace("(?-i:", "(?:").replace("(?|", "(?:").replace("\\z", "\\Z").replace("\\R", "\\n").replace("\\h", "[ \\t]")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = parser.parse(pattern)
    return tree, {n: name.split("__")[0] for name, n in tree.state.groupdict.items()}
