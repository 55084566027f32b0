// Sends every byte back as it came. Usage: node server.js [HOST [PORT]]
const net = require('node:net');

const [host = '127.0.0.1', port = '8080'] = process.argv.slice(2);

// allowHalfOpen: a client that has finished sending still gets its last echo;
// pipe() closes our side once everything has been sent back.
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  // The client broke the connection off: nobody is left to answer.
  socket.on('error', () => socket.destroy());
  socket.pipe(socket);
});

server.listen(Number(port), host);
