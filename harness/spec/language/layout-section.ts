/** A small assignment that speaks UDP with binary messages, whole. */
export const layoutExample = `wiregrade: 1
id: numbered
title: A server that acknowledges numbered datagrams
programs:
  server: { role: server, transport: udp, port: 9000, args: ["\${host}", "\${port}"], entry: server.py }
messages:
  data: { magic: { u16be: 0xCAFE }, seq: u32be, len: u16be, body: "bytes[len]" }
  ack: { seq: u32be, from: "text[8]" }
cases:
  - id: acknowledges
    title: Acknowledges each datagram
    steps:
      - open: sender
      - send: { message: { data: { seq: 5, body: hello } } }   # \`len\` is counted
      - expect: { message: { ack: { seq: 5 } }, save: { who: /from } }
      - repeat: { times: 40, as: n, steps: [ { send: { message: { data: { seq: "\${n}", body: "" } } } } ] }
      - expect: { some: { of: { message: ack }, distinct: /seq, out-of: 40, chance: 70% } }`;

const types = `| type | is |
|---|---|
| \`u8\` \`u16be\` \`u16le\` \`u32be\` \`u32le\` \`u64be\` \`u64le\` | an unsigned number; \`be\` has the most significant byte first, as the network likes it |
| \`i8\` \`i16be\` … \`i64le\` | a signed number, in two’s complement |
| \`f32be\` \`f32le\` \`f64be\` \`f64le\` | a floating-point number (IEEE 754) |
| \`bytes[4]\` | so many bytes |
| \`text[16]\` | a text, padded with NULs to so many bytes |
| \`bytes[len]\` \`text[len]\` | as many bytes as the unsigned field \`len\` before it says |
| \`bytes[rest]\` \`text[rest]\` | all that is left; the last field |
| \`{ u16be: 0xCAFE }\` \`{ raw: RDT }\` \`{ hex: 0d 0a }\` | a constant: always sent, always expected, never given |`;

/** Binary messages, as the reference page explains them. */
export const layoutSections: string[] = [
  '## Binary messages',
  '`messages` of the assignment lists them by name, with their fields in order, without gaps between them. In a `send`, `message` gives every field but constants and lengths; a length that is given all the same is sent as it is, right or wrong. In an `expect`, the constants and the fields that are given must be equal, and `save` and `distinct` name a field as in JSON: `/seq`. Over UDP a message fills its datagram. Over TCP it ends with its last field, or with its frame.',
  types,
  `\`\`\`yaml\n${layoutExample}\n\`\`\``,
  'A failure shows the fields with their offsets, bytes and values, and marks the first that is wrong.',
];
