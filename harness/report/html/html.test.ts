import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeHtml, html, joinLines } from './html.ts';

describe('escapeHtml', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['" onload="x', '&quot; onload=&quot;x'],
    ["' x='", '&#39; x=&#39;'],
    ['&lt;', '&amp;lt;'],
    ['a\u202eb', 'a\\xe2\\x80\\xaeb'],
    ['a\0b\x1b[31m', 'a\\0b\\x1b[31m'],
    ['a\ud800b', 'a\\xef\\xbf\\xbdb'],
    ['Zoë 漢字 😀', 'Zoë 漢字 😀'],
  ])('%j is written %j', (text, written) => {
    expect(escapeHtml(text)).toBe(written);
  });

  test('nothing that any text holds can open a tag, end a value or stay invisible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = escapeHtml(text);
        expect(written).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
        expect(written).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });
});

test('only HTML of ours is put in as it is', () => {
  const part = html`<b>${'<i>'}</b>`;
  expect(html`<p title="${'"'}">${[part, part]}${'<u>'}</p>`.text).toBe(
    '<p title="&quot;"><b>&lt;i&gt;</b><b>&lt;i&gt;</b>&lt;u&gt;</p>',
  );
});

test('lines are kept apart, and each is text', () => {
  expect(joinLines(['<a>', 'b\nc']).text).toBe('&lt;a&gt;\nb\\nc');
});
