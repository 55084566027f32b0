// Sends ten pings by UDP and reports what came back. Usage: client.js [HOST [PORT]]
const dgram = require('node:dgram');

const [host = '127.0.0.1', port = '12000'] = process.argv.slice(2);
const count = 10;
const timeoutMs = 1000;
const socket = dgram.createSocket('udp4');
socket.on('error', () => {}); // Nobody is there: that ping is lost.

/** The round-trip time in milliseconds, or undefined where no answer came in time. */
function ping(number) {
  return new Promise((resolve) => {
    const began = performance.now();
    const done = (ms) => {
      clearTimeout(timer);
      socket.off('message', take);
      resolve(ms);
    };
    const take = (data) => {
      if (String(data) === `pong ${number}`) done(performance.now() - began);
    };
    const timer = setTimeout(done, timeoutMs);
    socket.on('message', take);
    socket.send(`ping ${number}`, Number(port), host, () => {});
  });
}

async function main() {
  let received = 0;
  for (let number = 1; number <= count; number++) {
    const ms = await ping(number);
    if (ms !== undefined) received++;
    console.log(ms === undefined ? `${number}: lost` : `${number}: ${ms.toFixed(3)} ms`);
  }
  console.log(`${count} sent, ${received} received, ${(100 * (count - received)) / count}% lost`);
  socket.close();
}

main();
