/** An example of each verb: steps that make a whole case. */
export const verbExamples: Record<string, string> = {
  start: `- listen: door
- start: { program: client, args: ["--name", "\${host}"], env: { LANG: C }, within: 5s }`,
  stdin: `- start: client
- stdin: "ada"                              # typed when the program asks
- stdin: { lines: ["hello", "quit"], when: now, then: end }`,
  stdout: `- start: client
- stdout: { includes: "Bye" }
- stdout: { of: client, matches: "[0-9]+ messages", until: exit }`,
  stderr: `- start: client
- exit: failure
- stderr: { not: { includes: Traceback }, until: exit }`,
  exit: `- start: client
- exit: success
- exit: { of: client, status: any, within: 5s }`,
  signal: `- start: client
- signal: SIGINT
- exit: SIGINT`,
  stop: `- connect: alice
- stop: server
- closed: either`,
  restart: `- connect: before
- restart: server
- connect: after`,
  connect: `- connect: alice
- connect: { as: crowd, count: 20 }         # crowd-1 … crowd-20
- connect: { as: late, to: server, outcome: refused }`,
  listen: `- listen: door
- listen: { as: other, for: client, port: 4001 }
- start: client`,
  accept: `- listen: door
- start: client
- accept: caller
- accept: { as: second, on: door, within: 5s }`,
  open: `- open: sender                            # towards the server
- open: { as: other, to: server, family: ipv6 }
- open: { as: pong, for: client }           # waits for the client’s datagrams
- start: client`,
  serve: `- serve: { as: pong, transport: udp, rules: [ { nth: [3, 7], do: drop }, { do: echo } ] }
- start: client
- serve:
    as: shop
    transport: tcp
    port: 4002
    frame: line
    rules:
      - { like: { line: login }, reply: { line: welcome }, becomes: known }
      - { state: known, like: { line: buy }, reply: { line: sold }, delay: 50ms }
      - { like: { line: quit }, do: finish }
      - { reply: { line: who are you? } }`,
  send: `- connect: alice
- send: "HELLO alice\\n"
- send: { line: "HELLO alice", pieces: every-byte }
- send: { json: { op: add, a: 2, b: 3 }, then: finish }`,
  expect: `- connect: alice
- expect: "WELCOME\\n"
- expect: { json-includes: { ok: true }, save: { id: /id } }
- send: { json: { delete: "\${id}" } }`,
  finish: `- connect: alice
- send: "last words"
- finish:
- expect: "last words"`,
  close: `- connect: alice
- connect: bob
- close: all but bob
- send: "still here"`,
  reset: `- connect: rude
- reset: rude`,
  closed: `- connect: alice
- send: "QUIT\\n"
- closed: fin`,
  quiet: `- connect: alice
- quiet: 300ms
- send: "hello\\n"`,
  observe: `- connect: alice
- observe: { of: server, listening: { address: any, backlog: { at-least: 5 } }, connections: 1 }
- close: alice
- observe: { connections: 0, descriptors: { grown-at-most: 0 }, idle: {} }
- observe: { calls: [socket, bind, listen, accept], closed: every-connection }`,
  crossed: `- start: client
- exit: success
- crossed: { from: client, outstanding: { max: 4, acked-by: { json-includes: { type: ack } } } }
- crossed: { from: client, by: /seq, resent: [5, 6, 7, 8], order: [1, 2, 3, 4, 5, 6, 7, 8, 9] }
- crossed: { from: server, like: { json-includes: { type: ack } }, count: { at-least: 9 } }`,
  together: `- connect: alice
- connect: bob
- together:
    - [ { send: { via: alice, raw: "a" } }, { expect: { via: alice, raw: "a" } } ]
    - [ { send: { via: bob, raw: "b" } }, { expect: { via: bob, raw: "b" } } ]`,
  repeat: `- connect: alice
- repeat:
    times: 10
    as: n
    steps:
      - send: { json: { seq: "\${n}" } }
      - expect: { json: { ack: "\${n}" } }`,
};

/** Frames, as steps that name one. */
export const frameExample = `- connect: alice
- expect: { line: "250 OK", frame: { line: { end: crlf, max: 512 } } }
- expect: { size: 16, frame: { fixed: 16 } }
- send: { json: { op: list }, frame: { length-prefix: { bytes: 4, endian: big, includes-header: false } } }
- expect: { json: [], frame: value }
- expect: { includes: "goodbye", frame: until-close }`;

