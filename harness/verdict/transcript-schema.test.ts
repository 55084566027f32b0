import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Static } from 'typebox';
import type { Evidence, Happening, Transcript } from './evidence.ts';
import type { evidenceSchema } from './evidence-schema.ts';
import { acts, caseOf, steps } from './example-case.ts';
import { during, holding, seen, transcriptOf } from './example-transcript.ts';
import { judge } from './judge.ts';
import { decodeTranscript, encodeTranscript } from './transcript-file.ts';
import { transcriptSchema } from './transcript-schema.ts';

const ajv = new Ajv2020({ strict: true });
addFormats.default(ajv);
const accepts = ajv.compile(transcriptSchema);

function faultsOf(text: string): unknown {
  accepts(JSON.parse(text));
  return accepts.errors ?? [];
}

/** Evidence as it is saved: bytes as text or base64. */
type Saved<E> = E extends unknown
  ? { [Key in keyof E]: Key extends 'bytes' ? string | { base64: string } : E[Key] }
  : never;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** Stops compiling where the schema and the types of evidence part ways. */
const agrees: Same<Static<typeof evidenceSchema>, Saved<Evidence>> = true;

test('the types of evidence are those of the schema', () => expect(agrees).toBe(true));

test('the published schema is the one that the definition gives', () => {
  const path = join(import.meta.dirname, 'transcript.schema.json');
  const text = `${JSON.stringify(transcriptSchema, null, 2)}\n`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
});

/** One piece of evidence of each kind. */
const everything: { [Kind in Happening['kind']]: Happening & { kind: Kind } } = {
  'step-began': { kind: 'step-began', step: '0', vars: { n: 1, list: [null, { a: true }] } },
  'step-ended': { kind: 'step-ended', step: '0', wait: 'stuck' },
  'steps-done': { kind: 'steps-done' },
  'began-afterwards': { kind: 'began-afterwards' },
  fault: { kind: 'fault', fault: { code: 'port-busy', port: 80, owner: 'nginx' } },
  'proved-stuck': {
    kind: 'proved-stuck',
    blocked: [{ program: 'server', call: 'recv()', on: 'the connection from a' }],
    unread: [{ end: 'a', bytes: 0 }],
  },
  'program-started': { kind: 'program-started', program: 'server', argv: ['python3', 'server.py'] },
  'program-listening': { kind: 'program-listening', program: 'server', address: '::', port: 80 },
  'program-printed': {
    kind: 'program-printed',
    program: 'server',
    stream: 'stderr',
    bytes: Buffer.from('é'),
  },
  'output-dropped': { kind: 'output-dropped', program: 'server', stream: 'stdout', count: 9 },
  'program-typed': { kind: 'program-typed', program: 'server', bytes: Buffer.from('y\n') },
  'stdin-ended': { kind: 'stdin-ended', program: 'server' },
  'limit-hit': { kind: 'limit-hit', program: 'server', limit: 'output', value: 8_000_000 },
  'program-signalled': { kind: 'program-signalled', program: 'server', signal: 'SIGINT' },
  'program-held': {
    kind: 'program-held',
    program: 'server',
    holdings: holding({ listening: [{ family: 'ipv4', address: '0.0.0.0', port: 80, waiting: 0 }] }),
  },
  'program-used': { kind: 'program-used', program: 'server', percent: 99, overMs: 301 },
  'program-called': {
    kind: 'program-called',
    program: 'server',
    call: 'bind',
    sockets: { on: '77' },
    failed: 'EADDRINUSE',
  },
  'program-ended': { kind: 'program-ended', program: 'server', status: { signal: 'SIGINT' }, by: 'us' },
  listening: { kind: 'listening', end: 'door', ports: [80, 8080] },
  opened: { kind: 'opened', end: 'a', to: 'server', local: '[::1]:1', remote: '[::1]:80' },
  'opened-udp': { kind: 'opened-udp', end: 'u', to: 'server', local: '127.0.0.1:1' },
  unheard: { kind: 'unheard', count: 1 },
  'datagrams-dropped': { kind: 'datagrams-dropped', program: 'server', count: 2 },
  strayed: { kind: 'strayed', end: 'u', from: '127.0.0.1:2', bytes: Buffer.from('x') },
  refused: { kind: 'refused', end: 'b' },
  sent: { kind: 'sent', end: 'a', bytes: Buffer.from([0xff]) },
  'read-by-program': { kind: 'read-by-program', end: 'a' },
  received: { kind: 'received', end: 'a', bytes: Buffer.from([]) },
  'peer-closed': { kind: 'peer-closed', end: 'a', how: 'reset' },
  'we-closed': { kind: 'we-closed', end: 'a', how: 'finish' },
  crossed: {
    kind: 'crossed',
    ...{ from: 'ours', to: 'server', flow: 0, direction: 'forth', index: 3, bytes: Buffer.from('x') },
    fate: { copies: 1, behind: 2 },
  },
  'link-ended': {
    kind: 'link-ended',
    ...{ from: 'server', to: 'ours', flow: 0, direction: 'back', how: 'reset', afterBytes: 4 },
  },
};

describe('the schema accepts', () => {
  test('every kind of evidence, as it is saved', () => {
    const all = transcriptOf(caseOf(steps([acts.connect('a')])), Object.values(everything));
    expect(faultsOf(encodeTranscript(all))).toEqual([]);
    expect(decodeTranscript(encodeTranscript(all))).toEqual(all);
  });

  const real = readFileSync(join(import.meta.dirname, 'golden/half-close.transcript.json'), 'utf8');

  test('a transcript of a real run, which still gives its verdict', () => {
    expect(faultsOf(real)).toEqual([]);
    expect(judge(decodeTranscript(real))).toMatchObject({
      state: 'passed',
      earned: 2,
      case: { id: 'half-close' },
    });
    expect(JSON.parse(encodeTranscript(decodeTranscript(real)))).toEqual(JSON.parse(real));
  });
});

describe('the schema refuses', () => {
  const good = transcriptOf(caseOf(steps([acts.connect('a')])), during('0', 'satisfied', seen.opened('a')));
  test.each<[string, (transcript: Transcript) => unknown]>([
    ['another version', (one) => ({ ...one, transcript: 2 })],
    ['a key that nobody knows', (one) => ({ ...one, colour: 'red' })],
    ['a case without steps', (one) => ({ ...one, case: { ...one.case, case: {} } })],
    ['evidence of an unknown kind', (one) => ({ ...one, events: [{ at: 1, kind: 'sneezed' }] })],
    ['evidence without its time', (one) => ({ ...one, events: [{ kind: 'steps-done' }] })],
    ['a hash that is none', (one) => ({ ...one, caseHash: 'x' })],
  ])('%s', (_, change) => {
    expect(accepts(good)).toBe(true);
    expect(accepts(change(good))).toBe(false);
  });
});

test.each(['', 'null', '{}', '[]', '{"transcript":2}', '{"transcript":1,"events":{}}'])(
  '%j is told to be no transcript',
  (text) => {
    expect(() => decodeTranscript(text)).toThrow();
  },
);
