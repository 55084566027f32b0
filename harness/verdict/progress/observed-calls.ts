import { counted } from '../counted.ts';
import type { ProgramState } from '../world.ts';
import type { Failure } from './progress.ts';

/** The calls named, in their order, among those that succeeded. */
export function callsFailure(inOrder: string[], state: ProgramState, name: string): Failure | undefined {
  let found = 0;
  for (const { call, failed } of state.called) {
    if (failed === undefined && call === inOrder[found]) found++;
  }
  const missing = inOrder[found];
  if (missing === undefined) return undefined;
  const refused = state.called.find(({ call, failed }) => call === missing && failed !== undefined)?.failed;
  const why = refused === undefined ? '' : ` (${refused})`;
  const after = found === 0 ? '' : ` after ${wordsOfCall(inOrder[found - 1] ?? '')}`;
  const message = `${name} did not call ${wordsOfCall(missing)}${after}${why}; expected in this order: ${inOrder.map(wordsOfCall).join(', ')}`;
  return { code: 'missing-call', message };
}

function wordsOfCall(call: string): string {
  return call === 'reuse-address' ? 'setsockopt(SO_REUSEADDR)' : `${call}()`;
}

/** Connections that were accepted or made, and not closed. */
export function unclosedFailure(state: ProgramState, name: string): Failure | undefined {
  const done = state.called.filter(({ failed }) => failed === undefined);
  const connections = done.flatMap(({ call, sockets }) => {
    if (call === 'accept') return sockets.gave ?? [];
    return call === 'connect' ? (sockets.on ?? []) : [];
  });
  const closed = new Set(done.flatMap(({ call, sockets }) => (call === 'close' ? (sockets.on ?? []) : [])));
  const left = connections.filter((socket) => !closed.has(socket));
  const awaited = Math.max(1, state.reached);
  if (connections.length < awaited) {
    const message = `${name} accepted or made ${connections.length} of ${counted(awaited, 'connection')}`;
    return { code: 'left-open', message };
  }
  if (left.length === 0) return undefined;
  const message = `${name} did not close ${counted(left.length, 'connection')} of ${connections.length}`;
  return { code: 'left-open', message };
}