/** Payloads, one of each. */
export const payloadExample = `- connect: alice
- send: "exactly these bytes"
- send: { raw: "the same, with a template: \${port}" }
- send: { line: 007 }                       # the text 007
- send: { json: { id: 7, tags: [a, b] } }
- send: { xml: "<add><a>\${port}</a><b>3</b></add>" }
- send:
    xml: |                                  # goes out without its layout
      <add>
        <a>2</a>
        <b>3</b>
      </add>
- send: { hex: 0d 0a ff }
- send: { base64: AAEC/w== }
- send: { file: picture.png }
- send: { random: { bytes: 70000, seed: 7 } }
- send: { repeat: { text: "0123456789", times: 500 } }`;

/** Patterns, one of each. */
export const patternExample = `- connect: alice
- expect: "exactly these bytes"
- expect: { line: "250 OK" }
- expect: { includes: "OK", matches: "^[0-9]{3} " }
- expect: { json: { result: 5 } }
- expect: { json-includes: { user: { name: ada } } }
- expect: { schema: error.schema.json }
- expect: { schema: { type: object, required: [error] } }
- expect: { xml: "<reply><result>5</result></reply>" }
- expect: { xpath: /reply/result = 5 }
- expect: { xpath: { holds: "count(/c:reply/c:item) > 2", namespaces: { c: "urn:calc" } } }
- expect: { xsd: reply.xsd }
- expect: { xpath: /login/ok, save: { session: { xpath: /login/@id } } }
- expect: { size: { min: 1, max: 1024 } }
- expect: { hex: 00 00 00 05 }
- expect: { any: [ "yes\\n", "no\\n" ] }
- expect: { all: [ { includes: a }, { not: { includes: b } } ], frame: line }
- expect: { unordered: [ { line: one }, { line: two } ] }
- expect: { some: { at-least: 18, at-most: 20, of: { json-includes: {} }, distinct: /seq } }
- expect: { lines: { from: 1, to: 20, template: "line \${n}" } }`;

/** A bad link between two players, whole. */
export const linkExample = `wiregrade: 1
id: stop-and-wait
title: Stop-and-wait over UDP
programs:
  sender: { role: client, transport: udp, port: 5000, args: ["\${host}", "\${port}"], entry: [sender.py] }
  receiver: { role: server, transport: udp, port: 5000, args: ["\${host}", "\${port}"], entry: [receiver.py] }
messages:
  data: { kind: { u8: 1 }, seq: u32be, body: "bytes[rest]" }
  ack: { kind: { u8: 2 }, seq: u32be }
cases:
  - id: lost-datagram
    title: Sends a lost datagram again
    points: 3
    players: { sender: submission, receiver: reference }
    link:
      between: [sender, receiver]
      drop: { message: data, where: { seq: 2 }, first: 1 }
    steps:
      - start: sender
      - stdin: { of: sender, lines: [one, two, three], when: now, then: end }
      - exit: { of: sender, within: 10s }
      - crossed: { from: sender, message: data, resent: [2] }
  - id: bad-weather
    title: Puts up with loss, copies and delay
    link: { to: receiver, loss: 20%, duplicate: 10%, reorder: { chance: 10%, gap: 2 }, delay: { time: 5ms, jitter: 3ms }, seeds: [1, 2, 3] }
    steps:
      - open: alice
      - send: { message: { data: { seq: 1, body: hello } } }
      - crossed: { from: ours, count: 1 }`;

/** A small assignment, whole. */
export const assignmentExample = `wiregrade: 1
id: echo
title: An echo server
handout: handout.md
programs:
  server: { role: server, port: 8080, args: ["\${host}", "\${port}"], entry: [server.py, Server.java] }
cases:
  - id: echoes
    title: Sends back what it is sent
    points: 2
    steps:
      - connect: alice
      - send: "hello\\n"
      - expect: "hello\\n"
  - id: sizes
    title: Sends back messages of every size
    points: 1
    needs: [echoes]
    visibility: hidden
    for: { size: [1, 1024, 70000] }
    steps:
      - connect: alice
      - send: { random: { bytes: "\${size}" } }
      - expect: { random: { bytes: "\${size}" } }`;
