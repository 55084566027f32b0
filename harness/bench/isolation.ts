import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graded, root } from './graded.ts';

const copies = 8;
const rounds = 5;
const kinds = ['none', 'network', 'full'] as const;
type Times = Record<(typeof kinds)[number], number>;

/** What a case costs in each isolation, and what `full` adds to `none`: medians of rounds, taken in turn; milliseconds. */
export async function measure(): Promise<{ addedMsPerCase: number; msPerCase: Times }> {
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-bench-'));
  try {
    for (let copy = 0; copy < copies; copy++) {
      cpSync(join(root, 'fixtures/languages/python'), join(folder, `copy-${copy}`), { recursive: true });
    }
    await perCase(folder, 'full');
    const times: Times[] = [];
    for (let round = 0; round < rounds; round++) times.push(await oneRound(folder));
    const msPerCase = {
      none: median(times.map(({ none }) => none)),
      network: median(times.map(({ network }) => network)),
      full: median(times.map(({ full }) => full)),
    };
    return { addedMsPerCase: median(times.map(({ full, none }) => full - none)), msPerCase };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function oneRound(folder: string): Promise<Times> {
  const [none, network, full] = [
    await perCase(folder, 'none'),
    await perCase(folder, 'network'),
    await perCase(folder, 'full'),
  ];
  return { none, network, full };
}

/** One case after the other, so that what is added is not hidden by what runs beside it. */
async function perCase(folder: string, isolation: keyof Times): Promise<number> {
  const args = ['assignments/echo-server', folder, '--isolation', isolation, '--jobs', '1'];
  const { report, ms } = await graded(args);
  return ms / report.submissions.reduce((sum, { cases }) => sum + cases.length, 0);
}

function median(values: number[]): number {
  const middle = values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return Math.round(middle * 10) / 10;
}
