#!/bin/sh
# Proves the two commands of the README on a bare Debian 12: makes one, clones the checkout into it, and runs
# `./dev demo` and `./dev test` there. By hand, as root; takes as long as a first build and a full test run.
# FRESH_MACHINE_VERBS="demo" runs the demo alone.
#
#   tests/fresh_machine.sh [FOLDER]
#
# FOLDER (default: a new one below ${TMPDIR:-/tmp}) must lie outside the checkout and is removed at the end; if
# a command failed, its log stays there. What is tested is what is committed.
#
# The machine is a chroot with mounts and processes of its own: proc, sys, dev/pts and dev/shm vanish with it,
# and so does whatever was left running, which is reported. It shares the network, and takes from this machine
# the name server, the apt proxy and the addresses of the Debian mirrors (DEBIAN_MIRROR and
# DEBIAN_SECURITY_MIRROR name others). Only git is put into it beforehand.
set -eu

say() { printf '== %s\n' "$*"; }
die() {
  echo "fresh_machine: $*" >&2
  exit 1
}

checkout=$(cd "$(dirname "$0")/.." && pwd)

# mirror_of CODENAME: where this machine gets that Debian suite from.
mirror_of() {
  # shellcheck disable=SC2016  # apt fills these in
  apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -v suite="$1" '$1 == "Debian" && $2 == suite { print $3; exit }'
}

make_machine() {
  say "minimal Debian 12 in $root"
  mirror=${DEBIAN_MIRROR:-$(mirror_of bookworm)}
  security=${DEBIAN_SECURITY_MIRROR:-$(mirror_of bookworm-security)}
  if [ -z "$mirror" ] || [ -z "$security" ]; then
    die "this machine's apt knows no bookworm mirror; set DEBIAN_MIRROR and DEBIAN_SECURITY_MIRROR"
  fi
  debootstrap --variant=minbase --include=ca-certificates bookworm "$root" "$mirror" >"$folder/debootstrap.log" 2>&1 ||
    die "debootstrap failed: $(tail -n 5 "$folder/debootstrap.log")"
  printf 'deb %s bookworm main\ndeb %s bookworm-updates main\ndeb %s bookworm-security main\n' \
    "$mirror" "$mirror" "$security" >"$root/etc/apt/sources.list"
  # How this machine's apt reaches its mirrors: proxies, and what it thinks of their clocks.
  apt-config dump | grep -E '^Acquire::(https?|Check-|Retries|Max-)' | grep -v Auto-Detect \
    >"$root/etc/apt/apt.conf.d/90from-host" || true
  cp -L /etc/resolv.conf "$root/etc/resolv.conf"
  printf '127.0.0.1 localhost\n' >"$root/etc/hosts"
  git clone --quiet --no-hardlinks "$checkout" "$root/root/meldaan"
}

# in_machine COMMAND…: with the environment of a first log-in, and the proxy this machine uses.
in_machine() {
  env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TERM="${TERM:-dumb}" \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    chroot "$root" "$@"
}

# run_there VERB LINES: `./dev VERB`, its last lines, and how it ended; false where it failed.
run_there() {
  say "./dev $1"
  began=$(date +%s)
  status=0
  in_machine sh -c "cd /root/meldaan && exec ./dev $1" >"$folder/$1.log" 2>&1 </dev/null || status=$?
  tail -n "$2" "$folder/$1.log"
  say "./dev $1: exit status $status after $(($(date +%s) - began)) s"
  # What is in the chroot has its root there.
  for process in /proc/[0-9]*; do
    [ "$(readlink "$process/root")" = "$root" ] || continue
    printf 'left running: %s\n' "$(tr '\0' ' ' <"$process/cmdline")"
    status=1
  done
  [ "$status" -eq 0 ]
}

inside() {
  mount -t proc proc "$root/proc"
  mount -t sysfs -o ro sysfs "$root/sys"
  mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts "$root/dev/pts"
  mkdir -p "$root/dev/shm"
  mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
  # /proc of the host would show and hide the wrong processes.
  mount -t proc proc /proc
  say "git, the one thing that a checkout needs beforehand"
  in_machine sh -c 'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends git' \
    >"$folder/git.log" 2>&1 || die "apt failed: $(tail -n 5 "$folder/git.log")"
  failed=0
  for verb in ${FRESH_MACHINE_VERBS:-demo test}; do
    case $verb in demo) lines=100 ;; *) lines=15 ;; esac
    run_there "$verb" "$lines" || failed=1
  done
  return $failed
}

if [ "${1:-}" = --inside ]; then
  folder=$2 root=$2/root
  inside
  exit
fi

[ "$(id -u)" -eq 0 ] || die "must be run as root"
for program in debootstrap unshare git; do
  command -v "$program" >/dev/null || die "$program is missing"
done
folder=${1:-$(mktemp -d "${TMPDIR:-/tmp}/fresh-machine-XXXXXX")}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
root=$folder/root
case $folder/ in "$checkout"/*) die "$folder lies inside the checkout" ;; esac
[ ! -e "$root" ] || die "$root is there already"

# The mounts have gone with their namespace by then; --one-file-system is for the day they have not.
trap 'rm -rf --one-file-system "$root"' EXIT
trap 'exit 130' INT TERM
make_machine
if unshare --mount --propagation private --pid --fork --kill-child -- "$0" --inside "$folder"; then
  say "passed on a fresh Debian 12"
  rm -rf --one-file-system "$folder"
else
  die "failed; the logs are in $folder"
fi
