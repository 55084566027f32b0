import { expect, test } from '@jest/globals';
import type { Act, Assignment, Step } from './assignment.ts';
import { aroundSteps } from './golden/scaffold.ts';
import { readAssignment } from './read-assignment.ts';

function assignmentOf(steps: string): Assignment {
  const read = readAssignment(aroundSteps(steps), '/a/assignment.yaml', () => Buffer.from([0, 255]));
  if (Array.isArray(read)) throw new Error(read.map(({ message }) => message).join('\n'));
  return read;
}

function stepsOf(steps: string): Step[] {
  return assignmentOf(steps).cases[0]?.steps ?? [];
}

function lastAct(...steps: string[]): Act | undefined {
  return stepsOf(steps.join('\n')).at(-1)?.act;
}

test.each([
  ['connect: alice', 'connect: { as: alice }'],
  ['start: client', 'start: { program: client }'],
  ['listen: door', 'listen: { as: door, for: client }'],
])('`%s` is short for `%s`', (short, long) => {
  expect(lastAct(`- ${short}`)).toEqual(lastAct(`- ${long}`));
});

test.each([
  ['send: "hi"', 'send: { raw: "hi", via: alice }'],
  ['quiet: 300ms', 'quiet: {}'],
  ['closed: fin', 'closed: { how: fin, via: alice }'],
  ['finish:', 'finish: { via: [alice] }'],
  ['finish: alice', 'finish:'],
  ['exit: success', 'exit: { status: success, of: server }'],
  ['exit: SIGTERM', 'exit: { status: SIGTERM }'],
  ['signal: TERM', 'signal: { of: server, signal: SIGTERM }'],
  ['stop: server', 'stop: { of: server }'],
  ['restart: server', 'restart: { of: server, within: 10s }'],
  ['stdin: "y"', 'stdin: { lines: ["y"], when: asked }'],
])('with one end open, `%s` is short for `%s`', (short, long) => {
  expect(lastAct('- connect: alice', `- ${short}`)).toEqual(lastAct('- connect: alice', `- ${long}`));
});

test('a bare text that is expected means raw bytes', () => {
  const printed = { verb: 'stdout', of: 'server', pattern: { bytes: { kind: 'text', text: 'y' } } };
  expect(lastAct('- connect: alice', '- stdout: "y"')).toMatchObject(printed);
  expect(lastAct('- connect: alice', '- stdout: { raw: "y" }')).toMatchObject(printed);
});

test('an accept is short for the only listener', () => {
  expect(lastAct('- listen: door', '- start: client', '- accept: caller')).toEqual({
    verb: 'accept',
    as: 'caller',
    on: 'door',
    withinMs: 2000,
  });
});

test('a text slot takes what stands in the file', () => {
  const sent = (step: string) => lastAct('- connect: alice', `- send: ${step}`);
  expect(sent('{ line: 007 }')).toMatchObject({ payload: { kind: 'line', text: '007' } });
  expect(sent('{ raw: 1.0 }')).toMatchObject({ payload: { bytes: { kind: 'text', text: '1.0' } } });
  expect(sent('{ hex: 0102 }')).toMatchObject({ payload: { bytes: { kind: 'base64', base64: 'AQI=' } } });
  expect(sent('{ hex: 01e5 }')).toMatchObject({ payload: { bytes: { kind: 'base64', base64: 'AeU=' } } });
  expect(sent('no')).toMatchObject({ payload: { bytes: { kind: 'text', text: 'no' } } });
});

test('a file is read when the assignment is loaded', () => {
  expect(lastAct('- connect: alice', '- send: { file: data.bin }')).toMatchObject({
    payload: { kind: 'bytes', bytes: { kind: 'base64', base64: 'AP8=' } },
  });
});

