#!/bin/sh
# Installs into an empty folder and looks that everything is where Debian expects it, and that the installed
# configuration is whole.
#
#   install_test.sh BUILD_DIR
set -eu

build=$1
stage=$(mktemp -d "${TMPDIR:-/tmp}/meldaan-install-XXXXXX")
trap 'rm -rf "$stage"' EXIT

DESTDIR=$stage cmake --install "$build" >"$stage/log" || { cat "$stage/log"; exit 1; }
status=0
for file in usr/bin/meldaan etc/meldaan/meldaan.toml etc/meldaan/event.toml etc/meldaan/lexicon.nl.toml \
  usr/share/meldaan/templates/nl/sentences.txt \
  usr/share/meldaan/templates/layout/confirmation.html.mustache lib/systemd/system/meldaan.service \
  usr/lib/sysusers.d/meldaan.conf etc/meldaan/credentials; do
  [ -e "$stage/$file" ] || { echo "missing: /$file"; status=1; }
done
[ -x "$stage/usr/bin/meldaan" ] || { echo "not executable: /usr/bin/meldaan"; status=1; }
grep -q '^templates = "/usr/share/meldaan/templates"' "$stage/etc/meldaan/meldaan.toml" || {
  echo "the installed meldaan.toml does not name the installed templates"
  status=1
}
# Nothing of the checkout may be named in what is installed as text.
if grep -rlI "$(cd "$(dirname "$0")/../../.." && pwd)" "$stage/etc" "$stage/lib" "$stage/usr/share"; then
  echo "the files above name the checkout"
  status=1
fi
exit $status
