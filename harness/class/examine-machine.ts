import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planRun } from '../plan/plan.ts';
import { removeFolder } from '../sandbox/working-copy.ts';
import { loadAssignment } from '../spec/load.ts';
import { handInFrom } from '../submission/hand-in.ts';
import { findTool, knownTool } from '../submission/toolchain.ts';
import type { Isolation } from '../verdict/evidence.ts';
import { gradeClass } from './grade-class.ts';
import type { Lack } from './open-isolation.ts';

/** What the machine gave when it was tried; each text says why something is not there. */
export interface Examined {
  isolation: Isolation;
  lacks: Lack[];
  proofs: { given: true } | { given: false; why: string };
  /** Each tool with the package that brings it. */
  missingTools: { tool: string; package: string }[];
  foundTools: string[];
}

/** A program that never ends, and a case that waits for its end: only a proof makes that short. */
const assignment = `wiregrade: 1
id: doctor
title: A program that waits for ever
programs:
  patient: { role: client, transport: tcp, port: 8080, entry: [patient.py] }
cases:
  - id: waits
    title: Ends
    points: 1
    steps:
      - start: patient
      - exit: { status: any, within: 10s }
`;

const tools = ['python3', 'node', 'cc', 'c++', 'make', 'javac', 'java'];

/** Grades a program of our own with all that grading uses, and looks at what came of it. */
export async function examineMachine(signal: AbortSignal): Promise<Examined> {
  const folder = mkdtempSync(join(tmpdir(), 'wiregrade-doctor-'));
  try {
    const { isolation, lacks, proved } = await gradePatient(folder, signal);
    const missing = tools.filter((tool) => findTool(tool) === undefined);
    return {
      isolation,
      lacks,
      proofs: proved
        ? { given: true }
        : { given: false, why: 'a program that waits for ever was not seen through' },
      missingTools: missing.map((tool) => ({ tool, package: knownTool(tool)?.package ?? tool })),
      foundTools: tools.filter((tool) => !missing.includes(tool)),
    };
  } finally {
    removeFolder(folder);
  }
}

async function gradePatient(
  folder: string,
  signal: AbortSignal,
): Promise<{ isolation: Isolation; lacks: Lack[]; proved: boolean }> {
  const file = join(folder, 'assignment.yaml');
  const handIn = join(folder, 'hand-in');
  mkdirSync(handIn);
  writeFileSync(file, assignment);
  const loaded = await loadAssignment(file);
  if (Array.isArray(loaded)) throw new Error('the built-in assignment is wrong');
  let proved = false;
  const graded = await gradeClass(
    {
      assignment: loaded,
      submissions: [handInFrom('patient', handIn)],
      plan: planRun(loaded, { cases: [], tags: [] }, 1),
      overrides: { patient: { run: '/bin/cat' } },
      jobs: 1,
      patience: 'proofs',
    },
    'best',
    {
      began: () => {},
      decided: (_, { events }) => {
        proved = events.some(({ kind }) => kind === 'proved-stuck');
      },
    },
    signal,
  );
  return { isolation: graded.isolation, lacks: graded.refused, proved };
}
