import { appendFileSync, cpSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Submissions of the sample class, each with how many of a hundred students hand in
 * such a one: by language and by habit as counted over 483 public programs.
 */
const habits: Record<string, number> = {
  'amina-yusuf': 14,
  'giulia-rossi': 14,
  'hiroshi-tanaka': 6,
  'Inés de la Cruz': 4,
  'kateryna-shevchenko': 12,
  'nikolai-petrov': 3,
  'liam-oconnor': 6,
  'wanjiru-kamau': 14,
  'valentina-silva': 2,
  'noa-levi': 2,
  'zanele-dlamini': 2,
  'rania-haddad': 4,
  'quentin-dubois': 2,
  'carlos-mendoza': 3,
  'mei-lin-chow': 3,
  'uchenna-eze': 3,
  'sven-lindqvist': 1,
  'Tom Baker': 1,
  'emeka-okafor': 2,
  'xiang-zhao': 1,
  'olumide-adeyemi': 1,
};

/** Makes a class of so many submissions; no two have the same files. */
export function makeClass(sample: string, folder: string, size: number): void {
  const hundred = Object.entries(habits).flatMap(([name, count]) => Array<string>(count).fill(name));
  for (let index = 0; index < size; index++) {
    // 37 and 100 have no common divisor: every hundred holds each of them, well mixed.
    const name = hundred[(index * 37) % hundred.length] ?? '';
    const copy = join(folder, `student-${String(index).padStart(4, '0')}`);
    cpSync(join(sample, name), copy, { recursive: true });
    for (const file of readdirSync(copy).map((entry) => join(copy, entry)))
      if (statSync(file).isFile()) appendFileSync(file, '\n'.repeat(1 + (index % 1000)));
  }
}
