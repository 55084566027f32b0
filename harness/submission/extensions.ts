/** How the files of a program end, by its language; the first is the usual one. */
export const extensionsOf = {
  python: ['.py'],
  node: ['.js', '.mjs', '.cjs'],
  java: ['.java'],
  c: ['.c'],
  cpp: ['.cpp', '.cc', '.cxx'],
  go: ['.go'],
  rust: ['.rs'],
};

/** Whether a file is one of a program's, by its name. */
export function isProgramFile(name: string): boolean {
  return Object.values(extensionsOf).some((extensions) => extensions.some((one) => name.endsWith(one)));
}
