import type { Native } from './native.ts';

const afInet = 2;
const afInet6 = 10;
const afNetlink = 16;
const sockCloexec = 0o2000000;

/** netdevice(7): SIOCSIFFLAGS with IFF_UP and IFF_RUNNING on `lo`. */
export function bringUpLoopback(native: Native): void {
  const request = Buffer.alloc(40);
  request.write('lo');
  request.writeInt16LE(0x1 | 0x40, 16);
  const sock = native.socket(afInet, 2 | sockCloexec, 0);
  const result = native.ioctl(sock, 0x8914, request);
  native.close(sock);
  if (result !== 0) throw new Error('the loopback of a new network does not come up');
}

/**
 * Routes every address to this host (`ip route add local default dev lo`), so
 * that a program with a literal LAN address in it can bind or reach it.
 */
export function makeEveryAddressLocal(native: Native): void {
  const sock = native.socket(afNetlink, 3 | sockCloexec, 0);
  for (const family of [afInet, afInet6]) {
    const request = localDefaultRoute(family);
    native.send(sock, request, request.length, 0);
    const answer = Buffer.alloc(256);
    native.recv(sock, answer, answer.length, 0);
    const refused = family === afInet && answer.readInt32LE(16) !== 0;
    if (refused) {
      native.close(sock);
      throw new Error('a new network takes no route');
    }
  }
  native.close(sock);
}

/** rtnetlink(7): RTM_NEWROUTE, type local, scope host, table local, output interface 1. */
function localDefaultRoute(family: number): Buffer {
  const message = Buffer.alloc(36);
  message.writeUInt32LE(message.length, 0);
  message.writeUInt16LE(24, 4);
  message.writeUInt16LE(0x1 | 0x4 | 0x400, 6);
  message.writeUInt32LE(1, 8);
  const [tableLocal, protoBoot, scopeHost, typeLocal] = [255, 3, 254, 2] as const;
  message.set([family, 0, 0, 0, tableLocal, protoBoot, scopeHost, typeLocal], 16);
  message.writeUInt16LE(8, 28);
  message.writeUInt16LE(4, 30);
  message.writeUInt32LE(1, 32);
  return message;
}
