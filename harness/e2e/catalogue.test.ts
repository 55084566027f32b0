import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { root, wiregrade } from './wiregrade.ts';

const assignments = readdirSync(join(root, 'assignments'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test.each(assignments)(
  '%s: its references pass, and every mutant fails where it is meant to',
  async (name) => {
    const { code, stdout, stderr } = await wiregrade(['prove', `assignments/${name}`, '--jobs', '8']);
    expect({ code, stdout, stderr: code === 0 ? '' : stderr }).toMatchObject({ code: 0, stderr: '' });
    expect(stdout).toContain('proved: nothing survives, nothing wavers');
  },
  300_000,
);
