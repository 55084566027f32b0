import { expect, test } from '@jest/globals';
import { hostile, long, pageOf, right, stuck, toldCase, wrongAnswer } from './example-page.ts';
import { renderStudentPage } from './student-page.ts';

test('the page asks for nothing from anywhere', () => {
  const page = renderStudentPage(pageOf(hostile, [toldCase(wrongAnswer), toldCase(stuck), toldCase(right)]));
  expect(page).not.toMatch(/(?:src|href)="(?!#)/);
  expect(page).not.toMatch(/@import|url\(/);
  expect(page.match(/<script/g)).toHaveLength(1);
});

test('what is to be mended stands before what passed', () => {
  const page = renderStudentPage(pageOf('alice', [toldCase(right), toldCase(stuck)]));
  expect(page.indexOf('<section id="stuck"')).toBeLessThan(page.indexOf('<section id="right"'));
  expect(page.indexOf('<section id="stuck"')).toBeGreaterThan(0);
});

test('the first byte that differs is marked where it was received', () => {
  const page = renderStudentPage(pageOf('alice', [toldCase(wrongAnswer)]));
  expect(page).toContain('"hel<span class="vh">[differs here]</span><mark>l</mark>o"');
  expect(page).toContain('"hel<span class="vh">[differs here]</span><mark>&lt;</mark>/pre&gt;');
});

test('it says where the program is stuck, and in which call', () => {
  const page = renderStudentPage(pageOf('alice', [toldCase(stuck)]));
  expect(page).toContain('<strong>stuck:</strong> server is blocked in recv() on the connection from alice');
});

test('JSON is laid out', () => {
  expect(renderStudentPage(pageOf('alice', [toldCase(stuck)]))).toContain(
    '  &quot;op&quot;: &quot;add&quot;,\n',
  );
});

test('of a hidden case it tells what it was worth, and nothing else', () => {
  const secret = { ...wrongAnswer, id: 'secret-id', title: 'Secret title', visibility: 'hidden' as const };
  const page = renderStudentPage(pageOf('alice', [toldCase(secret), toldCase(stuck)]));
  expect(page).toContain('A hidden case');
  expect(page).not.toMatch(/secret|differs here|listening/i);
});

test('a long case stays a light page, and says what is missing', () => {
  const page = renderStudentPage(pageOf('alice', [toldCase(long)]));
  expect(Buffer.byteLength(page)).toBeLessThan(300_000);
  expect(page).toMatch(/more rows are in the record/);
});
