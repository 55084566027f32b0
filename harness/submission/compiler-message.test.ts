import { expect, test } from '@jest/globals';
import { readCompilerMessage } from './compiler-message.ts';

test.each([
  [
    'gcc',
    "server.c: In function 'main':\nserver.c:5:3: warning: unused\nserver.c:7:3: error: expected ';'\nserver.c:9:1: error: b\n",
    { file: 'server.c', line: 7, message: "expected ';'" },
  ],
  [
    'a missing header',
    'server.c:1:10: fatal error: winsock2.h: No such file or directory\n',
    { file: 'server.c', line: 1, message: 'winsock2.h: No such file or directory' },
  ],
  [
    'the linker',
    "/usr/bin/ld: /tmp/ccX.o: in function `main':\n/a/server.c:3: undefined reference to `help'\ncollect2: error: ld returned 1 exit status\n",
    { file: '/a/server.c', line: 3, message: "undefined reference to `help'" },
  ],
  [
    'the linker, of a library',
    '/usr/bin/ld: cannot find -lws2_32: No such file or directory\ncollect2: error: ld returned 1 exit status\n',
    { message: 'cannot find -lws2_32' },
  ],
  [
    'go',
    '# command-line-arguments\n./server.go:9:2: undefined: nett\n./server.go:12:1: more\n',
    { file: 'server.go', line: 9, message: 'undefined: nett' },
  ],
  [
    'rustc',
    'warning: unused variable: `a`\n --> server.rs:1:5\n\nerror[E0425]: cannot find value `x` in this scope\n  --> src/main.rs:2:5\n   |\n',
    { file: 'src/main.rs', line: 2, message: 'cannot find value `x` in this scope' },
  ],
  [
    'javac',
    "Server.java:12: error: ';' expected\n  int x\n",
    { file: 'Server.java', line: 12, message: "';' expected" },
  ],
  [
    'Python',
    'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n  File "server.py", line 4\n    print "x"\n    ^^^^^\nSyntaxError: Missing parentheses\n',
    { file: 'server.py', line: 4, message: 'SyntaxError: Missing parentheses' },
  ],
  [
    'Node',
    "/s/server.js:2\nlet x = ;\n        ^\n\nSyntaxError: Unexpected token ';'\n    at wrapSafe (node:internal:1:2)\n",
    { file: '/s/server.js', line: 2, message: "SyntaxError: Unexpected token ';'" },
  ],
  [
    'make',
    "make: *** No rule to make target 'net.c', needed by 'server'.  Stop.\n",
    { message: "No rule to make target 'net.c', needed by 'server'.  Stop." },
  ],
  [
    'a Makefile',
    'Makefile:2: *** missing separator.  Stop.\n',
    { file: 'Makefile', line: 2, message: 'missing separator.  Stop.' },
  ],
  [
    'gcc of a file that is not there',
    'cc1: fatal error: nothing.c: No such file or directory\ncompilation terminated.\n',
    { message: 'fatal error: nothing.c: No such file or directory' },
  ],
  [
    'gcc without anything to compile',
    'gcc: error: nothing.o: No such file or directory\ngcc: fatal error: no input files\ncompilation terminated.\n',
    { message: 'error: nothing.o: No such file or directory' },
  ],
  [
    'clang under make',
    "clang: error: no such file or directory: 'nothing.c'\nclang: error: no input files\nmake: *** [Makefile:2: server] Error 1\n",
    { message: "error: no such file or directory: 'nothing.c'" },
  ],
  [
    'javac of a file that is not there',
    'error: file not found: Nothing.java\nUsage: javac <options> <source files>\nuse --help for a list of possible options\n',
    { message: 'error: file not found: Nothing.java' },
  ],
  ['anything else', 'one\ncargo: no such project\n\n', { message: 'cargo: no such project' }],
  ['silence', '', { message: 'The build failed and printed nothing.' }],
])('reads what %s prints', (_, output, message) => {
  expect(readCompilerMessage(output)).toEqual(message);
});
