import { writeFileSync } from 'node:fs';
import { type Boxed, hostName, type Sight, type Surroundings, sightsIn, startFolder } from './box.ts';
import { flagsAt, type Mounted, mountsBelow, readMounts } from './mount-table.ts';
import { devices, leftBehind } from './skeleton.ts';

/** The sandbox where bubblewrap is missing, made of what every Linux brings: unshare(1), mount(8), setpriv(1). */
export interface Unshared extends Surroundings {
  kind: 'unshare';
  /** Absolute path of unshare. */
  unshare: string;
  /** A folder with a place for all that is seen. */
  skeleton: string;
}

/** The command that runs a program in a sandbox of its own; writes beside its folder what is mounted where. */
export function wrapUnshared(box: Unshared, boxed: Boxed): string[] {
  const table = `${boxed.own.tmp}.fstab`;
  writeFileSync(table, tableOf(box.skeleton, sightsIn(box, boxed), readMounts()));
  const env = Object.entries(boxed.env).map(([name, value]) => `${name}=${value}`);
  return [
    box.unshare,
    ...['--user', '--map-user=1000', '--map-group=1000', '--keep-caps', '--mount', '--pid', '--fork'],
    ...['--kill-child', '--ipc', '--uts', ...(box.network === 'none' ? ['--net'] : []), '--'],
    ...['/bin/sh', '-c', setUp, 'sh', box.skeleton, table, startFolder(boxed)],
    ...['env', '-i', ...env, '/bin/sh', '-c', first, 'sh'],
  ];
}

/**
 * Moves into the new tree of files and gives up every right; pivot_root(2). Before, the
 * number of namespaces that may be made inside becomes 0; namespaces(7).
 */
const setUp = `set -e
skeleton=$1 table=$2 start=$3; shift 3
echo 0 >/proc/sys/user/max_user_namespaces
if command -v hostname >/dev/null; then hostname ${hostName}; fi
mount -n -a -T "$table"
cd "$skeleton"
pivot_root . ${leftBehind}
umount -n -l /${leftBehind}
cd "$start"
exec setpriv --no-new-privs --inh-caps=-all --ambient-caps=-all --bounding-set=-all "$@"`;

/** The first process waits for the program and for whoever lost their parent. What a shell starts beside itself has its signals off. */
const first = 'exec 3<&0; env --default-signal=INT,QUIT "$@" <&3 3<&- & exec 3<&-; wait $!';

/** Lines of fstab(5), mounted one after the other. */
function tableOf(skeleton: string, sights: Sight[], mounts: Mounted[]): string {
  const line = (from: string, at: string, type: string, options: string[]): string =>
    `${withEscapes(from)} ${withEscapes(skeleton + (at === '/' ? '' : at))} ${type} ${options.join(',')} 0 0`;
  const bind = (from: string, at: string, readOnly: boolean): string =>
    line(from, at, 'none', ['rbind', ...(readOnly ? ['ro'] : []), ...flagsAt(from, mounts)]);
  const linesOf = (sight: Sight): string[] => {
    switch (sight.see) {
      case 'file-system':
        return [
          bind(sight.from, sight.at, sight.readOnly),
          ...mountsBelow(sight.from, mounts).map(({ point }) =>
            bind(point, sight.at + point.slice(sight.from.length), sight.readOnly),
          ),
        ];
      case 'link':
        return [];
      case 'processes':
        return [line('proc', sight.at, 'proc', ['nosuid', 'nodev', 'noexec'])];
      case 'devices':
        return [
          ...devices.map((name) => bind(`/dev/${name}`, `${sight.at}/${name}`, false)),
          line('devpts', `${sight.at}/pts`, 'devpts', ['newinstance', 'ptmxmode=0666', 'mode=620']),
        ];
    }
  };
  return `${[bind(skeleton, '/', true), ...sights.flatMap(linesOf)].join('\n')}\n`;
}

/** White space and backslashes as three octal digits. */
function withEscapes(path: string): string {
  return path.replace(/[\s\\#]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`);
}
