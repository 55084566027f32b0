// Imports point one way; see docs/decisions/0002-import-order.md.
const stages = ['cli', 'class', 'report', 'score', 'run', 'verdict', 'plan', 'submission', 'spec'];
const leaves = ['wire', 'sandbox', 'observe'];

const rightwardOnly = stages.map((stage, index) => ({
  name: `${stage}-imports-rightward`,
  severity: 'error',
  from: { path: `^harness/${stage}/` },
  to: { path: `^harness/(${stages.slice(0, index).join('|') || 'none'}|e2e|bench)/` },
}));
const leavesAlone = leaves.map((leaf) => ({
  name: `${leaf}-is-a-leaf`,
  severity: 'error',
  from: { path: `^harness/${leaf}/` },
  to: { path: '^harness/', pathNot: `^harness/${leaf}/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    ...rightwardOnly,
    ...leavesAlone,
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.generated\\.' },
  },
};
