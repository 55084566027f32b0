import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { dissect, type Frame, tsharkPath } from '../report/pcap/tshark.ts';
import type { Evidence } from '../verdict/evidence.ts';
import { decodeTranscript } from '../verdict/transcript-file.ts';
import { gradeInto, root, wiregrade } from './wiregrade.ts';

/** What takes part: a client, streams, a link, datagrams; the others on demand. */
const few = ['acknowledging-client', 'json-calculator', 'udp-collector'];
const all = readdirSync(join(root, 'assignments'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const assignments = process.env.WIREGRADE_CATALOGUE === 'all' ? all : few;

const inTshark = tsharkPath === undefined ? test.skip : test;

inTshark.each(assignments)(
  '%s: tshark reads every case of its reference, and finds the bytes of the transcripts',
  async (name) => {
    const [language = ''] = readdirSync(join(root, 'reference', name))
      .sort()
      .reverse();
    const { called, folder } = await gradeInto([
      `assignments/${name}`,
      `reference/${name}/${language}`,
      '--pcap',
    ]);
    expect({ code: called.code, stderr: called.stderr }).toEqual({ code: 0, stderr: '' });
    const cases = readdirSync(join(folder, 'transcripts', language)).map((file) =>
      file.replace(/\.json$/, ''),
    );
    const captures = cases.map((id) => readFileSync(join(folder, 'captures', language, `${id}.pcapng`)));
    const frames = dissect(...captures);
    expect(frames.flatMap(({ faults, info }) => faults.map((fault) => `${fault}: ${info}`))).toEqual([]);
    const events = cases.flatMap((id) => eventsIn(join(folder, 'transcripts', language, `${id}.json`)));
    expect(streamsIn(frames)).toEqual(streamsOf(events));
    expect(datagramsIn(frames, 'ends')).toEqual(datagramsOf(events));
    expect(datagramsIn(frames, 'link').sort()).toEqual(crossedOf(events).sort());
  },
  120_000,
);

function eventsIn(path: string): Evidence[] {
  return decodeTranscript(readFileSync(path, 'utf8')).events;
}

/** What both sides of one connection have said. */
interface Stream {
  out: string;
  in: string;
}

function streamsIn(frames: Frame[]): Stream[] {
  const streams: Stream[] = [];
  for (const { stream, direction, payload } of frames) {
    if (stream === undefined) continue;
    streams[stream] ??= { out: '', in: '' };
    streams[stream][direction] += payload.toString('latin1');
  }
  return streams;
}

function streamsOf(events: Evidence[]): Stream[] {
  const streams: Stream[] = [];
  const open = new Map<string, Stream>();
  for (const event of events) {
    if (event.kind === 'opened-udp') open.delete(event.end);
    if (event.kind === 'opened' || event.kind === 'refused') {
      streams.push({ out: '', in: '' });
      open.set(event.end, streams.at(-1) as Stream);
    }
    const stream = 'end' in event ? open.get(event.end) : undefined;
    if (stream && event.kind === 'sent') stream.out += event.bytes.toString('latin1');
    if (stream && event.kind === 'received') stream.in += event.bytes.toString('latin1');
  }
  return streams;
}

function datagramsIn(frames: Frame[], place: string): string[] {
  return frames
    .filter(
      (frame) =>
        frame.place === place && /:udp(:|$)/.test(frame.protocols) && !frame.protocols.includes('icmp'),
    )
    .map(({ direction, payload }) => `${direction} ${payload.toString('latin1')}`);
}

function datagramsOf(events: Evidence[]): string[] {
  const udp = new Set<string>();
  return events.flatMap((event) => {
    if (event.kind === 'opened-udp') udp.add(event.end);
    if (event.kind === 'opened') udp.delete(event.end);
    if (!('end' in event && 'bytes' in event) || !udp.has(event.end)) return [];
    return [`${event.kind === 'sent' ? 'out' : 'in'} ${event.bytes.toString('latin1')}`];
  });
}

function crossedOf(events: Evidence[]): string[] {
  return events.flatMap((event) =>
    event.kind === 'crossed'
      ? [`${event.direction === 'forth' ? 'out' : 'in'} ${event.bytes.toString('latin1')}`]
      : [],
  );
}

test('check saves no capture of a hidden case', async () => {
  const mine = mkdtempSync(join(tmpdir(), 'wiregrade-captures-'));
  writeFileSync(join(mine, 'server.py'), readFileSync(join(root, 'reference/echo-server/python/server.py')));
  const asked = [
    '--case',
    'echoes-a-line',
    '--case',
    'reset',
    '--pcap',
    '--quiet',
    '--out',
    join(mine, 'out'),
  ];
  const { stdout } = await wiregrade(['check', 'assignments/echo-server', mine, ...asked]);
  const captures = readdirSync(join(mine, 'out/captures'), { recursive: true, encoding: 'utf8' });
  expect(captures.filter((file) => file.endsWith('.pcapng'))).toEqual([
    expect.stringMatching(/^wiregrade-captures-\w+\/echoes-a-line\.pcapng$/),
  ]);
  expect(stdout).toMatch(/^capture: .*\/echoes-a-line\.pcapng$/m);
});
