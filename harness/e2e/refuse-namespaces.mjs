// node refuse-namespaces.mjs COMMAND ARGUMENT...: runs a command as a container with
// the usual seccomp profile does, so that the fallback can be tried on any machine.
// Refused with EPERM: unshare, setns, mount, umount2, and clone with a flag for a new
// namespace; clone3 with ENOSYS, as its flags cannot be seen. seccomp(2), x86-64 and arm64.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const koffi = createRequire(import.meta.url)('koffi');
const prctl = koffi.load('libc.so.6').func('int prctl(int, ulong, void *, ulong, ulong)');

const numbers = {
  x64: { unshare: 272, setns: 308, mount: 165, umount2: 166, clone: 56 },
  arm64: { unshare: 97, setns: 268, mount: 40, umount2: 39, clone: 220 },
}[process.arch];
const clone3 = 435;
const newNamespaces = 0x7e020000;

const [load, jumpIfEqual, jumpIfAny, answer] = [0x20, 0x15, 0x45, 0x06];
const [allow, eperm, enosys] = [0x7fff0000, 0x00050001, 0x00050026];
const refused = [numbers.unshare, numbers.setns, numbers.mount, numbers.umount2];
const rules = [
  [load, 0, 0, 0],
  ...refused.flatMap((number) => [
    [jumpIfEqual, 0, 1, number],
    [answer, 0, 0, eperm],
  ]),
  [jumpIfEqual, 0, 1, clone3],
  [answer, 0, 0, enosys],
  [jumpIfEqual, 0, 3, numbers.clone],
  [load, 0, 0, 16],
  [jumpIfAny, 0, 1, newNamespaces],
  [answer, 0, 0, eperm],
  [answer, 0, 0, allow],
];

/** struct sock_filter: code, jump if true, jump if false, operand. */
const filter = Buffer.alloc(rules.length * 8);
rules.forEach(([code, yes, no, operand], index) => {
  filter.writeUInt16LE(code, index * 8);
  filter.writeUInt8(yes, index * 8 + 2);
  filter.writeUInt8(no, index * 8 + 3);
  filter.writeUInt32LE(operand, index * 8 + 4);
});
const program = Buffer.alloc(16);
program.writeUInt16LE(rules.length, 0);
program.writeBigUInt64LE(koffi.address(filter), 8);

const [setNoNewPrivs, setSeccomp, modeFilter] = [38, 22, 2];
prctl(setNoNewPrivs, 1, null, 0, 0);
if (prctl(setSeccomp, modeFilter, program, 0, 0) !== 0) throw new Error('the filter is not taken');

const [command, ...args] = process.argv.slice(2);
const { status } = spawnSync(command, args, { stdio: 'inherit' });
process.exitCode = status ?? 1;
