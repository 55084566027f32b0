// The load for the relay's measurement: prints the port of its receiver, reads the
// port to send to, and prints what it counted in a second: bytes or datagrams.
import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';

const address = '127.0.0.1';
const totalBytes = 100 * 1024 * 1024;
const datagrams = 30_000;
const underWay = 64;

const [kind = ''] = process.argv.slice(2);
const target = async () => {
  for await (const line of createInterface({ input: process.stdin })) return Number(line);
};
await (kind === 'tcp' ? overTcp() : overUdp(kind === 'udp-echo'));

async function overTcp() {
  let received = 0;
  let all = () => {};
  const done = new Promise((resolve) => {
    all = resolve;
  });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('data', ({ length }) => {
      received += length;
    });
    socket.on('end', () => socket.end('all'));
  });
  await new Promise((resolve) => server.listen(0, address, resolve));
  console.log(server.address().port);
  const socket = connect({ port: await target(), host: address, allowHalfOpen: true });
  socket.on('data', () => all());
  const part = Buffer.alloc(64 * 1024, 'x');
  const began = performance.now();
  for (let sent = 0; sent < totalBytes; sent += part.length)
    if (!socket.write(part)) await new Promise((resolve) => socket.once('drain', resolve));
  socket.end();
  await done;
  if (received !== totalBytes) throw new Error(`${received} of ${totalBytes} bytes came through`);
  console.log(received / ((performance.now() - began) / 1000));
  socket.destroy();
  server.close();
}

async function overUdp(echoes) {
  const sender = await bound();
  const receiver = echoes ? sender : await bound();
  console.log(receiver.address().port);
  const port = await target();
  await new Promise((resolve) => sender.connect(port, address, resolve));
  const payload = Buffer.alloc(512, 'x');
  let received = 0;
  const began = performance.now();
  await new Promise((resolve) => {
    receiver.on('message', () => {
      received++;
      if (received + underWay <= datagrams) sender.send(payload);
      else if (received === datagrams) resolve();
    });
    for (let index = 0; index < underWay; index++) sender.send(payload);
  });
  console.log(datagrams / ((performance.now() - began) / 1000));
  sender.close();
  if (!echoes) receiver.close();
}

function bound() {
  const socket = createSocket('udp4');
  return new Promise((resolve) => socket.bind(0, address, () => resolve(socket)));
}
