import { describe, expect, it } from 'vitest';

import { describeModeration, type NotifiedStep, withoutDisruption } from './moderation-message.js';

const aStep = (reference: string, kind: NotifiedStep['kind']): NotifiedStep => ({
  ...{ reference, kind },
  impact: kind === 'CONFIRMED' ? 'MINOR' : null,
  text: kind === 'PUT_OFF' ? null : `Why it was ${kind.toLowerCase()}`,
  panelOn: kind === 'CONFIRMED' || kind === 'PUT_OFF' ? '2026-11-24' : null,
});
const tell = (...steps: readonly NotifiedStep[]) => describeModeration(steps, 'RBC');
const confirmed = (reference: string) =>
  `${reference}: confirmed as minor by the panel on 24 November 2026. Why it was confirmed`;

describe('the message to the lead agency', () => {
  it('gives the current state of a disruption, without questions that a later decision ended', () => {
    expect(tell(aStep('D1', 'ASKED'), aStep('D1', 'PUT_OFF'), aStep('D1', 'CONFIRMED'))).toEqual({
      title: '1 disruption led by RBC has been moderated',
      body: confirmed('D1'),
    });
    expect(tell(aStep('D1', 'CONFIRMED'), aStep('D1', 'REOPENED'))).toMatchObject({
      title: '1 disruption led by RBC has been moderated',
      body: expect.not.stringContaining('confirmed'),
    });
  });

  it('counts a disruption once if it has a question and a postponement, and lists both before decisions', () => {
    const { title, body } = tell(
      ...[aStep('D1', 'CONFIRMED'), aStep('D2', 'ASKED'), aStep('D2', 'PUT_OFF')],
      ...[aStep('D2', 'PUT_OFF')],
    );
    expect(title).toBe('1 disruption led by RBC has been moderated, and moderators ask about 1');
    expect(body.split('\n\n')).toEqual([
      'D2: a moderator has a question. Why it was asked',
      'D2: put off to the panel on 24 November 2026.',
      confirmed('D1'),
      'Answer by sending the disruption again with what was asked for. Until then it waits.',
    ]);
  });

  it('counts the disruptions beyond 50', () => {
    const { body } = tell(
      ...Array.from({ length: 53 }, (_, index) => aStep(`D${index}`, 'CONFIRMED')),
    );
    expect(body.split('\n\n')).toHaveLength(51);
    expect(body).toContain('3 more are listed in the records of RBC.');
  });

  it('leaves out an erased disruption, and says the same about all others', () => {
    const { body } = tell(...['D1', 'D10'].map((reference) => aStep(reference, 'CONFIRMED')));
    expect(withoutDisruption(body, 'D1').split('\n\n')).toEqual([
      'This was about a disruption that has since been erased.',
      confirmed('D10'),
    ]);
  });
});
