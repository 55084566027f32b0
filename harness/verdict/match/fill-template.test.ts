import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fillBytes, fillJson, fillNumber, fillText } from './fill-template.ts';

const vars = { name: 'Ann', n: 7, ok: true, none: null, list: [1, 'two'], 'two-words': 'x' };

test.each([
  ['Hello, ${name}!', 'Hello, Ann!'],
  ['${n}${n}', '77'],
  ['${two-words}', 'x'],
  ['${ok} ${none} ${list}', 'true null [1,"two"]'],
  ['$${name}', '${name}'],
  ['$$${name}', '$${name}'],
  ['${unknown}', '${unknown}'],
  ['${constructor} ${__proto__}', '${constructor} ${__proto__}'],
  ['{name} $name ${', '{name} $name ${'],
])('%j becomes %j', (template, text) => {
  expect(fillText(template, vars)).toBe(text);
});

test('a value that looks like a template is not filled in again', () => {
  expect(fillText('${name}', { name: '${n}', n: 1 })).toBe('${n}');
  expect(fillText('${name}', { name: '$&' })).toBe('$&');
});

test('text without a dollar sign stays as it is', () => {
  fc.assert(
    fc.property(
      fc.string().map((text) => text.replaceAll('$', '')),
      (text) => {
        expect(fillText(text, vars)).toBe(text);
      },
    ),
  );
});

test('in JSON, a text that is only a variable takes its type; keys are texts', () => {
  const template = {
    op: '${name}',
    a: '${n}',
    text: 'n=${n}',
    all: ['${ok}', '${none}'],
    'k${n}': '${list}',
  };
  expect(fillJson(template, vars)).toEqual({
    op: 'Ann',
    a: 7,
    text: 'n=7',
    all: [true, null],
    k7: [1, 'two'],
  });
});

test('in JSON, an escaped or unknown variable stays text', () => {
  expect(fillJson(['$${n}', '${unknown}', '${constructor}'], vars)).toEqual([
    '${n}',
    '${unknown}',
    '${constructor}',
  ]);
});

test('a JSON value without a dollar sign stays as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value).replaceAll('$', ''));
      expect(fillJson(plain, vars)).toEqual(plain);
    }),
  );
});

test('a number may be a template', () => {
  expect(fillNumber('${n}', vars)).toBe(7);
  expect(fillNumber(3, vars)).toBe(3);
});

test('bytes are written to the byte', () => {
  expect(fillBytes({ kind: 'text', text: 'Grüße ${n}' }, vars)).toEqual(Buffer.from('Grüße 7', 'utf8'));
  expect(fillBytes({ kind: 'base64', base64: 'AP8K' }, vars)).toEqual(Buffer.from([0, 255, 10]));
  expect(fillBytes({ kind: 'repeat', text: 'ab${n}', times: '${n}' }, vars).toString()).toBe('ab7'.repeat(7));
});

test.each(['1e300', '-1', 'Infinity', 'many', '{}'])(
  'no size that a student names, such as %s, exhausts the grader',
  (n) => {
    const most = 64 * 1024 * 1024;
    expect(Number.isFinite(fillNumber('${n}', { n }))).toBe(true);
    expect(
      fillBytes({ kind: 'repeat', text: 'x'.repeat(1000), times: '${n}' }, { n }).length,
    ).toBeLessThanOrEqual(most);
    expect(fillBytes({ kind: 'repeat', text: '', times: '${n}' }, { n })).toHaveLength(0);
    expect(fillBytes({ kind: 'random', bytes: '${n}', seed: 1 }, { n }).length).toBeLessThanOrEqual(most);
  },
);

test('random bytes are the same for the same seed, on every machine and for ever', () => {
  const random = (seed: number) => fillBytes({ kind: 'random', bytes: 8, seed }, {}).toString('hex');
  expect(random(1)).toBe(random(1));
  expect(random(2)).not.toBe(random(1));
  expect([random(0), random(1)]).toEqual(['2101c54fd1d01ab2', '7235548658c86f6c']);
});
