import { basename } from 'node:path';
import type { Evidence } from '../../verdict/evidence.ts';
import { showText } from '../printable.ts';
import { caseComment } from './case-comment.ts';
import { endReader } from './ends.ts';
import { linkPacket } from './link-packets.ts';
import { openSteps } from './open-steps.ts';
import type { Capture, CapturedPacket } from './pcapng.ts';
import type { Recorded } from './recorded.ts';

/** Packets were seen at our ends; of two programs that talk over a link, at the link. */
const places = { ends: 0, link: 1 } as const;

const interfaces = [
  { name: 'ends', description: 'what the ends of the grader sent and received' },
  { name: 'link', description: 'datagrams as they came to the link, before its faults' },
];

type Seen = Pick<CapturedPacket, 'interface' | 'direction' | 'bytes' | 'comments'>;

/** A case as a capture: one packet for each write and each datagram, the steps as comments. */
export function captureOf(recorded: Recorded): Capture {
  const { transcript } = recorded;
  const readPackets = packetReader(recorded);
  const startedUs = Date.parse(transcript.startedAt) * 1000;
  const packets: CapturedPacket[] = [];
  for (const event of transcript.events) {
    const timeUs = startedUs + Math.round(event.at * 1000);
    packets.push(...readPackets(event).map((packet) => ({ timeUs, ...packet })));
    const lost = lossIn(event, recorded);
    if (lost !== undefined) packets.at(-1)?.comments.push(lost);
  }
  return {
    comment: caseComment(recorded),
    application: `Wiregrade ${transcript.wiregrade}`,
    interfaces,
    packets: packets.map((packet) => ({ ...packet, comments: packet.comments.map(readable) })),
  };
}

function packetReader(recorded: Recorded): (event: Evidence) => Seen[] {
  const { case: planned } = recorded.transcript;
  const steps = openSteps(planned.case.steps, basename(planned.assignment.file), recorded.source);
  let serverPort = 0;
  let judged = true;
  const readEnd = endReader(
    (name) => planned.case.programs.includes(name),
    () => serverPort,
  );
  return (event) => {
    steps.note(event);
    if (event.kind === 'began-afterwards') judged = false;
    if (event.kind === 'program-started') serverPort = event.givenPort ?? serverPort;
    if (event.kind === 'program-listening') serverPort = event.port;
    const about = judged ? steps.linesFor('end' in event ? event.end : undefined) : [notJudged];
    if (event.kind === 'crossed') {
      const { comment, ...packet } = linkPacket(event, planned);
      return [{ ...packet, interface: places.link, comments: [comment, ...about] }];
    }
    if (!isOfEnd(event)) return [];
    const comments = event.kind === 'read-by-program' ? [...about, readWords] : about;
    return readEnd(event).map(({ by, bytes }) => ({
      ...{ bytes, interface: places.ends, comments: [...comments] },
      direction: by === 'ours' ? 'out' : 'in',
    }));
  };
}

const notJudged = 'after the verdict: looked at, not judged';
const readWords = 'the program has read everything up to here';

type OfEnd = Parameters<ReturnType<typeof endReader>>[0];

function isOfEnd(event: Evidence): event is OfEnd {
  return 'end' in event;
}

/** The step at which the case was lost ended here. */
function lossIn(event: Evidence, { verdict: { checks, outcome } }: Recorded): string | undefined {
  if (event.kind !== 'step-ended' || outcome.state === 'passed') return undefined;
  const check = checks.find(({ step, passed }) => step === event.step && !passed);
  return check && `here the case was lost, at line ${check.line}: ${outcome.reason.message}`;
}

const longest = 500;

/** A comment may quote what a student's program has printed. */
function readable(comment: string): string {
  return showText(comment).slice(0, longest);
}
