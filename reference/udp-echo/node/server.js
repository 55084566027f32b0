// Sends every datagram back as it came. Usage: server.js [HOST [PORT]]
const dgram = require('node:dgram');

const [host = '127.0.0.1', port = '8080'] = process.argv.slice(2);
const socket = dgram.createSocket(host.includes(':') ? 'udp6' : 'udp4');

socket.on('message', (data, sender) => {
  socket.send(data, sender.port, sender.address);
});
socket.bind(Number(port), host);
