import { limits } from '../sandbox/limits.ts';
import type { Listeners } from '../sandbox/start-program.ts';
import type { Recorder } from './recorder.ts';

/** What of a program's output goes into the transcript, and when it is too much; bytes per stream. */
const keepBytes = 256 * 1024;
const floodBytes = limits.outputBytes;

/** Records output up to a limit, counts the rest, and stops a program that prints without end. */
export function keepOutput(recorder: Recorder, program: string, stop: () => void): Listeners {
  const printed = { stdout: 0, stderr: 0 };
  return {
    printed(stream, bytes) {
      const before = printed[stream];
      printed[stream] += bytes.length;
      const room = Math.max(0, keepBytes - before);
      const kept = bytes.subarray(0, room);
      if (kept.length > 0) recorder.add({ kind: 'program-printed', program, stream, bytes: kept });
      const count = bytes.length - kept.length;
      if (count > 0 && before < floodBytes) recorder.add({ kind: 'output-dropped', program, stream, count });
      if (before < floodBytes && printed[stream] >= floodBytes) {
        recorder.add({ kind: 'limit-hit', program, limit: 'output', value: printed[stream] });
        stop();
      }
    },
  };
}
