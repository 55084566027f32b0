import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { acts, caseOf, steps } from '../../verdict/example-case.ts';
import { seen, transcriptOf } from '../../verdict/example-transcript.ts';
import { encodeTranscript } from '../../verdict/transcript-file.ts';
import { transcriptsAt } from './judge.ts';

const folder = mkdtempSync(join(tmpdir(), 'wiregrade-judge-'));
afterAll(() => rmSync(folder, { recursive: true }));

const saved = encodeTranscript(transcriptOf(caseOf(steps([acts.start('server')])), [seen.done]));
mkdirSync(join(folder, 'transcripts/alice'), { recursive: true });
mkdirSync(join(folder, 'empty'));
writeFileSync(join(folder, 'report.json'), '{ "report": 1, "transcript": "x" }');
writeFileSync(join(folder, 'transcripts/alice/echoes.json'), saved);
writeFileSync(join(folder, 'transcripts/closes.json'), saved);

test('a folder stands for all transcripts in it, at any depth, and no other file', () => {
  expect(transcriptsAt(folder).map(({ path }) => path)).toEqual([
    join(folder, 'transcripts/alice/echoes.json'),
    join(folder, 'transcripts/closes.json'),
  ]);
});

test.each([
  ['empty', 'There is no transcript in'],
  ['none', 'There is no file or folder'],
  ['report.json', 'is not a transcript of a case'],
])('%s is answered with: %s', (name, message) => {
  expect(() => transcriptsAt(join(folder, name))).toThrow(message);
});
