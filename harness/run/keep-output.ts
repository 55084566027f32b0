import { limits } from '../sandbox/limits.ts';
import type { Listeners } from '../sandbox/start-program.ts';
import type { Recorder } from './recorder.ts';

/** What of a program's output goes into the transcript, and when it is too much; bytes per stream. */
const keepBytes = 256 * 1024;
const floodBytes = limits.outputBytes;
/** A program may print byte by byte: what is left out is written down so many bytes at a time. */
const tellBytes = 256 * 1024;

/** Hears what a program prints, until it has ended. */
export interface Keeping extends Listeners {
  end(): void;
}

/** Records output up to a limit, counts the rest, and stops a program that prints without end. */
export function keepOutput(recorder: Recorder, program: string, stop: () => void): Keeping {
  const printed = { stdout: 0, stderr: 0 };
  const untold = { stdout: 0, stderr: 0 };
  const tell = (stream: 'stdout' | 'stderr'): void => {
    if (untold[stream] > 0) recorder.add({ kind: 'output-dropped', program, stream, count: untold[stream] });
    untold[stream] = 0;
  };
  return {
    end() {
      tell('stdout');
      tell('stderr');
    },
    printed(stream, bytes) {
      const before = printed[stream];
      printed[stream] += bytes.length;
      const room = Math.max(0, keepBytes - before);
      const kept = bytes.subarray(0, room);
      if (kept.length > 0) recorder.add({ kind: 'program-printed', program, stream, bytes: kept });
      if (kept.length < bytes.length && before < floodBytes) {
        untold[stream] += bytes.length - kept.length;
        if (before <= keepBytes || untold[stream] >= tellBytes) tell(stream);
        else recorder.noteUnwritten();
      }
      if (before < floodBytes && printed[stream] >= floodBytes) {
        tell(stream);
        recorder.add({ kind: 'limit-hit', program, limit: 'output', value: printed[stream] });
        stop();
      }
    },
  };
}
