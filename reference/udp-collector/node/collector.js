// Puts numbered datagrams back in order. Usage: collector.js [HOST [PORT]]
const dgram = require('node:dgram');

const [host = '127.0.0.1', port = '9000'] = process.argv.slice(2);
const waiting = new Map();
let due = 1;

function read(data) {
  try {
    const { seq, body } = JSON.parse(data);
    return Number.isInteger(seq) && typeof body === 'string' ? { seq, body } : undefined;
  } catch {
    return undefined;
  }
}

const socket = dgram.createSocket('udp4');
socket.on('message', (data, sender) => {
  const message = read(data);
  if (!message) return;
  socket.send(JSON.stringify({ ack: message.seq }), sender.port, sender.address);
  if (message.seq >= due) waiting.set(message.seq, message.body);
  for (; waiting.has(due); due++) {
    console.log(waiting.get(due));
    waiting.delete(due);
  }
});
socket.bind(Number(port), host);
