#!/bin/sh
# Shows what Meldaan does, on real servers of this machine's own: thirteen mails come in by SMTP, the desk reads
# them over IMAP and answers by SMTP.
#
#   tests/demo/demo.sh BUILD_DIR
#
# BUILD_DIR is a CMake build folder with the program in it (build/release). Everything lands in the folder
# "demo" beside it. Called by ./dev demo; nothing is left running.
set -eu

program=$(cd "$1" && pwd)/meldaan
here=$(cd "$(dirname "$0")" && pwd)
checkout=$(cd "$here/../.." && pwd)
demo=$(cd "$1/.." && pwd)/demo
handle_seconds=60
daemon=
# shellcheck source=tests/servers/desk.sh
. "$here/../servers/desk.sh"

if [ -t 1 ]; then bold=$(printf '\033[1m') plain=$(printf '\033[0m'); else bold='' plain=''; fi
caption() { printf '\n%s%s%s\n\n' "$bold" "$*" "$plain"; }
die() {
  echo "demo: $*" >&2
  exit 1
}

cleanup() {
  [ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true
  [ -z "$daemon" ] || wait "$daemon" 2>/dev/null || true
  "$checkout/tests/servers/servers.sh" stop "$demo/servers"
}

meldaan() {
  command=$1
  shift
  "$program" "$command" -c "$demo/meldaan.toml" "$@"
}

# The way a participant's mail server delivers: STARTTLS, no log-in, the sender as envelope sender. Date and
# Message-ID are what the participant's mail program would add.
send_mails() {
  count=0
  for mail in "$here"/mails/*.eml; do
    name=$(basename "$mail" .eml)
    sender=$(sed -n 's/^From:.*<\(.*\)>.*/\1/p;/^$/q' "$mail")
    {
      printf 'Date: %s\nMessage-ID: <%s@%s>\n' "$(LC_ALL=C date -R)" "$name" "${sender#*@}"
      cat "$mail"
    } >"$demo/mails/$name.eml"
    curl -sS --crlf --ssl-reqd --cacert "$CA_FILE" --mail-from "$sender" --mail-rcpt "$DESK_USER" \
      --upload-file "$demo/mails/$name.eml" "smtp://localhost:$MX_PORT"
    printf '  %-32s from %s\n' "$(echo "${name#*-}" | tr - ' ')" "$sender"
    count=$((count + 1))
  done
  "$checkout/tests/servers/servers.sh" smtp-drain "$demo/servers"
}

# number KEY: of what `status --json` printed last.
number() { printf '%s\n' "$status" | sed -n "s/.*\"$1\": *\([0-9][0-9]*\).*/\1/p"; }

all_handled() {
  status=$(meldaan status --json 2>/dev/null) || true
  [ "$(number mails)" = "$count" ] && [ "$(number queued)" = 0 ]
}

run_until_handled() {
  began=$(date +%s)
  # It ends with this script, also where that is killed.
  setpriv --pdeathsig TERM -- "$program" run -c "$demo/meldaan.toml" 2>"$demo/log" &
  daemon=$!
  until all_handled; do
    kill -0 "$daemon" 2>/dev/null || die "the daemon stopped: $(tail -n 5 "$demo/log")"
    [ $(($(date +%s) - began)) -lt $handle_seconds ] ||
      die "the inbox was not handled within $handle_seconds s: $(tail -n 5 "$demo/log")"
    sleep 0.1
  done
  kill "$daemon"
  wait "$daemon" || die "the daemon did not end well: $(tail -n 5 "$demo/log")"
  daemon=
  "$checkout/tests/servers/servers.sh" smtp-drain "$demo/servers"
}

[ -x "$program" ] || die "there is no program $program; build it first"
# An earlier demo that was killed may have left its servers.
"$checkout/tests/servers/servers.sh" stop "$demo/servers"
rm -rf "$demo"
mkdir -p "$demo/mails" "$demo/replies"
trap cleanup EXIT
trap 'exit 130' INT TERM

echo "A network of teachers invites to an afternoon in October. Whoever wants to come mails info@lerendeleraren.nl in"
echo "their own words. Meldaan reads these mails, keeps the registrations, and answers."
caption "Starting a mail system of its own on this machine (Dovecot and Postfix)"
MAIL_SERVERS_OWNER=$$ "$checkout/tests/servers/servers.sh" start "$demo/servers"
# shellcheck source=/dev/null
. "$demo/servers/env"
# The configuration outlives the servers, and what it names must as well.
cp "$CA_FILE" "$demo/ca.pem"
CA_FILE=$demo/ca.pem
write_desk "$demo" "imaps://localhost:$IMAPS_PORT" "smtps://localhost:$SMTPS_PORT"
echo "  imaps://localhost:$IMAPS_PORT and smtps://localhost:$SMTPS_PORT, gone again at the end"

caption "Participants send their mails by SMTP"
send_mails

caption "meldaan run: over IMAP and SMTP, until the inbox is handled"
run_until_handled
printf '  %s mails read, %s replies sent\n' "$count" "$(number sent)"

python3 "$here/show.py" "$program" "$demo" "$MAIL_DIR" "$DESK_USER"

caption "Where to look further"
echo "In $demo:"
echo "  mails/        what came in"
echo "  replies/      what went out: .eml as sent, .html as a mail program shows it"
echo "  meldaan.db    the database (SQLite)"
echo "  meldaan.toml  the configuration, for commands such as:  $program list -c $demo/meldaan.toml"
echo "  log           the daemon's log"
