#!/bin/sh
# Fetches the editor of `kg serve`, YASGUI, as the lock file has it, into static/yasgui, with the licences of all that is
# in it. Without npm nothing is fetched, and the site has its plain editor. Nothing that npm fetches is run.
set -eu
cd "$(dirname "$0")"
if ! command -v npm >/dev/null; then
  echo "no npm: kg serve will have its plain editor, not YASGUI" >&2
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp package.json package-lock.json .npmrc "$work"
(cd "$work" && npm ci --ignore-scripts --silent)
mkdir -p ../static/yasgui
{
  cat YASGUI-LICENSE
  find "$work/node_modules" -maxdepth 3 -iname 'licen[sc]e*' | LC_ALL=C sort | while read -r file; do
    printf '\n---- %s\n\n' "${file#"$work"/node_modules/}"
    cat "$file"
  done
} >../static/yasgui/LICENSES.txt
built="$work/node_modules/@zazuko/yasgui/build"
cp "$built/yasgui.min.css" ../static/yasgui/
sed '/^\/\/# sourceMappingURL=/d' "$built/yasgui.min.js" >../static/yasgui/yasgui.min.js
