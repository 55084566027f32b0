import { type Examined, examineMachine } from '../../class/examine-machine.ts';
import type { Lack } from '../../class/open-isolation.ts';
import { uncontained } from '../../class/uncontained.ts';
import { symbolOf } from '../../report/look.ts';
import { onInterrupt } from '../interrupt.ts';
import { terminalLook } from '../print-report.ts';

/** One thing that grading wants of a machine. */
interface Advice {
  means: Lack['means'] | 'proofs' | 'tools';
  given: string;
  costs: string;
  remedy: string;
}

const advice: Record<Advice['means'], Advice> = {
  networks: {
    means: 'networks',
    given: 'a network of its own for each case',
    costs:
      'programs that insist on one port are graded one at a time; a program reaches the network and its neighbours',
    remedy:
      'where koffi does not load, npm ci on this machine; else allow user namespaces (Ubuntu: sysctl kernel.apparmor_restrict_unprivileged_userns=0), or grade as root; in Docker use the image and the options of docs/security.md',
  },
  sandbox: {
    means: 'sandbox',
    given: 'a sandbox for each program',
    costs: 'programs see and signal this user’s processes, and read and write this user’s files',
    remedy:
      'install bubblewrap (apt install bubblewrap) or util-linux 2.38 or later, and allow user namespaces',
  },
  limits: {
    means: 'limits',
    given: 'limits on processes and memory that the kernel keeps',
    costs: 'they are looked at 25 times a second instead: a quick program gets beyond them for a moment',
    remedy: 'grade as root, or under systemd-run --user --scope -p Delegate=yes wiregrade …',
  },
  proofs: {
    means: 'proofs',
    given: 'proof that an answer never will come',
    costs: 'every wait in vain takes its whole deadline; verdicts are the same',
    remedy: 'x86-64 Linux with kernel.yama.ptrace_scope at most 1; in Docker --cap-add SYS_PTRACE',
  },
  tools: {
    means: 'tools',
    given: 'compilers and interpreters',
    costs: 'what is written in their languages stays undecided',
    remedy: 'install the packages',
  },
};

/** Tries what grading wants on programs of our own, and says what is missing, what that costs and how to get it. */
export async function doctor({ json }: { json?: boolean }): Promise<number> {
  const examined = await examineMachine(onInterrupt());
  const missing = missingIn(examined);
  const text = json ? asJson(examined, missing) : asText(examined, missing);
  process.stdout.write(`${text}\n`);
  return examined.isolation === 'full' && missing.size === 0 ? 0 : 1;
}

/** Why each thing that is missing is missing. */
function missingIn({ lacks, proofs, missingTools }: Examined): Map<Advice['means'], string> {
  const missing = new Map<Advice['means'], string>(lacks.map(({ means, why }) => [means, why]));
  if (!proofs.given) missing.set('proofs', proofs.why);
  const tools = missingTools.map(({ tool, package: name }) => `${tool} (package ${name})`);
  if (tools.length > 0) missing.set('tools', `not found: ${tools.join(', ')}`);
  return missing;
}

function asJson(examined: Examined, missing: Map<Advice['means'], string>): string {
  const means = Object.values(advice).map(({ means: id, costs, remedy }) => {
    const why = missing.get(id);
    return why === undefined ? { means: id, given: true } : { means: id, given: false, why, costs, remedy };
  });
  const { isolation, foundTools } = examined;
  return JSON.stringify(
    { isolation, means, tools: foundTools, uncontained: uncontained(isolation) },
    null,
    2,
  );
}

function asText(examined: Examined, missing: Map<Advice['means'], string>): string {
  const look = terminalLook();
  const lines = Object.values(advice).flatMap(({ means, given, costs, remedy }) => {
    const why = missing.get(means);
    if (why === undefined) {
      const found = means === 'tools' ? `: ${examined.foundTools.join(', ')}` : '';
      return [`${symbolOf('passed', look)} ${given}${found}`];
    }
    const rows = [`why   ${why}`, `cost  ${costs}`, `mend  ${remedy}`];
    return [`${symbolOf('failed', look)} ${given}`, ...rows.map((row) => `    ${row}`)];
  });
  return [`Isolation here is ${examined.isolation}.`, ...uncontained(examined.isolation), '', ...lines].join(
    '\n',
  );
}
