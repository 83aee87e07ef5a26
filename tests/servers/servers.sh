#!/bin/sh
# A private mail system for tests and the demo: a real Dovecot and a real Postfix on loopback.
#
#   servers.sh start DIR [SETTING…]  starts both and writes DIR/env; each SETTING is a line of dovecot.conf,
#                                    say 'imap_capability = IMAP4rev1 IDLE' for a server that lacks MOVE
#   servers.sh stop DIR              stops both, keeps their logs in DIR/log, removes the rest
#   servers.sh smtp-stop DIR         stops Postfix alone: an SMTP outage
#   servers.sh smtp-start DIR        … and starts it again on the same ports
#   servers.sh smtp-drain DIR        waits until Postfix has delivered all that it accepted
#   servers.sh password DIR WORD     gives the desk another password
#
# With MAIL_SERVERS_OWNER in the environment, the number of a process, start also sees to it that both stop when
# that process has ended: a test or demo that is killed leaves nothing running.
#
# DIR/env holds what a client needs, as shell assignments (words without spaces or quotes):
#   IMAP_PORT        STARTTLS           IMAPS_PORT       TLS from the start
#   SUBMISSION_PORT  STARTTLS, log-in   SMTPS_PORT       TLS from the start, log-in
#   MX_PORT          what other mail servers deliver to: no log-in
#   CA_FILE          who signed the servers' certificate, which names localhost and 127.0.0.1
#   DESK_USER, DESK_PASSWORD            the desk's mailbox
#   PARTICIPANT_PASSWORD                of every other mailbox
#   MAIL_DIR         the mail itself: MAIL_DIR/DOMAIN/LOCALPART/Maildir, folders as Maildir++ (.Aanmeldingen)
#   DOVECOT_LOG, POSTFIX_LOG
#
# Every address of every domain is a mailbox of its own, made when its first mail comes. So nothing can leave
# this machine: no domain is anywhere else. Recipients whose local part begins with "refused-450" or
# "refused-550" are refused with that code.
#
# Privileges: Dovecot runs as an unprivileged user throughout (as the caller, or as nobody where root calls).
# Postfix' master process can't do without root: call this as root or where `sudo -n` works.
#
# Instances do not meet: each has a home, ports, a certificate authority and passwords of its own. The home is
# a short folder under /tmp, and not DIR itself, for two reasons: a unix socket's path has at most 107 bytes,
# and the servers' users may be unable to enter the folders above DIR (a checkout below /root).
set -eu
umask 022
PATH=/usr/sbin:/sbin:$PATH

desk_user=info@lerendeleraren.nl
ready_seconds=30
# shellcheck source=tests/servers/configuration.sh
. "$(dirname "$0")/configuration.sh"

say() { echo "servers: $*" >&2; }
die() {
  say "$*"
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# What Dovecot runs as; root lends it to nobody.
if [ "$(id -u)" -eq 0 ]; then
  mail_user=nobody mail_group=$(id -gn nobody)
  as_mail_user() { setpriv --reuid "$mail_user" --regid "$mail_group" --clear-groups -- "$@"; }
else
  mail_user=$(id -un) mail_group=$(id -gn)
  as_mail_user() { "$@"; }
fi

need_programs() {
  for program in dovecot doveadm postfix openssl curl; do
    command -v "$program" >/dev/null ||
      die "$program is missing; the packages are dovecot-imapd dovecot-lmtpd postfix openssl curl"
  done
  [ -x /usr/lib/dovecot/lmtp ] || die "Dovecot's LMTP server is missing; its package is dovecot-lmtpd"
  as_root true 2>/dev/null || die "Postfix needs root: run this as root, or allow sudo without a password"
}

random_word() { od -An -N12 -tx1 /dev/urandom | tr -d ' \n'; }

# Five ports below Linux' ephemeral range, so that no outgoing connection takes one while Postfix is stopped.
# Whether they are free is settled by binding them: start() tries others where they are not.
choose_ports() {
  base=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 2400 * 5))
  IMAP_PORT=$base IMAPS_PORT=$((base + 1))
  SUBMISSION_PORT=$((base + 2)) SMTPS_PORT=$((base + 3)) MX_PORT=$((base + 4))
}

