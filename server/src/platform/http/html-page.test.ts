import { existsSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { toFormPage, toHtmlPage } from './html-page.js';

const form = toFormPage({
  title: 'Export <records>',
  sentence: 'Say why.',
  action: '/export/records/reports.csv',
  hidden: [['area', '"E06000038"']],
  field: { name: 'reason', label: 'Why', value: '"><script>' },
  button: 'Export',
});
const sentence = toHtmlPage({
  title: 'Not signed in',
  sentence: 'Try again.',
  link: { address: '/sign-in', words: 'Sign in' },
});

describe.each([
  { kind: 'a page of one sentence', page: sentence },
  { kind: 'a page of one field', page: form },
])('$kind', ({ page }) => {
  it('takes its styles from files of the application', () => {
    const files = [...page.matchAll(/(?:src|href)="\/([\w-]+\.(?:js|css|svg))"/g)].flatMap(
      ([, file]) => file ?? [],
    );
    expect(files).toEqual(['theme.js', 'favicon.svg', 'plain.css']);
    for (const file of files)
      expect([
        file,
        existsSync(new URL(`../../../../web/public/${file}`, import.meta.url)),
      ]).toEqual([file, true]);
  });

  it('has no style or script of its own, which the content security policy would refuse', () => {
    expect(page).not.toMatch(/<style|style=|<script>|onclick/);
  });
});

it('escapes text from an address', () => {
  expect(form).toContain('<h1>Export &#60;records&#62;</h1>');
  expect(form).toContain('value="&#34;&#62;&#60;script&#62;"');
  expect(form).toContain('<input type="hidden" name="area" value="&#34;E06000038&#34;">');
});
