/** Shell lines that find Node 20 or later, or fetch the version that made the bundle from nodejs.org. */
export function findNode(version: string): string {
  return `
# Wiregrade needs Node 20 or later. Where the image has an older one or none, the release
# that this bundle was made with is fetched from nodejs.org and its checksum compared.
has_node() {
  command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0] >= 20')" = true ]
}

fetch_node() {
  case "$(uname -m)" in
    x86_64) arch=x64 ;;
    aarch64) arch=arm64 ;;
    *) echo "There is no Node for $(uname -m)." >&2; return 1 ;;
  esac
  name="node-${version}-linux-$arch"
  fetched="$(mktemp -d)"
  for file in "$name.tar.gz" SHASUMS256.txt; do
    curl -fsSL "https://nodejs.org/dist/${version}/$file" -o "$fetched/$file" || return 1
  done
  (cd "$fetched" && sha256sum --check --ignore-missing --strict SHASUMS256.txt) || return 1
  mkdir -p "$here/node" && tar -xzf "$fetched/$name.tar.gz" -C "$here/node" --strip-components 1
}
`.trim();
}
