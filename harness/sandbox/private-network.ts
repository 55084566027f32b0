import { closeSync, openSync, writeFileSync } from 'node:fs';
import { bringUpLoopback, makeEveryAddressLocal } from './loopback.ts';
import { loadNative, type Native } from './native.ts';

const cloneNewNet = 0x40000000;

/** Networks of their own for the cases of one worker; namespaces(7). */
export interface PrivateNetworks {
  /** Moves this thread into a new, empty network with a working loopback. */
  enterNew(): void;
  /** One more, apart from the one in which this thread is and stays. */
  makeBeside(): Network;
}

/** A network beside our own. */
export interface Network {
  /**
   * Runs `make` there: the programs that it starts belong there, and the sockets that it
   * opens at once or in the very next turn of Node. Nothing else of ours runs meanwhile.
   */
  inside<T>(make: () => T): Promise<Awaited<T>>;
  close(): void;
}

/** Tries it once; a machine that refuses says so here and not in the middle of a case. */
export function openPrivateNetworks(): PrivateNetworks | { unavailable: string } {
  const native = loadNative();
  if ('unavailable' in native) return native;
  if (native.unshare(cloneNewNet) !== 0) return { unavailable: 'unshare(CLONE_NEWNET) is refused' };
  smallSocketTables();
  const base = ownNetwork();
  const networks = { enterNew: () => enterNew(native, base), makeBeside: () => makeBeside(native, base) };
  try {
    networks.enterNew();
    return networks;
  } catch (error) {
    return { unavailable: (error as Error).message };
  }
}

function enterNew(native: Native, base: number): void {
  // The size of the socket tables comes from the network that one is in.
  if (native.setns(base, cloneNewNet) !== 0) throw new Error('setns to the base network failed');
  if (native.unshare(cloneNewNet) !== 0) throw new Error('unshare(CLONE_NEWNET) failed');
  bringUpLoopback(native);
  makeEveryAddressLocal(native);
  writeFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', '0');
}

function makeBeside(native: Native, base: number): Network {
  const home = ownNetwork();
  enterNew(native, base);
  const there = ownNetwork();
  const move = (network: number): void => {
    if (native.setns(network, cloneNewNet) !== 0) throw new Error('setns to a player’s network failed');
  };
  move(home);
  return {
    inside: (make) =>
      visit(
        () => move(there),
        make,
        () => move(home),
      ),
    close: () => {
      closeSync(home);
      closeSync(there);
    },
  };
}

/** At the beginning of a turn nothing else of ours waits to be run before the way back. */
function visit<T>(enter: () => void, make: () => T, leave: () => void): Promise<Awaited<T>> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      enter();
      let settle = (): void => {};
      try {
        const made = make();
        settle = () => resolve(made as Awaited<T>);
      } catch (error) {
        settle = () => reject(error);
      }
      // net.connect(), listen() and bind() open their socket in a turn that was asked for before this one.
      process.nextTick(() => {
        leave();
        settle();
      });
    });
  });
}

function ownNetwork(): number {
  return openSync('/proc/thread-self/ns/net', 'r');
}

/** Linux 6.1 and later: a read of /proc/net/tcp then costs 0.07 ms and not 3.7. */
function smallSocketTables(): void {
  for (const table of ['tcp_child_ehash_entries', 'udp_child_hash_entries']) {
    try {
      writeFileSync(`/proc/sys/net/ipv4/${table}`, '256');
    } catch {
      // An older kernel: reads are slower, nothing else changes.
    }
  }
}
