#!/bin/sh
# Measures the built program. Every figure is printed with its unit and none is judged: what must hold is tested.
#
#   tests/bench/bench.sh BUILD_DIR
#
# BENCH_MAILS (5000) is the size of the backlogs. Called by ./dev bench; everything lies in the folder "bench"
# beside BUILD_DIR, nothing is left running. One machine plays all parts here, so what goes over IMAP and SMTP
# shares its cores with Dovecot and Postfix.
set -eu

program=$(cd "$1" && pwd)/meldaan
here=$(cd "$(dirname "$0")" && pwd)
bench=$(cd "$1/.." && pwd)/bench
servers=$here/../servers/servers.sh
# shellcheck source=tests/servers/desk.sh
. "$here/../servers/desk.sh"

[ -x "$program" ] || {
  echo "bench: there is no program $program; build it first" >&2
  exit 1
}
# An earlier run that was killed may have left its servers.
"$servers" stop "$bench/servers"
rm -rf "$bench"
mkdir -p "$bench"
trap '"$servers" stop "$bench/servers"' EXIT
trap 'exit 130' INT TERM
MAIL_SERVERS_OWNER=$$ "$servers" start "$bench/servers"
# shellcheck source=/dev/null
. "$bench/servers/env"

# desk NAME MAILBOX_URL COURIER_URL: one desk a measurement, without a cap on replies.
desk() {
  write_desk "$bench/$1" "$2" "$3"
  printf '[limits]\nreplies_per_hour = 1000000\n' >>"$bench/$1/meldaan.toml"
}
for name in start idle-local backlog-local; do
  mkdir -p "$bench/$name/inbox/new" "$bench/$name/inbox/cur" "$bench/$name/inbox/tmp"
  desk "$name" "maildir:inbox" "folder:out"
done
for name in backlog-servers idle-servers; do
  desk "$name" "imaps://localhost:$IMAPS_PORT" "smtps://localhost:$SMTPS_PORT"
done

python3 "$here/measure.py" "$program" "$bench" "$MAIL_DIR" "${BENCH_MAILS:-5000}"
