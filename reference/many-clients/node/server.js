// Numbers the lines of its clients. Usage: node server.js [HOST [PORT]]
const net = require('node:net');
const readline = require('node:readline');

const [host = '127.0.0.1', port = '9000'] = process.argv.slice(2);

const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  let number = 0;
  readline
    .createInterface({ input: socket })
    .on('line', (line) => socket.write(`${++number} ${line}\n`))
    .on('close', () => socket.end())
    .on('error', () => {}); // The client has vanished.
});

server.listen(Number(port), host);