write_env() {
  cat >"$dir/env.new" <<ENV
IMAP_PORT=$IMAP_PORT
IMAPS_PORT=$IMAPS_PORT
SUBMISSION_PORT=$SUBMISSION_PORT
SMTPS_PORT=$SMTPS_PORT
MX_PORT=$MX_PORT
CA_FILE=$home/ca.pem
DESK_USER=$desk_user
DESK_PASSWORD=$DESK_PASSWORD
PARTICIPANT_PASSWORD=$PARTICIPANT_PASSWORD
MAIL_DIR=$home/mail
DOVECOT_LOG=$home/log/dovecot.log
POSTFIX_LOG=$home/log/postfix.log
ENV
  mv "$dir/env.new" "$dir/env"
}

# until_true COMMAND…: repeats it until it succeeds, for ready_seconds at most.
until_true() {
  deadline=$(($(date +%s) + ready_seconds))
  until "$@"; do
    [ "$(date +%s)" -lt "$deadline" ] || return 1
    sleep 0.1
  done
}

# Ready means: the desk can log in and open its inbox (which makes it) over a connection that this instance's own
# authority vouches for. Another instance's server on the port would fail that.
imap_ready() {
  curl -sS --max-time 5 --cacert "$home/ca.pem" --user "$desk_user:$DESK_PASSWORD" \
    "imaps://localhost:$IMAPS_PORT/INBOX" -X NOOP >"$home/log/ready" 2>&1
}
smtp_ready() {
  curl -sS --max-time 5 --cacert "$home/ca.pem" --user "$desk_user:$DESK_PASSWORD" \
    "smtps://localhost:$SMTPS_PORT/" -X NOOP >"$home/log/ready" 2>&1
}

# A process of its own session, so that what ends the owner's group does not end it as well.
watch_owner() {
  [ -n "${MAIL_SERVERS_OWNER:-}" ] || return 0
  setsid "$0" watch "$dir" "$MAIL_SERVERS_OWNER" </dev/null >/dev/null 2>&1 &
  echo $! >"$dir/watch"
}
# Its whole group, which is this very process where the watch has become it.
stop_watch() {
  watch=$(cat "$dir/watch" 2>/dev/null) || return 0
  rm -f "$dir/watch"
  [ "$watch" = $$ ] || kill -- "-$watch" 2>/dev/null || true
}

queue_is_empty() {
  queued=$(cd "$home/queue" && as_root find incoming active deferred maildrop -type f 2>/dev/null)
  [ -z "$queued" ]
}

start_dovecot() { as_mail_user dovecot -c "$home/dovecot.conf" 2>>"$home/log/start"; }
start_postfix() { as_root postfix -c "$home/postfix" start >>"$home/log/start" 2>&1; }

# Whether a process runs. One that has ended and that nobody has waited for yet (a zombie) does not: where
# process 1 is no real init it may lie there for seconds.
running() {
  state=$(sed 's/.*) \(.\).*/\1/' "/proc/$1/stat" 2>/dev/null) || return 1
  [ -n "$state" ] && [ "$state" != Z ]
}

# stop_master PID-FILE: asks the process it names to stop, and returns once it has; killed where it lingers.
# Both masters take their children along. (doveadm stop and postfix stop do the same, seconds slower.) A server
# that was never started is no error: a failed start is cleaned up here as well.
stop_master() {
  pid=$(as_root cat "$1" 2>/dev/null | tr -dc 0-9)
  [ -n "$pid" ] || return 0
  as_root kill "$pid" 2>/dev/null || true
  deadline=$(($(date +%s) + ready_seconds))
  while running "$pid"; do
    [ "$(date +%s)" -lt "$deadline" ] || as_root kill -9 "$pid" 2>/dev/null || true
    sleep 0.05
  done
  # Postfix leaves its file, and by the next stop the number may be another process'.
  as_root rm -f "$1"
}
stop_dovecot() { stop_master "$home/run/master.pid"; }
stop_postfix() { stop_master "$home/queue/pid/master.pid"; }

