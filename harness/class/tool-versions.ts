import { execa } from 'execa';
import { findTool } from '../submission/toolchain.ts';

const asked: Record<string, string> = { python3: '--version', cc: '--version', java: '--version' };
let known: Promise<Record<string, string>> | undefined;

/** First lines of what the tools say of themselves: part of every transcript, asked once. */
export function readToolVersions(): Promise<Record<string, string>> {
  known ??= askAll();
  return known;
}

async function askAll(): Promise<Record<string, string>> {
  const answers = await Promise.all(Object.entries(asked).map(([tool, flag]) => askTool(tool, flag)));
  return { node: process.version, ...Object.fromEntries(answers.flat()) };
}

async function askTool(tool: string, flag: string): Promise<[string, string][]> {
  const path = findTool(tool);
  if (path === undefined) return [];
  const { stdout, failed } = await execa(path, [flag], { reject: false, timeout: 10_000 });
  return failed ? [] : [[tool, stdout.split('\n')[0] ?? '']];
}
