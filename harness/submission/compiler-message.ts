/** The first error in what a compiler or interpreter printed. */
export interface CompilerMessage {
  file?: string;
  line?: number;
  message: string;
}

type Reader = (output: string) => CompilerMessage | undefined;

const READERS: Reader[] = [
  readColons,
  readPython,
  readNode,
  readGo,
  readRust,
  readLinker,
  readLibrary,
  readPlaceless,
  readMake,
];

/** Finds the place and the text of the first error, whichever tool it came from. */
export function readCompilerMessage(output: string): CompilerMessage {
  for (const read of READERS) {
    const found = read(output);
    if (found) return found;
  }
  return { message: lastLine(output) || 'The build failed and printed nothing.' };
}

/** gcc, g++, clang: `f.c:5:3: error: text`; javac: `F.java:5: error: text`. */
function readColons(output: string): CompilerMessage | undefined {
  const match = /^([^\s:][^:\n]*):(\d+):(?:\d+:)? (?:fatal )?error: (.*)$/m.exec(output);
  return match ? at(match[1], match[2], match[3]) : undefined;
}

/** The innermost `File "f.py", line 3`, and the exception that ends the report. */
function readPython(output: string): CompilerMessage | undefined {
  const place = [...output.matchAll(/^ *File "([^"<][^"]*)", line (\d+)/gm)].at(-1);
  const error = [...output.matchAll(/^(?:\w+\.)*\w*(?:Error|Exception|Warning): .*$/gm)].at(-1);
  return place && error ? at(place[1], place[2], error[0]) : undefined;
}

/** `/folder/f.js:3`, the line, a caret, and the error. */
function readNode(output: string): CompilerMessage | undefined {
  const place = /^(?:file:\/\/)?(\S.*\.[cm]?js):(\d+)$/m.exec(output);
  const error = /^\w*Error(?: \[\w+\])?: .*$/m.exec(output);
  return place && error ? at(place[1], place[2], error[0]) : undefined;
}

/** `./f.go:5:2: text`. */
function readGo(output: string): CompilerMessage | undefined {
  const match = /^(?:\.\/)?([^\s:]+\.go):(\d+):\d+: (.*)$/m.exec(output);
  return match ? at(match[1], match[2], match[3]) : undefined;
}

/** `error[E0425]: text`, and on a line of its own `--> f.rs:5:3`. */
function readRust(output: string): CompilerMessage | undefined {
  const match = /^error(?:\[E\d+\])?: (.*)\n\s*--> ([^:\n]+):(\d+):\d+$/m.exec(output);
  return match ? at(match[2], match[3], match[1]) : undefined;
}

/** `f.c:5: undefined reference to ...`, or without a line where there are no symbols. */
function readLinker(output: string): CompilerMessage | undefined {
  const match = /([^\s:]+):(\d+|\([^)]*\)): ((?:undefined reference|multiple definition) .*)$/m.exec(output);
  if (!match) return undefined;
  return match[2]?.startsWith('(')
    ? { file: match[1] as string, message: match[3] as string }
    : at(match[1], match[2], match[3]);
}

/** `/usr/bin/ld: cannot find -lws2_32: No such file or directory`; collect2 then says only that ld failed. */
function readLibrary(output: string): CompilerMessage | undefined {
  const match = /^(?:\S*\/)?ld(?:\.\w+)?: (cannot find -l[^\s:]+)/m.exec(output);
  return match ? { message: match[1] as string } : undefined;
}

/** `cc1: fatal error: text`, `gcc: error: text`; javac and rustc: `error: text`. What follows is less to the point. */
function readPlaceless(output: string): CompilerMessage | undefined {
  const match = /^(?:[\w.+-]+: )?((?:fatal )?error: .*)$/m.exec(output);
  return match ? { message: (match[1] as string).trim() } : undefined;
}

function readMake(output: string): CompilerMessage | undefined {
  const place = /^(Makefile|makefile|GNUmakefile):(\d+): \*\*\* (.*)$/m.exec(output);
  if (place) return at(place[1], place[2], place[3]);
  const match = /^make(?:\[\d+\])?: \*\*\* (.*)$/m.exec(output);
  return match ? { message: match[1] as string } : undefined;
}

function at(file = '', line = '', message = ''): CompilerMessage {
  return { file, line: Number(line), message: message.trim() };
}

function lastLine(output: string): string {
  return output.trimEnd().split('\n').at(-1)?.trim() ?? '';
}
