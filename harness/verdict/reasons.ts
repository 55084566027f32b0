/** Every reason a verdict can have: the closed set, as `wiregrade explain` tells it. */
export const reasons = {
  'nothing-handed-in': {
    title: 'Nothing was handed in',
    explanation: 'The roster names this student or team, and nothing of theirs is among the submissions.',
    example: 'The hand-in folder is empty, or the export holds no submission of this student.',
  },
  'not-opened': {
    title: 'The hand-in cannot be opened',
    explanation:
      'The archive is damaged, of a kind that is not opened, or holds what no hand-in needs: a path that leads out, a link, two files of one name, too much data; or its wiregrade.yaml is wrong.',
    example: 'hand-in.zip holds a file named ../server.py: its path leads out of the archive.',
  },
  'program-missing': {
    title: 'The program was not found',
    explanation: 'The hand-in holds no file that the assignment accepts for this program.',
    example: 'The assignment asks for server.py; the folder holds only Server.txt.',
  },
  'build-failed': {
    title: 'The program does not build',
    explanation:
      'The compiler, or the language’s own syntax check, refused the program, or a command of its own cannot be started.',
    example: 'server.c:12: error: expected ‘;’ before ‘return’',
  },
  'not-listening': {
    title: 'The server never listened',
    explanation:
      'The program ran, but no listening TCP socket, or no UDP socket with a port, appeared in time.',
    example: 'bind() was called, listen() was not.',
  },
  'wrong-port': {
    title: 'The server listens on another port',
    explanation: 'A listening socket appeared, but neither on the port given nor on the handout’s.',
    example: 'The handout names 12345, the program listens on 8888.',
  },
  'exited-early': {
    title: 'The program ended too soon',
    explanation: 'The program ended while the case still needed it.',
    example: 'A server that returns from main after its first client.',
  },
  crashed: {
    title: 'The program crashed',
    explanation: 'An uncaught exception or a signal ended the program while the case needed it.',
    example: 'Traceback (most recent call last): … UnicodeDecodeError',
  },
  'connection-refused': {
    title: 'The connection was refused',
    explanation: 'Nothing was listening at the address when the case connected.',
    example: 'The server closed its listening socket after the first client.',
  },
  'connection-pending': {
    title: 'The connection was not taken',
    explanation: 'The operating system neither accepted nor refused the connection in time.',
    example: 'The queue of listen() is full because the server never calls accept().',
  },
  'connection-accepted': {
    title: 'The connection was accepted although it should not be',
    explanation: 'The case expects that nobody listens there (any more).',
    example: 'A server that goes on listening after it was told to stop.',
  },
  'nobody-connected': {
    title: 'The client did not connect',
    explanation: 'The case listened, and no connection came in time.',
    example: 'The client connects to a port of its own choice.',
  },
  'no-answer': {
    title: 'No answer came',
    explanation: 'Not one byte arrived before the time was up; the connection stayed open.',
    example: 'The server waits for more input than the handout says.',
  },
  'answer-from-elsewhere': {
    title: 'The answer came from another port',
    explanation: 'By UDP, an answer belongs to a question only if it comes from the address that was asked.',
    example: 'The server receives on one socket and answers from a new one.',
  },
  'port-unreachable': {
    title: 'Nobody receives on the port',
    explanation: 'A datagram was sent, and the system said that no program has that UDP port.',
    example: 'The server closed its socket after the first datagram.',
  },
  'incomplete-answer': {
    title: 'The answer is incomplete',
    explanation: 'Bytes arrived, but the message was not complete when the time was up.',
    example: '{"result": 5} without the newline that ends a message.',
  },
  'wrong-answer': {
    title: 'The answer is wrong',
    explanation: 'What arrived differs from what the case expects.',
    example: 'expected "hello\\n", received "HELLO\\n"',
  },
  'not-json': {
    title: 'The answer is not JSON',
    explanation: 'The message does not parse as JSON (RFC 8259).',
    example: "{'result': 5} is Python’s notation; JSON has double quotes.",
  },
  'not-xml': {
    title: 'The answer is not XML',
    explanation: 'The message is not well-formed XML 1.0.',
    example: '<reply>5 < 6</reply>: in a text, `<` is written &lt;',
  },
  'schema-mismatch': {
    title: 'The message does not have the agreed form',
    explanation: 'The message is JSON or XML, but the assignment’s schema refuses it.',
    example: '/result must be a number, is "5".',
  },
  'closed-early': {
    title: 'The connection was closed too soon',
    explanation: 'The program closed the connection (FIN) before the message was complete.',
    example: 'close() right after accept().',
  },
  'reset-early': {
    title: 'The connection was reset',
    explanation: 'The connection broke (RST) before the message was complete.',
    example: 'A program that crashes, or closes while bytes lie unread in its receive buffer.',
  },
  'unexpected-data': {
    title: 'More arrived than expected',
    explanation: 'Bytes arrived where the case expects silence or the end of the connection.',
    example: 'A prompt or a debug line sent over the socket.',
  },
  'still-open': {
    title: 'The connection was not closed',
    explanation: 'The case expects that the program closes the connection; it stayed open.',
    example: 'close() is missing, or another process still holds the socket.',
  },
  'wrong-close': {
    title: 'The connection ended in the wrong way',
    explanation: 'The program closed with RST where FIN was expected, or the other way round.',
    example: 'close() with unread bytes in the receive buffer sends RST.',
  },
  'not-reading': {
    title: 'The program does not read',
    explanation: 'Bytes that the case sent stayed unread in the program’s receive queue.',
    example: 'A server that handles one client at a time and is busy with another.',
  },
  'no-output': {
    title: 'The program did not print it',
    explanation: 'The text that the case waits for did not appear in time.',
    example: 'The answer is received but never printed.',
  },
  'wrong-output': {
    title: 'The program printed something else',
    explanation: 'What was printed differs from what the case expects.',
    example: 'A traceback where a short message is asked for.',
  },
  'wrong-exit': {
    title: 'The program ended with the wrong status',
    explanation: 'The exit status is not the one that the case expects.',
    example: 'exit(0) although no server answered.',
  },
  'still-running': {
    title: 'The program did not end',
    explanation: 'The case expects that the program ends by itself; it was still running.',
    example: 'A client that waits for input after the conversation.',
  },
  'wrong-listening': {
    title: 'The server listens in another way',
    explanation:
      'The kernel shows a listening socket with another address, port or backlog than the case expects.',
    example: 'It listens on 127.0.0.1 only; other machines cannot reach it.',
  },
  'wrong-count': {
    title: 'The program holds too much, or too little',
    explanation:
      'The kernel counts other connections, descriptors, threads or processes than the case expects.',
    example: 'After 20 clients have left, 20 connections are still open.',
  },
  'wrong-crossing': {
    title: 'What was sent is not as the protocol says',
    explanation:
      'Over the link too much or too little was sent, in another order, too early, or not again where it had to be.',
    example: 'sender had 5 unacknowledged at once: 4, 5, 6, 7, 8; expected: at most 4',
  },
  busy: {
    title: 'The program keeps a processor busy for nothing',
    explanation: 'There was nothing to do, and the program computed all the time.',
    example: 'A loop around recv() that goes on when recv() returns no bytes.',
  },
  'missing-call': {
    title: 'A system call is missing, or comes too late',
    explanation: 'The program did not make the calls that the case names, in that order and with success.',
    example: 'SO_REUSEADDR is set after bind().',
  },
  'left-open': {
    title: 'A connection was never closed',
    explanation: 'The program accepted or made a connection and did not call close() on it.',
    example: 'A thread that returns without closing its client’s socket.',
  },
  'never-asked': {
    title: 'The program never asked for input',
    explanation: 'The case types lines when the program reads its standard input; it did not read.',
    example: 'A client that takes its server from nowhere.',
  },
  'output-flood': {
    title: 'The program printed without end',
    explanation: 'The program printed more than the limit and was stopped.',
    example: 'while True: print("waiting")',
  },
  'too-many-processes': {
    title: 'The program started too many processes',
    explanation: 'It came to the limit of processes and threads that run at the same time and was stopped.',
    example: 'A loop around fork() that the children run, too.',
  },
  'too-much-memory': {
    title: 'The program took too much memory',
    explanation: 'It came to the limit of memory and was stopped.',
    example: 'A list that grows with each message and is never emptied.',
  },
  'too-much-disk': {
    title: 'The program wrote too much',
    explanation: 'Its files came to the limit, in bytes or in number, and it was stopped.',
    example: 'A log file that is written in a loop.',
  },
  'too-much-processor-time': {
    title: 'The program computed without end',
    explanation: 'A process of it came to the limit of processor time and was stopped.',
    example: 'A loop that asks again and again instead of waiting in recv().',
  },
  'needs-not-passed': {
    title: 'Not tried, because another case was not passed',
    explanation: 'The case builds on another one, which did not pass.',
    example: 'Several clients at once make no sense before one is answered.',
  },
  'toolchain-missing': {
    title: 'This machine lacks a tool',
    explanation: 'The program needs a tool that is not installed; no points are lost.',
    example: 'javac, from the package default-jdk-headless',
  },
  'reference-missing': {
    title: 'The other player is not here',
    explanation:
      'The case is played against the course’s own program, which students do not get; no points are lost.',
    example: 'A sender that is tried with the reference’s receiver is graded centrally.',
  },
  'port-busy': {
    title: 'The port is taken on this machine',
    explanation: 'Another process holds the port that the program insists on; no points are lost.',
    example: 'Port 8080 is held by nginx (pid 812).',
  },
  starved: {
    title: 'The machine was too busy to tell',
    explanation:
      'The program got so little processor time that waiting longer made no sense; no points are lost.',
    example: 'Fifty other builds on two processors.',
  },
  interrupted: {
    title: 'Grading was interrupted',
    explanation: 'The run was stopped before this case was decided; no points are lost.',
    example: 'Ctrl-C',
  },
  'not-run-yet': {
    title: 'To be run again',
    explanation:
      'The assignment has changed so that what was recorded does not tell how the case would come out now; no points are lost.',
    example: '`rejudge` finds that the case sends something else than before.',
  },
  'harness-fault': {
    title: 'Wiregrade failed',
    explanation: 'A fault of the grader, not of the program; no points are lost.',
    example: 'The worker process was killed.',
  },
} as const satisfies Record<string, { title: string; explanation: string; example: string }>;

export type ReasonCode = keyof typeof reasons;
