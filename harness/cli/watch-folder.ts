import { basename, relative, resolve } from 'node:path';
import { watch } from 'chokidar';

/** Tells of changes in a folder, one after the other. */
export interface FolderWatch {
  /** What has changed since the last call, as soon as something has; `undefined` when the signal fires. */
  nextChange(signal: AbortSignal): Promise<string | undefined>;
  /** Fires at the first change after this call. */
  untilChange(): AbortSignal;
  close(): Promise<void>;
}

/** What tools leave behind is no change of anybody's. */
const tools = new Set(['.git', '.hg', 'node_modules', '__pycache__', '.idea', '.vscode']);

/** Watches a folder, without what lies in `except`; resolves when it does. */
export async function watchFolder(folder: string, except: string): Promise<FolderWatch> {
  const skipped = resolve(except);
  const watcher = watch(folder, {
    ignoreInitial: true,
    // Editors write a file in several steps.
    awaitWriteFinish: { stabilityThreshold: 100, pollInterval: 20 },
    ignored: (path) => tools.has(basename(path)) || isWithin(path, skipped),
  });
  const changes = new EventTarget();
  let changed: string | undefined;
  watcher.on('all', (_, path) => {
    changed ??= relative(folder, path);
    changes.dispatchEvent(new Event('change'));
  });
  await new Promise<void>((ready) => watcher.once('ready', ready));
  const untilChange = (): AbortSignal => {
    const controller = new AbortController();
    if (changed !== undefined) controller.abort();
    changes.addEventListener('change', () => controller.abort(), { once: true });
    return controller.signal;
  };
  const nextChange = async (signal: AbortSignal): Promise<string | undefined> => {
    await fired(AbortSignal.any([signal, untilChange()]));
    const what = changed;
    changed = undefined;
    return signal.aborted ? undefined : what;
  };
  return { nextChange, untilChange, close: () => watcher.close() };
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

async function fired(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
