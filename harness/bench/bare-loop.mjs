// The bare minimum that `bench grade` compares with: starts the same programs
// and holds the same conversations, with no check, no record and no isolation.
// Usage: node bare-loop.mjs FOLDER COPIES JOBS 'BUILD' 'RUN'   (RUN takes host and port)
import { execSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

const [folder, copies, jobs, build, run] = process.argv.slice(2);
let nextPort = 21000;

async function open(port) {
  for (;;) {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const outcome = await Promise.race([once(socket, 'connect').then(() => 'up'), once(socket, 'error').catch(() => {}).then(() => 'down')]).catch(() => 'down');
    if (outcome === 'up') return socket.on('error', () => {});
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function echo(socket, text) {
  let left = Buffer.byteLength(text);
  socket.write(text);
  while (left > 0) left -= (await once(socket, 'data'))[0].length;
}

const line = 'hello\n';
const cases = [
  async (port) => echo(await open(port), line),
  async (port) => {
    const socket = await open(port);
    for (const text of ['first\n', 'second, and no line end', 'third\nfourth\nfifth\n']) await echo(socket, text);
  },
  async (port) => [await open(port), await open(port)].reduce((before, socket) => before.then(() => echo(socket, line)), Promise.resolve()),
  async (port) => [await open(port), await echo(await open(port), line)],
  async (port) => echo(await open(port), 'x'.repeat(256)),
  async (port) => {
    const socket = await open(port);
    for (const letter of 'Gruesse, Thora! 5 EUR...\n') await echo(socket, letter);
  },
  async (port) => echo(await open(port), 'x'.repeat(70000)),
  async (port) => {
    const socket = await open(port);
    socket.end('last words');
    await once(socket.resume(), 'end');
  },
  async (port) => {
    const rude = await open(port);
    await echo(rude, line);
    rude.resetAndDestroy();
    await echo(await open(port), line);
  },
];

const todo = Array.from({ length: Number(copies) }, () => cases).flat();

async function work() {
  for (let one = todo.pop(); one; one = todo.pop()) {
    const port = nextPort++;
    const [file, ...args] = run.split(' ');
    const child = spawn(file, [...args, '127.0.0.1', String(port)], { cwd: folder, stdio: 'ignore' });
    await one(port);
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

for (let copy = 0; build && copy < Number(copies); copy++) execSync(build, { cwd: folder });
await Promise.all(Array.from({ length: Number(jobs) }, work));
process.exit(0);
