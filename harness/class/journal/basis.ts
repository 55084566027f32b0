/** What a result stands on: while all of it is the same, the case need not be run again. */
export interface Basis {
  /** SHA-256 of what was handed in. */
  submission: string;
  /** SHA-256 of the case; of the reference's files, too, where it plays. */
  case: string;
  /** SHA-256 of Wiregrade itself, and of how it was told to grade. */
  grader: string;
  /** Versions of what built and ran the programs. */
  tools: Record<string, string>;
}

/** Why a case is run although it has been before. */
export type Change = 'submission' | 'case' | 'grader' | 'tools';

/** The first part of the basis that is no longer what it was; `tools` are as they are now. */
export function changeOf(before: Basis, now: Basis): Change | undefined {
  const plain = (['case', 'submission', 'grader'] as const).find((part) => before[part] !== now[part]);
  if (plain) return plain;
  const differs = Object.keys(before.tools).some((tool) => before.tools[tool] !== now.tools[tool]);
  return differs ? 'tools' : undefined;
}