test.each([
  ['"hi"', { kind: 'raw' }],
  ['{ json: 1 }', { kind: 'value' }],
  ['{ json-includes: { a: 1 } }', { kind: 'value' }],
  ['{ schema: { type: object } }', { kind: 'value' }],
  ['{ line: hi }', { kind: 'line', end: 'lf', max: 65_536 }],
  ['{ includes: hi }', { kind: 'raw' }],
  ['{ not: { any: [ { json: 1 } ] } }', { kind: 'value' }],
  ['{ json: 1, frame: line }', { kind: 'line', end: 'lf', max: 65_536 }],
  ['{ json: 1, frame: { line: { end: crlf, max: 512 } } }', { kind: 'line', end: 'crlf', max: 512 }],
  ['{ size: 4, frame: { fixed: 4 } }', { kind: 'fixed', bytes: 4 }],
  ['{ size: 4, frame: until-close }', { kind: 'until-close' }],
  [
    '{ size: 4, frame: { length-prefix: 2 } }',
    { kind: 'length-prefix', bytes: 2, endian: 'big', includesHeader: false },
  ],
  [
    '{ size: 4, frame: { length-prefix: { bytes: 8, endian: little, includes-header: true } } }',
    { kind: 'length-prefix', bytes: 8, endian: 'little', includesHeader: true },
  ],
])('under the raw frame, the frame of `expect: %s` is its own', (pattern, frame) => {
  expect(lastAct('- connect: alice', `- expect: ${pattern}`)).toMatchObject({ frame });
});

test('several pattern keys in one mapping must all hold', () => {
  expect(lastAct('- connect: alice', '- expect: { includes: a, matches: b }')).toMatchObject({
    pattern: {
      kind: 'all',
      of: [
        { kind: 'includes', text: 'a' },
        { kind: 'matches', regex: 'b' },
      ],
    },
  });
});

test('a pattern’s place is the value that says it', () => {
  expect(lastAct('- connect: alice', '- expect: { json: { result: 5 } }')).toMatchObject({
    pattern: { kind: 'json', place: { line: 12, column: 25, length: 13 } },
  });
});

test('a size is exact, or lies between bounds', () => {
  const size = (pattern: string) => lastAct('- connect: alice', `- expect: { size: ${pattern} }`);
  expect(size('3')).toMatchObject({ pattern: { min: 3, max: 3 } });
  expect(size('{ min: 3 }')).toMatchObject({ pattern: { min: 3, max: Number.MAX_SAFE_INTEGER } });
});

test('a template in a number’s place stays a template', () => {
  const steps =
    '- repeat: { times: 3, as: n, steps: [ { connect: { as: a, count: "${n}" } }, { close: a } ] }';
  expect(lastAct(steps)).toMatchObject({ verb: 'repeat', as: 'n', steps: [{ act: { count: '${n}' } }, {}] });
});

test('the members of a crowd are ends, and their common name means them all', () => {
  const crowd = '- connect: { as: crowd, count: 3 }';
  expect(lastAct(crowd, '- close: crowd-2', '- send: { via: crowd, raw: hi }')).toMatchObject({
    via: { ends: ['crowd'] },
  });
  expect(lastAct(crowd, '- close: all but crowd-2', '- send: hi')).toMatchObject({
    via: { ends: ['crowd-2'] },
  });
});

test('a send that closes leaves no end open', () => {
  const steps = ['- connect: a', '- connect: b', '- send: { via: a, raw: hi, then: close }', '- send: "ho"'];
  expect(lastAct(...steps)).toMatchObject({ via: { ends: ['b'] } });
});

test('what branches open and close holds after them', () => {
  const steps = `- connect: a
- together:
    - [ { close: a } ]
    - [ { connect: b }, { send: { via: b, raw: hi } } ]
- expect: "hi"`;
  expect(lastAct(steps)).toMatchObject({ via: { ends: ['b'] } });
});

test('steps are numbered from 0, inner ones after their branch', () => {
  const steps = stepsOf('- connect: a\n- together: [ [ { quiet: 1s }, { quiet: 2s } ], [ { quiet: 3s } ] ]');
  const together = steps[1]?.act;
  const ids =
    together?.verb === 'together' ? together.branches.map((branch) => branch.map(({ id }) => id)) : [];
  expect([steps.map(({ id }) => id), ids]).toEqual([
    ['0', '1'],
    [['1.0.0', '1.0.1'], ['1.1.0']],
  ]);
});

test('servers that a case uses and does not start itself are started first', () => {
  const programs = (steps: string) => {
    const [one] = assignmentOf(steps).cases;
    return [one?.startFirst, one?.programs];
  };
  expect(programs('- connect: alice')).toEqual([['server'], ['server']]);
  expect(programs('- start: client')).toEqual([[], ['client']]);
  expect(programs('- start: server\n- connect: alice')).toEqual([[], ['server']]);
  expect(programs('- start: client\n- stop: server')).toEqual([['server'], ['server', 'client']]);
  expect(programs('- listen: door')).toEqual([['server'], ['server']]);
});
