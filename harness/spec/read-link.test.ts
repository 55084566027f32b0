import { describe, expect, test } from '@jest/globals';
import type { Case, Link } from './assignment.ts';
import { readAssignment } from './read-assignment.ts';

/** A case with these keys, between a client and a server. */
function read(keys: string, transport = 'udp'): Case | string[] {
  const text = `wiregrade: 1
id: sample
title: A sample
programs:
  sender: { role: client, transport: ${transport}, port: 5000, entry: s.py }
  receiver: { role: server, transport: ${transport}, port: 5000, entry: r.py }
messages:
  data: { seq: u32be, body: "bytes[rest]" }
cases:
  - id: first
    title: First
    ${keys}
    steps: [ { start: receiver } ]
`;
  const found = readAssignment(text, 'a.yaml', () => 'missing');
  if (Array.isArray(found)) return found.map(({ message, fix }) => `${message}; ${fix}`);
  return found.cases[0] as Case;
}

function linkOf(keys: string, transport?: string): Link | undefined {
  const found = read(keys, transport);
  if (Array.isArray(found)) throw new Error(found.join('\n'));
  return found.link;
}

describe('who is at the ends', () => {
  test('a server answers, whatever the order', () => {
    const between = { begins: 'sender', answers: 'receiver' };
    expect(linkOf('link: { between: [receiver, sender] }')?.between).toEqual(between);
    expect(linkOf('link: { between: [sender, receiver] }')?.between).toEqual(between);
  });

  test('one program has our ends at the other side', () => {
    expect(linkOf('link: { to: receiver }')?.between).toEqual({ begins: 'ours', answers: 'receiver' });
    expect(linkOf('link: { to: sender }')?.between).toEqual({ begins: 'sender', answers: 'ours' });
  });

  test('two players have a link that does no harm, unless the case says more', () => {
    expect(linkOf('players: { sender: submission, receiver: reference }')).toEqual({
      between: { begins: 'sender', answers: 'receiver' },
      ...{ transport: 'udp', faults: [], seeds: [] },
    });
  });
});

describe('whom a fault hits', () => {
  test('`to` hits what goes there, `from` what comes from there, `between` both', () => {
    expect(linkOf('link: { to: receiver, loss: 5% }')?.faults[0]?.from).toEqual(['ours']);
    expect(linkOf('link: { from: receiver, loss: 5% }')?.faults[0]?.from).toEqual(['receiver']);
    expect(linkOf('link: { between: [sender, receiver], loss: 5% }')?.faults[0]?.from).toEqual([
      'sender',
      'receiver',
    ]);
  });

  test('a fault of its own may say whom', () => {
    const link = linkOf('link: { between: [sender, receiver], loss: { chance: 5%, from: receiver } }');
    expect(link?.faults[0]?.from).toEqual(['receiver']);
  });
});

test('the faults of datagrams have the meanings of tc-netem', () => {
  const link = linkOf(
    `link:
      to: receiver
      loss: { gemodel: { p: 5%, r: 20% } }
      drop: [ { nth: [3, 7] }, { message: data, where: { seq: 5 }, first: 1 } ]
      reorder: { chance: 30%, gap: 2 }
      delay: { time: 20ms, jitter: 5ms }
      rate: 64kbit
      truncate: { every: 4, to: 10 }`,
  );
  expect(link?.faults).toMatchObject([
    { name: 'loss', kind: 'burst-loss', model: { toBad: 0.05, toGood: 0.2, lossInBad: 1, lossInGood: 0 } },
    { name: 'drop', kind: 'loss', hits: { choice: { by: 'nth', nth: [3, 7] } } },
    { name: 'drop-2', kind: 'loss', hits: { choice: { by: 'first', first: 1 }, like: { kind: 'message' } } },
    { name: 'reorder', gap: 2, flushMs: 200, hits: { choice: { by: 'chance', chance: 0.3 } } },
    { name: 'delay', ms: 20, jitterMs: 5, hits: { choice: { by: 'all' } } },
    { name: 'rate', bytesPerSecond: 8000 },
    { name: 'truncate', toBytes: 10, hits: { choice: { by: 'every', every: 4 } } },
  ]);
});

test('the faults of connections have the meanings of Toxiproxy', () => {
  const link = linkOf(
    `link:
      to: receiver
      latency: 50ms
      bandwidth: 1mbit
      slicer: { average: 10, variation: 4, delay: 2ms }
      limit-data: 100
      finish-at: { bytes: 5, from: receiver }
      slow-close: 1s
      timeout: 0ms
      reset-peer: [ { at: 7 }, 30ms ]`,
    'tcp',
  );
  expect(link?.faults).toMatchObject([
    { kind: 'latency', ms: 50, jitterMs: 0 },
    { kind: 'bandwidth', bytesPerSecond: 125_000 },
    { kind: 'slicer', averageBytes: 10, variationBytes: 4, delayMs: 2 },
    { kind: 'limit-data', bytes: 100 },
    { kind: 'finish-at', bytes: 5, from: ['receiver'] },
    { kind: 'slow-close', ms: 1000 },
    { kind: 'timeout', ms: 0 },
    { kind: 'reset-at', bytes: 7 },
    { kind: 'reset-after', ms: 30 },
  ]);
});

describe('an author is told', () => {
  test.each(['loss', 'drop', 'duplicate', 'reorder', 'corrupt'])('that TCP segments have no %s', (word) => {
    const [problem] = read(`link: { to: receiver, ${word}: 5% }`, 'tcp') as string[];
    expect(problem).toContain(`\`${word}\` cannot be had on a TCP link`);
  });

  test('what a fault is called for the other transport', () => {
    expect(read('link: { to: receiver, delay: 5ms }', 'tcp')).toEqual([expect.stringContaining('`latency`')]);
    expect(read('link: { to: receiver, bandwidth: 5kbit }')).toEqual([expect.stringContaining('`rate`')]);
  });

  test.each(['__proto__', 'constructor'])('that there is no fault %s', (key) => {
    expect(read(`link: { to: receiver, ${key}: 5% }`)).toEqual([expect.stringContaining(key)]);
  });

  test('that a fault comes from neither end', () => {
    expect(read('link: { to: receiver, loss: { chance: 5%, from: sender } }')).toEqual([
      '`sender` is at neither end of this link; say `ours` or `receiver`',
    ]);
  });
});
