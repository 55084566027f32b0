/** A mistake that students make again and again: what it is, and a hint that does not give the answer away. */
interface KnownMistake {
  title: string;
  hint: string;
}

/** Every mistake that evidence can show, as `wiregrade explain` tells it. */
export const knownMistakes = {
  'changes-letter-case': {
    title: 'The answer is the right one but for upper and lower case.',
    hint: 'Send back the bytes that came, without changing them on the way.',
  },
  'pads-with-nul': {
    title: 'The answer goes on with NUL bytes: the rest of a buffer that was longer than the message.',
    hint: 'How many bytes did recv() or read() return? Send that many, not the size of the buffer.',
  },
  'drops-the-line-end': {
    title: 'Everything is there except the line end.',
    hint: 'The line end is part of the message. Is it cut off (strip, trim, readline) and not put back?',
  },
  'writes-backslash-n': {
    title: 'The answer holds a backslash and an n where a line end should be.',
    hint: 'In which kind of string does your language read \\n as a line end, and in which as two characters?',
  },
  'says-more-first': {
    title: 'The expected bytes are there, but others come before them.',
    hint: 'What goes over the socket is all part of the protocol: greetings, prompts and debug lines too.',
  },
  'reads-once': {
    title: 'One full buffer came back of a message that is longer.',
    hint: 'One recv() returns what has arrived so far, at most its buffer’s size. What tells that more is to come?',
  },
  'prints-python-as-json': {
    title: 'This is how Python prints a value; JSON has double quotes, true, false and null.',
    hint: 'Which function of the json module turns a value into JSON text? str() is not it.',
  },
  'one-client-at-a-time': {
    title: 'A client is not answered while another one is connected.',
    hint: 'While the program waits in recv() for one client, who looks after the others? Think of threads or select().',
  },
  'answers-after-half-close': {
    title: 'The answer came only when the client had half-closed the connection.',
    hint: 'The answer waits until the client has finished sending. What in the message itself says that it is complete?',
  },
  'answers-late': {
    title: 'The answer came after the time was up.',
    hint: 'What does the program wait for before it answers: a timeout, a sleep, more input?',
  },
  'answers-once': {
    title: 'The first message was answered, a later one was not.',
    hint: 'How often does the program call recv() for one client? A conversation is a loop.',
  },
  'ends-with-its-client': {
    title: 'The program served one client and ended when that client left.',
    hint: 'A server goes back to accept() when a client has left. Where does its loop begin and end?',
  },
  'closes-with-unread-input': {
    title: 'Part of the answer came, then the connection was reset.',
    hint: 'close() while received bytes are still unread sends a reset, and the rest of the answer may be lost.',
  },
  'takes-the-address-for-the-port': {
    title: 'The program took the address for a number.',
    hint: 'In which order does the handout hand over the address and the port, and in which does the program read them?',
  },
  'address-in-use': {
    title: 'The program could not have its port: the address is in use.',
    hint: 'A port stays busy for a while after a connection on it; SO_REUSEADDR, set before bind(), says that this is fine.',
  },
  'decodes-what-is-not-text': {
    title: 'The program tried to read bytes as text that are none, or only half a letter.',
    hint: 'Does the task need text at all? And what if a letter of several bytes arrives in two parts?',
  },
  'dies-of-a-broken-connection': {
    title: 'A client that broke its connection off ended the program, or its part for that client.',
    hint: 'A client may vanish at any time. Which calls on its socket can fail, and what should the others notice?',
  },
  'cannot-read-the-json': {
    title: 'The program could not parse the JSON that came.',
    hint: 'Was it a whole message, and only one? And what should happen if it is really malformed?',
  },
  'keeps-finished-connections': {
    title: 'Connections that the client has finished are still open.',
    hint: 'recv() that returns no bytes means that the client has finished. Who calls close() then?',
  },
  'spins-at-the-end': {
    title: 'The program computes without a pause beside a connection that the client has finished.',
    hint: 'At the end of a connection recv() returns at once, with no bytes, every time. What ends the loop around it?',
  },
  'leaves-zombies': {
    title: 'Child processes have ended, and nobody asked how.',
    hint: 'A child stays in the process table until its parent calls wait(). Who does, and when?',
  },
  'shares-while-looping': {
    title: 'A collection changed while the program went through it.',
    hint: 'Clients come and go while others are served: go through a copy, or hold a lock.',
  },
  'cuts-datagrams': {
    title: 'Only the beginning of a datagram came back.',
    hint: 'What does not fit into the buffer of recvfrom() is thrown away, without an error. How long may a datagram be?',
  },
  'answers-from-another-socket': {
    title: 'The program receives on one socket and answers from another.',
    hint: 'Who asks one address does not expect an answer from another one. Which socket did the question come in on?',
  },
  'answers-to-nobody': {
    title: 'A datagram of the program went to a port that nobody has.',
    hint: 'Where does the answer go? recvfrom() says from which address, and which port, the question came.',
  },
  'overflows-its-buffer': {
    title: 'Datagrams found no room in the receive buffer of the program.',
    hint: 'What comes while the program does something else waits in a buffer, as long as there is room. What size was it given?',
  },
  'dies-of-an-unreachable-port': {
    title: 'The program ended because an earlier datagram of its own had reached nobody.',
    hint: 'By UDP, the refusal of one datagram is told at a later call. Is that a reason to end?',
  },
  'swaps-byte-order': {
    title: 'The bytes of a number are in reverse.',
    hint: 'In which order does the protocol want the bytes, and in which does your machine keep them? Think of htons(), htonl(), or struct’s < and >.',
  },
  'prints-as-it-comes': {
    title: 'A line was printed before its turn.',
    hint: 'Datagrams may overtake each other. What becomes of one that comes too early?',
  },
  'prints-duplicates': {
    title: 'A line was printed a second time.',
    hint: 'The same datagram may come twice. How does the program know that it has had it before?',
  },
} as const satisfies Record<string, KnownMistake>;

export type MistakeCode = keyof typeof knownMistakes;
