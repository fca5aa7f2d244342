#!/bin/sh
# lacuna-parallel for real: local jobs, a pipe, and two ssh hosts that are this machine, one of
# which goes away in the middle.
. tests/cluster/shards.sh
need cluster parallel sshd ssh ssh-keygen
PATH=$PATH:/usr/sbin
PARALLEL_HOME=$T/parallel
export PARALLEL_HOME LACUNA
mkdir "$PARALLEL_HOME" && : >"$PARALLEL_HOME/will-cite"
make_shards 12 600K
drive=src/cluster/lacuna-parallel

is "shards on this machine" "$(code $drive -j 2 "$T/shards" "$T/here" -k "$T/key")" 0
says "it says how many" "$T/err" '12 of 12 shards done, 0 letters refused'
as_serial "on this machine" "$T/here"
is "again costs nothing" "$(code $drive -j 2 "$T/shards" "$T/here" -k "$T/key")" 0
is "the job log has each once" "$(grep -c lacuna-shard "$T/here/joblog")" 12

rm "$T/here/letters/s0003.nul"
is "a shard that went is not done" "$(code src/cluster/lacuna-missing "$T/here")" 1
is "and is done again" "$(code $drive "$T/shards" "$T/here" -k "$T/key")" 0
as_serial "mended" "$T/here"

mkdir "$T/pipe"
parallel --pipe -k --recend '\0' --block 50K -j 2 -q "$LACUNA" -0 -q -k "$T/key" \
	-a "$T/pipe/{#}.xml" <"$T/all.nul" >"$T/piped.nul" 2>"$T/err"
same "through a pipe, cut at NUL, in order" "$T/piped.nul" "$T/wanted.nul"
is "each block has its log" "$([ "$(ls "$T/pipe" | wc -l)" -gt 5 ]; echo $?)" 0
find "$T/pipe" -type f ! -name '*.xml' >"$T/bad"
is_empty "and each is whole" "$T/bad"

is "refused letters are exit 5" "$(code $drive "$T/shards" "$T/small" -k "$T/key" --max-letter 4K)" 5
says "and are told of" "$T/small/refused/s0000.nul" 'letter [0-9]* refused'

# Two hosts: sshd twice on this machine, under two ports.
mkdir -m 700 "$T/ssh" && chmod 755 "$T" # sshd wants a home that is safe
ssh-keygen -q -t ed25519 -N '' -f "$T/ssh/id"
ssh-keygen -q -t ed25519 -N '' -f "$T/ssh/host"
cp "$T/ssh/id.pub" "$T/ssh/authorized"
[ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
for port in 16922 16923; do
	cat >"$T/ssh/sshd.$port" <<END
Port $port
ListenAddress 127.0.0.1
HostKey $T/ssh/host
AuthorizedKeysFile $T/ssh/authorized
PidFile $T/ssh/pid.$port
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
END
	"$(command -v sshd)" -f "$T/ssh/sshd.$port" -E "$T/ssh/log.$port" || not_ok "sshd starts"
	printf 'Host lacuna-%s\n HostName 127.0.0.1\n Port %s\n' $port $port >>"$T/ssh/config"
done
cat >>"$T/ssh/config" <<END
Host lacuna-*
 IdentityFile $T/ssh/id
 IdentitiesOnly yes
 UserKnownHostsFile $T/ssh/known
 StrictHostKeyChecking accept-new
 BatchMode yes
END
PARALLEL_SSH="ssh -F $T/ssh/config"
export PARALLEL_SSH
stop_hosts() {
	for pid in "$T"/ssh/pid.*; do [ ! -f "$pid" ] || kill "$(cat "$pid")" 2>/dev/null; done
}
trap 'stop_hosts; rm -rf "$T"' EXIT
hosts=1/lacuna-16922,1/lacuna-16923
is "two hosts over ssh" "$(code $drive -S $hosts "$T/shards" "$T/two" -k "$T/key")" 0
as_serial "over ssh" "$T/two"
is "both have worked" "$(cut -f 2 "$T/two/joblog" | grep -c 16922 | sed 's/^[1-9].*/some/')$(
	cut -f 2 "$T/two/joblog" | grep -c 16923 | sed 's/^[1-9].*/some/')" somesome

# A slow lacuna, so that there is a middle; then one host dies, with what runs on it.
printf '#!/bin/sh\nsleep 0.5\nexec %s "$@"\n' "$LACUNA" >"$T/slow" && chmod +x "$T/slow"
LACUNA=$T/slow $drive -S $hosts "$T/shards" "$T/lost" -k "$T/key" >"$T/out" 2>"$T/err" &
pid=$!
i=0
until [ "$(ls "$T/lost/letters" 2>/dev/null | wc -l)" -ge 2 ] || [ $i -ge 200 ]; do
	i=$((i + 1))
	sleep 0.1
done
before=$(ls "$T/lost/letters" | wc -l)
host=$(cat "$T/ssh/pid.16923")
# shellcheck disable=SC2046 # a list
kill -9 $(ps -o pid= --ppid "$host") "$host"
rm "$T/ssh/pid.16923"
wait $pid
is "a host that dies in the middle ($before of 12 were done) is no loss" $? 0
as_serial "one host lost" "$T/lost"
finish
