import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { exampleBegan, exampleCase } from './example-records.ts';
import { Journal, journalFile } from './journal.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wiregrade-journal-'));
  path = journalFile(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What a journal knows of these submissions' only case. */
async function recorded(names: string[]): Promise<string[]> {
  const journal = new Journal(folder);
  const known = names.filter((name) => journal.entry(name, 'shouts'));
  for (const name of known) {
    const entry = journal.entry(name, 'shouts');
    expect(entry && journal.read(entry)).toEqual({ kind: 'case', ...exampleCase(name) });
  }
  await journal.letGo();
  journal.close();
  return known;
}

async function record(names: string[]): Promise<void> {
  const journal = new Journal(folder);
  journal.begin(exampleBegan(names));
  for (const name of names) journal.settle(exampleCase(name));
  await journal.letGo();
  journal.close();
}

test('what was recorded is known again', async () => {
  await record(['ada', 'ben']);
  expect(await recorded(['ada', 'ben', 'cleo'])).toEqual(['ada', 'ben']);
});

test('wherever the last record is torn, those before it are known, and new ones follow them', async () => {
  await record(['ada', 'ben']);
  const whole = readFileSync(path);
  const lastBegins = whole.lastIndexOf('\n', whole.length - 2) + 1;
  for (let length = lastBegins; length < whole.length; length += 7) {
    writeFileSync(path, whole.subarray(0, length));
    expect(await recorded(['ada', 'ben'])).toEqual(['ada']);
  }
  truncateSync(path, whole.length - 1);
  await record(['cleo']);
  expect(await recorded(['ada', 'ben', 'cleo'])).toEqual(['ada', 'cleo']);
});

test('a record whose bytes have changed is left out, and only that', async () => {
  await record(['ada', 'ben', 'cleo']);
  writeFileSync(path, readFileSync(path, 'utf8').replace('"submission":"ben"', '"submission":"eve"'));
  expect(await recorded(['ada', 'ben', 'cleo', 'eve'])).toEqual(['ada', 'cleo']);
  expect(new Journal(folder).damaged).toBe(1);
});

test('zeros in place of what the disk had not taken yet are a torn record', async () => {
  await record(['ada']);
  appendFileSync(path, Buffer.alloc(5000));
  expect(await recorded(['ada'])).toEqual(['ada']);
  await record(['ben']);
  expect(await recorded(['ada', 'ben'])).toEqual(['ada', 'ben']);
});

test('of two records on one case the later counts', async () => {
  await record(['ada']);
  const journal = new Journal(folder);
  const { report, ...rest } = exampleCase('ada');
  journal.settle({ ...rest, report: { ...report, outcome: { state: 'passed', earned: 3 } } });
  expect(journal.entry('ada', 'shouts')?.scored.earned).toBe(3);
  await journal.letGo();
});

test('records longer than what is read at a time are read whole', async () => {
  const journal = new Journal(folder);
  const long = exampleCase('ada');
  journal.settle({ ...long, report: { ...long.report, title: 'ü'.repeat(200_000) } });
  journal.settle(exampleCase('ben'));
  await journal.letGo();
  const again = new Journal(folder);
  const titles = ['ada', 'ben'].map((name) => {
    const entry = again.entry(name, 'shouts');
    return entry && again.read(entry).report.title;
  });
  expect(titles).toEqual(['ü'.repeat(200_000), 'Shouts back']);
});
