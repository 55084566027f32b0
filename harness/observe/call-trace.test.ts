import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { CallTrace } from './call-trace.ts';

function traceOf(text: string): { file: string; trace: CallTrace } {
  const file = join(mkdtempSync(join(tmpdir(), 'wiregrade-trace-')), 'calls');
  writeFileSync(file, text);
  return { file, trace: new CallTrace(file) };
}

const opened = '7  socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 3<socket:[900]>\n';

test('calls on internet sockets are told with their sockets', () => {
  const { trace } = traceOf(
    [
      opened.trimEnd(),
      '7  setsockopt(3<socket:[900]>, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0',
      '7  bind(3<socket:[900]>, {sa_family=AF_INET, sin_port=htons(80)}, 16) = -1 EADDRINUSE (Address already in use)',
      '7  listen(3<socket:[900]>, 5) = 0',
      '7  accept4(3<socket:[900]>, {sa_family=AF_INET}, [16], SOCK_CLOEXEC) = 4<socket:[901]>',
      '7  close(4<socket:[901]>) = 0',
      '',
    ].join('\n'),
  );
  expect(trace.readNew()).toEqual([
    { call: 'socket', sockets: { gave: '900' } },
    { call: 'reuse-address', sockets: { on: '900' } },
    { call: 'bind', sockets: { on: '900' }, failed: 'EADDRINUSE' },
    { call: 'listen', sockets: { on: '900' } },
    { call: 'accept', sockets: { on: '900', gave: '901' } },
    { call: 'close', sockets: { on: '901' } },
  ]);
});

test('pipes, files, unix sockets and other options are left out', () => {
  const { trace } = traceOf(
    [
      opened.trimEnd(),
      '7  socket(AF_UNIX, SOCK_STREAM, 0) = 5<socket:[902]>',
      '7  close(5<socket:[902]>) = 0',
      '7  close(6</etc/hosts>) = 0',
      '7  setsockopt(3<socket:[900]>, SOL_SOCKET, SO_REUSEADDR, [0], 4) = 0',
      '7  setsockopt(3<socket:[900]>, SOL_TCP, TCP_NODELAY, [1], 4) = 0',
      '',
    ].join('\n'),
  );
  expect(trace.readNew().map(({ call }) => call)).toEqual(['socket']);
});

test('a call that other threads cut in two is told when it is complete', () => {
  const { file, trace } = traceOf(
    `${opened}8  accept4(3<socket:[900]>,  <unfinished ...>\n7  listen(3<socket:[900]>, 1) = 0\n`,
  );
  expect(trace.readNew().map(({ call }) => call)).toEqual(['socket', 'listen']);
  appendFileSync(file, '8  <... accept4 resumed>{sa_family=AF_INET}, [16], 0) = 4<socket:[905]>\n8  clo');
  expect(trace.readNew()).toEqual([{ call: 'accept', sockets: { on: '900', gave: '905' } }]);
  appendFileSync(file, 'se(4<socket:[905]>) = 0\n');
  expect(trace.readNew()).toEqual([{ call: 'close', sockets: { on: '905' } }]);
});

test('a connection that is being made without blocking counts as made', () => {
  const { trace } = traceOf(
    `${opened}7  connect(3<socket:[900]>, {sa_family=AF_INET}, 16) = -1 EINPROGRESS (Operation now in progress)\n`,
  );
  expect(trace.readNew()[1]).toEqual({ call: 'connect', sockets: { on: '900' } });
});

test('before strace has written anything, nothing is told', () => {
  expect(new CallTrace('/nonexistent/calls').readNew()).toEqual([]);
});
