/** A whole assignment around the steps of one case, for tests that care for the steps. */
export function aroundSteps(steps: string): string {
  const indented = steps.trimEnd().replace(/^(?=.)/gm, '      ');
  const link = steps.includes('- crossed:') ? '\n    link: { between: [client, server], loss: 1% }' : '';
  return `wiregrade: 1
id: sample
title: A sample
programs:
  server: { role: server, transport: [tcp, udp], port: 8080, entry: server.py }
  client: { role: client, transport: [tcp, udp], port: 8080, entry: client.py }
cases:
  - id: first
    title: The first case
    steps:
${indented}${link}
`;
}
