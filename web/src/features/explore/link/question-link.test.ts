import { describe, expect, it } from 'vitest';

import { readyQuestions } from '#features/explore/start/ready-questions.js';

import { readLink, toLink } from './question-link.js';

const origin = 'https://stronghold.example';
const hashOf = (link: string | null) => new URL(link ?? origin).hash;

describe('a question’s link', () => {
  it('contains the question’s text and variables after the number sign', async () => {
    const question = {
      text: '{ figures { groupCount } } # “größer”',
      variables: { quarter: '2026-27-Q2', areas: ['E06000038'] },
    };
    const link = await toLink(question, origin);
    expect(link).toMatch(/^https:\/\/stronghold\.example\/explore#question=[\w-]+$/);
    expect(await readLink(hashOf(link))).toEqual(question);
  });

  it.each(readyQuestions.map(({ id, text }) => ({ id, text })))(
    'has room for the ready question $id',
    async ({ text }) => {
      expect(await toLink({ text, variables: {} }, origin)).not.toBeNull();
    },
  );

  it('is null if the question is too long for an address', async () => {
    const text = Array.from({ length: 1_500 }, (_, index) => `f${(index * 7919) % 10_007}`).join(
      ' ',
    );
    expect(await toLink({ text, variables: {} }, origin)).toBeNull();
  });

  it.each([
    '',
    '#main',
    '#question=',
    '#question=!!!',
    '#question=AAAA',
    `#question=${'A'.repeat(50_000)}`,
  ])('is not read from %.20s', async (hash) => {
    expect(await readLink(hash)).toBeNull();
  });
});
