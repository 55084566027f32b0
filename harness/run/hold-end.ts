import type { EndListeners, TcpEnd } from '../wire/tcp-end.ts';
import type { Stage } from './stage.ts';

/** Bytes of one connection that go into the transcript at most; what comes after breaks it off. */
const keepBytes = 64 * 1024 * 1024;

/** Writes down what an end sees. */
export function listenersOf(stage: Stage, name: string): EndListeners {
  const { recorder } = stage;
  let kept = 0;
  return {
    received(bytes) {
      kept += bytes.length;
      if (kept > keepBytes) stage.ends.get(name)?.reset();
      else recorder.add({ kind: 'received', end: name, bytes });
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
