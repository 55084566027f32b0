import { expect, test } from '@jest/globals';
import { mixedReport } from './formats/hostile-report.ts';
import { renderJson } from './json.ts';

test('the parts are together what the whole would be', () => {
  const { submissions, ...head } = mixedReport;
  for (const some of [[], submissions, [...submissions, ...submissions]]) {
    const report = { ...head, submissions: some };
    expect(renderJson(report)).toBe(`${JSON.stringify(report, null, 2)}\n`);
  }
});