keep_logs() {
  rm -rf "$dir/log"
  mkdir "$dir/log"
  as_root tar -C "$home/log" -cf - . | tar -C "$dir/log" -xf - --no-same-owner
}

discard_home() {
  stop_postfix
  stop_dovecot
  keep_logs
  as_root rm -rf "$home"
  rm -f "$dir/home"
}

# Makes the home and starts both servers on freshly chosen ports; false where a port was taken.
try_start() {
  home=$(mktemp -d /tmp/mail-XXXXXX)
  chmod 755 "$home"
  ln -sfn "$home" "$dir/home"
  mkdir "$home/run" "$home/log" "$home/mail" "$home/socket" "$home/postfix" "$home/data" "$home/queue"
  choose_ports
  make_certificate
  write_password "$DESK_PASSWORD"
  write_dovecot_conf "$@"
  write_postfix_conf
  if [ "$(id -u)" -eq 0 ]; then
    chown -R "$mail_user:$mail_group" "$home/run" "$home/log" "$home/mail" "$home/socket" "$home/server.key"
  fi
  as_root chown root: "$home/postfix" "$home/queue"
  as_root chown postfix: "$home/data"
  start_dovecot && start_postfix
}

start() {
  need_programs
  mkdir -p "$dir"
  [ ! -e "$dir/home" ] || die "$dir is in use; stop it first"
  DESK_PASSWORD=$(random_word)
  PARTICIPANT_PASSWORD=$(random_word)
  for attempt in 1 2 3 4 5; do
    if try_start "$@"; then
      if until_true imap_ready && until_true smtp_ready; then
        write_env
        watch_owner
        return
      fi
      cat "$home/log/ready" >&2
      break
    fi
    grep -qi 'address already in use' "$home/log/start" "$home/log/postfix.log" 2>/dev/null || break
    discard_home
    say "attempt $attempt met a port in use"
  done
  cat "$home"/log/* >&2 || true
  discard_home
  die "the servers did not start"
}

# The home and settings of a running instance.
load() {
  [ -e "$dir/env" ] || die "no servers are running for $dir"
  home=$(readlink "$dir/home")
  # shellcheck source=/dev/null
  . "$dir/env"
}

[ $# -ge 2 ] || {
  sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
verb=$1 dir=$2
shift 2
case $verb in
  start)
    mkdir -p "$dir"
    dir=$(cd "$dir" && pwd)
    start "$@"
    ;;
  stop)
    # Stopping twice is fine: a trap and the ordinary end may both do it.
    [ -L "$dir/home" ] || exit 0
    home=$(readlink "$dir/home")
    stop_watch
    discard_home
    rm -f "$dir/env"
    ;;
  smtp-stop)
    load
    stop_postfix
    ;;
  smtp-start)
    load
    start_postfix || die "Postfix did not start again: $(tail -n 5 "$POSTFIX_LOG")"
    until_true smtp_ready || die "Postfix does not answer: $(cat "$home/log/ready")"
    ;;
  smtp-drain)
    load
    until_true queue_is_empty || die "Postfix still holds mail: $(tail -n 5 "$POSTFIX_LOG")"
    ;;
  watch)
    while running "$1"; do sleep 1; done
    exec "$0" stop "$dir"
    ;;
  password)
    load
    write_password "$1"
    DESK_PASSWORD=$1
    write_env
    as_mail_user doveadm -c "$home/dovecot.conf" reload
    ;;
  *) die "unknown verb $verb" ;;
esac
