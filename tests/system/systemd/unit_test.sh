#!/bin/sh
# The unit and the sysusers file say what systemd understands, and the sandbox is as tight as it was meant to be.
#
#   unit_test.sh SYSTEMD_DIR
set -eu

units=$(cd "$1" && pwd)
stage=$(mktemp -d "${TMPDIR:-/tmp}/meldaan-unit-XXXXXX")
trap 'rm -rf "$stage"' EXIT

# systemd-analyze looks whether the program is there: /bin/true stands for it.
sed 's|^ExecStart=/usr/bin/meldaan|ExecStart=/bin/true|; /^Documentation=/d' "$units/meldaan.service" \
  >"$stage/meldaan.service"
said=$(systemd-analyze verify --man=no --recursive-errors=no "$stage/meldaan.service" 2>&1) || {
  echo "systemd-analyze verify fails: $said"
  exit 1
}
[ -z "$said" ] || { echo "systemd-analyze verify is not silent: $said"; exit 1; }

# Exposure in tenths; the threshold is what the unit reached when it was written.
systemd-analyze security --offline=true --threshold=15 "$stage/meldaan.service" >"$stage/security" 2>&1 || {
  tail -n 3 "$stage/security"
  exit 1
}
tail -n 1 "$stage/security"

systemd-sysusers --dry-run "$units/meldaan.sysusers" >"$stage/users" 2>&1 || { cat "$stage/users"; exit 1; }
