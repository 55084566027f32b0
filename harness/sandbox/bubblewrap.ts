import { type Boxed, hostName, type Sight, type Surroundings, sightsIn, startFolder } from './box.ts';

/** A sandbox by bubblewrap, with the files of ours that a program sees in place of the machine's. */
export interface Bubblewrap extends Surroundings {
  kind: 'bubblewrap';
  /** Absolute path of bwrap. */
  bwrap: string;
  /** Whether a program may make namespaces inside, with all rights in them; older versions cannot refuse. */
  nested: 'refused' | 'possible';
}

/** The command that runs a program in a sandbox of its own; bwrap(1). */
export function wrap(box: Bubblewrap, boxed: Boxed): string[] {
  return [
    box.bwrap,
    ...['--unshare-user', '--uid', '1000', '--gid', '1000', '--unshare-pid', '--unshare-ipc'],
    ...['--unshare-uts', '--hostname', hostName, '--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
    ...(box.nested === 'refused' ? ['--disable-userns'] : []),
    ...(box.network === 'none' ? ['--unshare-net'] : []),
    ...sightsIn(box, boxed).flatMap(optionsOf),
    ...['--remount-ro', '/dev', '--remount-ro', '/', '--chdir', startFolder(boxed), '--clearenv'],
    ...Object.entries(boxed.env).flatMap(([name, value]) => ['--setenv', name, value]),
    '--',
  ];
}

function optionsOf(sight: Sight): string[] {
  switch (sight.see) {
    case 'file-system':
      return [sight.readOnly ? '--ro-bind' : '--bind', sight.from, sight.at];
    case 'link':
      return ['--symlink', sight.to, sight.at];
    case 'processes':
      return ['--proc', sight.at];
    case 'devices':
      return ['--dev', sight.at];
  }
}
