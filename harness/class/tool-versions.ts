import { execa } from 'execa';
import { findTool } from '../submission/toolchain.ts';

const known = new Map<string, Promise<string | undefined>>();

/** First lines of what these tools say of themselves: part of every transcript; each is asked once. */
export async function readToolVersions(tools: string[]): Promise<Record<string, string>> {
  const others = tools.filter((tool) => tool !== 'node');
  const answers = await Promise.all(others.map(async (tool) => [tool, await versionOf(tool)] as const));
  const told = answers.flatMap(([tool, version]) => (version === undefined ? [] : [[tool, version]]));
  return { node: process.version, ...Object.fromEntries(told) };
}

function versionOf(tool: string): Promise<string | undefined> {
  const answer = known.get(tool) ?? askTool(tool);
  known.set(tool, answer);
  return answer;
}

async function askTool(tool: string): Promise<string | undefined> {
  const path = findTool(tool);
  if (path === undefined) return undefined;
  const { stdout, failed } = await execa(path, ['--version'], { reject: false, timeout: 10_000 });
  return failed ? undefined : stdout.split('\n')[0];
}
