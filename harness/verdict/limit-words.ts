import type { LimitHit } from './evidence.ts';
import type { ReasonCode } from './reasons.ts';

const codes: Record<LimitHit['limit'], ReasonCode> = {
  output: 'output-flood',
  processes: 'too-many-processes',
  memory: 'too-much-memory',
  disk: 'too-much-disk',
  processor: 'too-much-processor-time',
};

/** The reason of a program, or of a build, that was stopped for what it took. */
export function stoppedAt(name: string, hit: LimitHit): { code: ReasonCode; message: string } {
  const code = codes[hit.limit];
  if (hit.limit === 'output') {
    return { code, message: `${name} printed more than ${megabytes(hit.value)} and was stopped` };
  }
  return { code, message: `${name} was stopped at the limit of ${figureOf(hit)}` };
}

function figureOf({ limit, value }: LimitHit): string {
  switch (limit) {
    case 'processes':
      return `${value} processes and threads`;
    case 'processor':
      return `${value} s of processor time`;
    case 'memory':
      return `${megabytes(value)} of memory`;
    default:
      return `${megabytes(value)} or 100,000 names in its folder and /tmp`;
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
