# A desk that works on the servers of servers.sh: what the demo and the measurements configure alike. Sourced.
#
#   write_desk FOLDER MAILBOX_URL COURIER_URL   writes FOLDER/meldaan.toml and all that it names, from the
#                                               variables of the servers' env file; the database lies there too
#
# The event is the shipped one, moved to the coming year: mail that arrives after its day would be late.
# shellcheck shell=sh disable=SC2154

# desk_access FOLDER URL: what a section says of its server; a folder needs no log-in.
desk_access() {
  printf 'url = "%s"\n' "$2"
  case $2 in
    maildir:* | folder:*) ;;
    *) printf 'user = "%s"\npassword_file = "password"\ntls_ca = "%s"\n' "$DESK_USER" "$CA_FILE" ;;
  esac
}

write_desk() {
  checkout=$(cd "$(dirname "$0")/../.." && pwd)
  mkdir -p "$1"
  sed -E "s/^(date|closes)( *= *\"?)[0-9]{4}-/\1\2$(($(date +%Y) + 1))-/" "$checkout/config/event.toml" \
    >"$1/event.toml"
  cp "$checkout"/config/lexicon.*.toml "$checkout/config/invitation.txt" "$1/"
  printf '%s\n' "$DESK_PASSWORD" >"$1/password"
  chmod 600 "$1/password"
  {
    printf 'event = "event.toml"\ntemplates = "%s/templates"\n' "$checkout"
    printf 'answer_since = "2000-01-01"   # what lies in the inbox before the first start is answered as well\n'
    printf '[mailbox]\n'
    desk_access "$1" "$2"
    printf '[courier]\n'
    desk_access "$1" "$3"
    printf 'from = "Kennisnetwerk Twente <info@lerendeleraren.nl>"\n'
    printf '[store]\npath = "meldaan.db"\n'
  } >"$1/meldaan.toml"
}
