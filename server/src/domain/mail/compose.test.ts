import { describe, expect, it } from 'vitest';

import { composeMail, mailLimits } from './compose.js';

const sending = { allowed: 'OFFICIAL', publicUrl: 'https://stronghold.example.org' } as const;
const content = {
  kind: 'ALERT',
  subject: 'Referrals rose',
  text: 'Referrals: 140.\n\n- Reading: 60\n- Slough: 80',
  marking: 'OFFICIAL',
  link: '/mine',
} as const;

describe('composeMail', () => {
  it('states its marking, the text and the link, in plain text and in HTML', () => {
    const { subject, text, html } = composeMail(content, sending);
    expect(subject).toBe('Referrals rose');
    expect(text).toMatch(/^OFFICIAL\n\nReferrals: 140\.\n\n- Reading: 60\n- Slough: 80\n\n/);
    expect(text).toContain('\nhttps://stronghold.example.org/mine\n');
    expect(html).toContain(
      '<p>Referrals: 140.</p>\n<ul><li>Reading: 60</li><li>Slough: 80</li></ul>',
    );
    expect(html).toContain('<a href="https://stronghold.example.org/mine">');
  });

  it.each([
    { marking: 'OFFICIAL', allowed: 'OFFICIAL', isThere: true },
    { marking: 'OFFICIAL', allowed: 'OFFICIAL_SENSITIVE', isThere: true },
    { marking: 'OFFICIAL_SENSITIVE', allowed: 'OFFICIAL', isThere: false },
    { marking: 'OFFICIAL_SENSITIVE', allowed: 'OFFICIAL_SENSITIVE', isThere: true },
  ] as const)(
    'contains text marked $marking if $allowed may be mailed: $isThere',
    ({ marking, allowed, isThere }) => {
      const written = composeMail({ ...content, marking }, { ...sending, allowed });
      const whole = JSON.stringify(written);
      for (const said of ['140', 'Reading', 'Referrals'])
        expect(whole.includes(said)).toBe(isThere);
      expect(whole).toContain('https://stronghold.example.org/mine');
      expect(written.text.split('\n')[0]).toBe(
        allowed === 'OFFICIAL'
          ? 'OFFICIAL'
          : marking === 'OFFICIAL'
            ? 'OFFICIAL'
            : 'OFFICIAL-SENSITIVE',
      );
    },
  );

  it.each([
    { kind: 'SCHEDULE', words: 'Open it in Stronghold' },
    { kind: 'ADDRESS', words: 'Confirm your address' },
  ] as const)('for the kind $kind says what the link is for: $words', ({ kind, words }) => {
    const { text, html } = composeMail({ ...content, kind }, sending);
    expect(text).toContain(`\n\n${words}:\nhttps://`);
    expect(html).toContain(`>${words}</a>`);
  });

  it('keeps a subject short, on one line, and without marks that change its direction', () => {
    const { subject } = composeMail(
      { ...content, subject: `A\r\nBcc: x@example.org\u202e\u2066${'long '.repeat(2_000)}` },
      sending,
    );
    expect(subject).toMatch(/^A Bcc: x@example\.org ?long/);
    expect(Array.from(subject).length).toBeLessThanOrEqual(mailLimits.subject);
    expect(subject).not.toMatch(/[\p{Cc}\u202e\u2066]/u);
  });

  it('never cuts a character in half', () => {
    const { subject } = composeMail({ ...content, subject: '😀'.repeat(400) }, sending);
    expect(subject).toBe(`${'😀'.repeat(mailLimits.subject - 1)}…`);
  });

  it('shows markup as it was typed', () => {
    const { html, text } = composeMail(
      { ...content, text: `<img src=x onerror="alert('1')"> & more` },
      sending,
    );
    expect(html).not.toContain('<img');
    expect(html).toContain('&#60;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&#62; &#38; more');
    expect(text).toContain(`<img src=x onerror="alert('1')"> & more`);
  });

  it('removes control characters and marks that change direction from the text, and keeps its lines', () => {
    const { text } = composeMail(
      { ...content, text: 'One\u202e\r\nTwo\u001b[31m\u0000\n\n\nThree' },
      sending,
    );
    expect(text).toContain('One\nTwo[31m\n\n\nThree');
  });

  it.each([
    'https://elsewhere.example.org/',
    '//elsewhere.example.org/',
    '/\\elsewhere.example.org',
    'javascript:alert(1)',
    'http://',
    '',
  ])('links only to Stronghold’s pages, even if the link is %j', (link) => {
    const { text, html } = composeMail({ ...content, link }, sending);
    expect(text).toContain('\nhttps://stronghold.example.org/\n');
    expect(html).toContain('href="https://stronghold.example.org/"');
  });
});
