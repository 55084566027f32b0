import type { EndListeners, TcpEnd } from '../wire/tcp-end.ts';
import type { Stage } from './stage.ts';

/** Writes down what an end sees; a connection that floods the case is broken off. */
export function listenersOf(stage: Stage, name: string): EndListeners {
  const { recorder } = stage;
  return {
    received(bytes) {
      if (!recorder.addTraffic({ kind: 'received', end: name, bytes })) stage.ends.get(name)?.reset();
    },
    peerClosed: (how) => recorder.add({ kind: 'peer-closed', end: name, how }),
  };
}

/** Keeps a connection under its name; it is reset when the case is over, so that no TIME_WAIT stays. */
export function holdEnd(stage: Stage, name: string, to: string, end: TcpEnd): void {
  stage.ends.set(name, end);
  stage.undo.push(() => end.reset());
  stage.recorder.add({ kind: 'opened', end: name, to, local: end.local, remote: end.remote });
}
