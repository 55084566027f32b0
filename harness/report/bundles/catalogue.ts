import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Assignment } from '../../spec/assignment.ts';
import { loadAssignment } from '../../spec/load.ts';

const folder = join(import.meta.dirname, '../../../assignments');

/** The names of all assignments of the catalogue. */
export const catalogue = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** One of them; throws where it has mistakes. */
export async function fromCatalogue(name: string): Promise<Assignment> {
  const loaded = await loadAssignment(join(folder, name, 'assignment.yaml'));
  if (Array.isArray(loaded)) throw new Error(`${name} does not load`);
  return loaded;
}
