#!/bin/sh
# lacuna-slurm for real: munged, slurmctld and two slurmd on this machine, one of which is killed
# in the middle, with what runs on it.
. tests/cluster/shards.sh
need cluster munged slurmctld slurmd sbatch
PATH=$PATH:/usr/sbin
export LACUNA
if [ "$(id -u)" -ne 0 ]; then
	skip "slurmd must be started by root"
	finish
fi
chmod 755 "$T"
host=$(hostname -s)
mkdir "$T/run" "$T/state" "$T/spool-lacuna1" "$T/spool-lacuna2"
chmod 755 "$T/run"
SLURM_CONF=$T/slurm.conf
export SLURM_CONF
dd if=/dev/urandom of="$T/munge.key" bs=128 count=1 2>/dev/null
chmod 600 "$T/munge.key"
cat >"$SLURM_CONF" <<END
ClusterName=lacuna
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$T/run/munge
CredType=cred/munge
SlurmctldPort=16817
SlurmctldPidFile=$T/run/slurmctld
SlurmctldLogFile=$T/slurmctld.log
StateSaveLocation=$T/state
SlurmdPidFile=$T/run/slurmd-%n
SlurmdSpoolDir=$T/spool-%n
SlurmdLogFile=$T/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/linear
SwitchType=switch/none
MpiDefault=none
SlurmdTimeout=10
SchedulerParameters=sched_min_interval=0
NodeName=lacuna1 NodeHostname=$host NodeAddr=127.0.0.1 Port=16821 CPUs=1
NodeName=lacuna2 NodeHostname=$host NodeAddr=127.0.0.1 Port=16822 CPUs=1
PartitionName=main Nodes=lacuna1,lacuna2 Default=YES MaxTime=INFINITE State=UP
END
stop_cluster() {
	for d in slurmd-lacuna1 slurmd-lacuna2 slurmctld munged; do
		[ ! -f "$T/run/$d" ] || kill "$(cat "$T/run/$d")" 2>/dev/null
	done
	sleep 1
}
trap 'stop_cluster; rm -rf "$T"' EXIT
munged --force --key-file="$T/munge.key" --socket="$T/run/munge" --pid-file="$T/run/munged" \
	--log-file="$T/munged.log" --seed-file="$T/run/seed"
slurmctld -c
slurmd -N lacuna1
slurmd -N lacuna2
i=0
until [ "$(sinfo -h -t idle -o %D 2>/dev/null)" = 2 ] || [ $i -ge 300 ]; do
	i=$((i + 1))
	sleep 0.1
done
is "two nodes are up" "$(sinfo -h -t idle -o %D)" 2
make_shards 12 600K
drive=src/cluster/lacuna-slurm
LACUNA_SLURM_POLL=0.5
export LACUNA_SLURM_POLL

is "an array job" "$(code $drive "$T/shards" "$T/two" -k "$T/key")" 0
says "it says how many" "$T/err" '12 of 12 shards done, 0 letters refused'
as_serial "an array job" "$T/two"
is "again costs nothing" "$(code $drive "$T/shards" "$T/two" -k "$T/key")" 0

printf '#!/bin/sh\necho "$SLURMD_NODENAME" >>%s/nodes\nsleep 1\nexec %s "$@"\n' "$T" "$LACUNA" >"$T/slow"
chmod +x "$T/slow"
LACUNA=$T/slow $drive "$T/shards" "$T/lost" -k "$T/key" >"$T/out" 2>"$T/err" &
pid=$!
i=0
until [ "$(ls "$T/lost/letters" 2>/dev/null | wc -l)" -ge 2 ] && grep -qs lacuna2 "$T/nodes" || [ $i -ge 300 ]; do
	i=$((i + 1))
	sleep 0.1
done
before=$(ls "$T/lost/letters" | wc -l)
# The node dies: its daemon and the steps it started, which are in sessions of their own.
kill -9 "$(cat "$T/run/slurmd-lacuna2")"
rm "$T/run/slurmd-lacuna2"
for step in $(pgrep -f "^slurmstepd: " || :); do
	grep -qz 'SLURMD_NODENAME=lacuna2' "/proc/$step/environ" 2>/dev/null && steps="${steps:-} $step"
done
for task in $(pgrep -f "$T/lost" || :); do
	grep -qz 'SLURMD_NODENAME=lacuna2' "/proc/$task/environ" 2>/dev/null && steps="${steps:-} $task"
done
# shellcheck disable=SC2086 # a list
[ -z "${steps:-}" ] || kill -9 $steps 2>/dev/null
wait $pid
is "a node that dies in the middle ($before of 12 were done) is no loss" $? 0
as_serial "one node lost" "$T/lost"
is "its work was done by the other" "$([ "$(grep -c lacuna1 "$T/nodes")" -gt 6 ]; echo $?)" 0
says "Slurm knows that it is gone" "$T/slurmctld.log" 'lacuna2 not responding\|Nodes lacuna2'
is "no task is left" "$(squeue -h | wc -l)" 0
finish
