import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aTable, type FiguresAsked, refusal } from '#testing/fake-api.js';
import { aFigure, aFigureOfOthers, aPeriod, aProtectedFigure } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

const force = { id: 'E23000029', code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' };

function answer({ by: [dimension] }: FiguresAsked) {
  if (dimension === 'PATHWAY') return aTable([{ key: { pathway: 'NRM' }, referrals: aFigure(30) }], 66);
  if (dimension === 'AGE_BAND') return aTable([{ key: { ageBand: 'CHILD_17_OR_UNDER' }, referrals: aFigure(40) }], 66);
  if (dimension === 'EXPLOITATION') return aTable([{ key: { exploitation: 'CRIMINAL' }, referrals: aFigure(50) }], 66);
  if (dimension === 'AREA') return aTable([{ key: { area: force }, referrals: aFigure(66) }], 66);
  return aTable(
    [
      { key: { quarter: aPeriod('2022-23-Q1') }, referrals: aFigure(34) },
      { key: { quarter: aPeriod('2022-23-Q2') }, referrals: aFigure(32, ['PROVISIONAL']) },
    ],
    66,
  );
}

describe('the safeguarding page', () => {
  it('says its message and gives every chart its table, caption and source', async () => {
    renderApp('/safeguarding', { figures: answer });

    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: '32 people were referred for safeguarding in Q2 2022/23; 34 in the quarter before',
      }),
    ).toBeVisible();
    const blocks = screen.getAllByRole('region');
    expect(blocks).toHaveLength(5);
    for (const block of blocks) {
      await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
      const table = within(block).getByRole('table', {
        name: /^Referrals by .*Thames Valley, all agencies, Q1 2022\/23 to Q2 2022\/23$/,
      });
      expect(within(table).getAllByRole('columnheader').at(-1)).toHaveTextContent('People');
      expect(within(block).getByText(/^Source: .*Data version 1,482, 24 November 2026, 09:14/)).toHaveTextContent('OFFICIAL-SENSITIVE');
    }
  });

  it('marks a provisional quarter in its row and explains the mark', async () => {
    renderApp('/safeguarding', { figures: answer });

    const block = await screen.findByRole('region', { name: 'Between 32 and 34 people a quarter, most in Q1 2022/23' });
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    expect(within(block).getByRole('row', { name: 'Q2 2022/23 32 [p]' })).toBeVisible();
    expect(within(block).getByText('[p] provisional: returns may still be corrected.')).toBeVisible();
  });

  it('passes on the notes of the server, such as that rows must not be added', async () => {
    const note = 'A record may name several, so rows must not be added up.';
    const figures = (asked: FiguresAsked) => ({ ...answer(asked), notes: asked.by[0] === 'EXPLOITATION' ? [note] : [] });
    renderApp('/safeguarding', { figures });
    expect(await screen.findByText(note)).toBeVisible();
  });

  it('asks for the quarters of the address', async () => {
    const asked: FiguresAsked[] = [];
    const figures = (question: FiguresAsked) => {
      asked.push(question);
      return answer(question);
    };
    renderApp('/safeguarding?from=2022-23-Q2&area=E06000038&agency=TVP&pathway=NRM', { figures });

    await screen.findByRole('heading', { level: 1, name: /in Reading by Thames Valley Police/ });
    expect(asked[0]?.where).toEqual({
      quarter: { from: '2022-23-Q2', to: '2022-23-Q2' },
      area: { within: ['E06000038'] },
      agency: { in: ['TVP'] },
      pathway: { in: ['NRM'] },
    });
  });

  it('names what it did not understand in the address and shows the rest', async () => {
    renderApp('/safeguarding?area=E0600003X', { figures: answer });

    expect(await screen.findByText('“E0600003X” is not an area we know, so all areas are shown.')).toBeVisible();
    expect(await screen.findByRole('heading', { level: 1, name: /^32 people/ })).toBeVisible();
  });

  it('says that nothing is recorded, and not that nothing happened', async () => {
    renderApp('/safeguarding');
    expect(
      await screen.findAllByText('No referrals are recorded for Thames Valley, all agencies in Q1 2022/23 to Q2 2022/23.'),
    ).toHaveLength(5);
  });

  it('passes on a refusal in the words of the server, with nothing to try again', async () => {
    const figures = () => {
      throw refusal('Referrals are open to the cleared only.', 'FORBIDDEN');
    };
    renderApp('/safeguarding', { figures });

    expect(await screen.findAllByText('Referrals are open to the cleared only.')).toHaveLength(5);
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('asks again after a failure when told to', async () => {
    let isBroken = true;
    const figures = (asked: FiguresAsked) => {
      if (isBroken) throw refusal('Something went wrong here. The reference is 1234.', 'INTERNAL_SERVER_ERROR');
      return answer(asked);
    };
    renderApp('/safeguarding', { figures });

    const [retry] = await screen.findAllByRole('button', { name: 'Try again' });
    isBroken = false;
    if (retry !== undefined) await userEvent.click(retry);
    expect(await screen.findByRole('heading', { level: 1, name: /^32 people/ })).toBeVisible();
  });
});

const protectedBy = (...cuts: readonly string[]) => [{ measure: 'referrals', cuts, mostCuts: 3, areOthersShown: cuts.length <= 3 }];

/** What somebody sees to whom referrals are protected, in Reading: each figure as it is made of own and others. */
function answerProtected(figureOf: (own: number, others: number) => unknown) {
  return ({ by: [dimension] }: FiguresAsked) => {
    const total = { key: {}, referrals: figureOf(47, 40) };
    if (dimension === 'PATHWAY') {
      const rows = [
        { key: { pathway: 'MASH_CHILD' }, referrals: figureOf(21, 15) },
        { key: { pathway: 'ADULT_CONCERN' }, referrals: figureOf(12, 0) },
        { key: { pathway: 'DUTY_TO_NOTIFY' }, referrals: figureOf(0, 0) },
      ];
      return { ...aTable(rows, 0), totals: total, protections: protectedBy('time', 'area', 'pathway') };
    }
    if (dimension === 'QUARTER') {
      const rows = [
        { key: { quarter: aPeriod('2022-23-Q1') }, referrals: figureOf(40, 40) },
        { key: { quarter: aPeriod('2022-23-Q2') }, referrals: figureOf(47, 40) },
      ];
      return { ...aTable(rows, 0), totals: total, protections: protectedBy('time', 'area') };
    }
    const none = { key: {}, referrals: aFigure(null, ['NOT_AVAILABLE']) };
    return { ...aTable([], 0), id: dimension, totals: none, protections: protectedBy('time', 'area', 'agency', 'age band') };
  };
}

const council = { isCleared: false, agencies: [{ id: 'RBC', name: 'Reading Borough Council' }] };

describe('the safeguarding page of somebody to whom it is protected', () => {
  it('tells a council what is its own beside what is of others, and never 0 for what is hidden', async () => {
    renderApp('/safeguarding?area=E06000038', { viewer: council, figures: answerProtected(aProtectedFigure) });

    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'About 87 people were referred for safeguarding in Reading in Q2 2022/23, 47 of them by Reading Borough Council; about 80 in the quarter before',
      }),
    ).toBeVisible();
    expect(screen.getByText('Your own figures are exact; everybody else’s are protected.')).toBeVisible();
    expect(screen.getByText('2 of 3 cuts used: time, area')).toBeVisible();
    const block = screen.getByRole('region', { name: 'Child, multi-agency hub is the largest pathway: about 36 of about 87' });
    expect(within(block).getByText('21 of yours, about 15 of others')).toBeVisible();
    expect(within(block).getByText('of yours, fewer than 5 of others')).toBeVisible();
    expect(within(block).getByText(/Parts need not add up to the total/)).toBeVisible();
    expect(within(block).getByRole('link', { name: 'How people are protected' })).toHaveAttribute('href', '/disclosure');

    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    const table = within(block).getByRole('table');
    expect(within(table).getByRole('row', { name: /^Child, multi-agency hub about 36 \[e\] 21 about 15$/ })).toBeVisible();
    expect(within(table).getByRole('row', { name: /^Adult concern 12 \[c\] 12 fewer than 5, perhaps none$/ })).toBeVisible();
    expect(within(table).getByRole('row', { name: /^Duty to Notify \[c\] none fewer than 5, perhaps none$/ })).toBeVisible();
    expect(within(table).queryByRole('cell', { name: '0' })).toBeNull();
  });

  it('says of a fourth cut which three are allowed and what to take away', async () => {
    renderApp('/safeguarding?area=E06000038', { viewer: council, figures: answerProtected(aProtectedFigure) });

    const [sentence] = await screen.findAllByText(
      /Time, age band and one more are allowed together: take away the filter on area or agency\./,
    );
    expect(sentence).toBeVisible();
    expect(screen.getAllByRole('heading', { level: 2, name: 'Cut too often to show' })).toHaveLength(3);
  });

  it('tells whoever belongs to no agency about how many there are, and nothing of their own', async () => {
    const figureOf = (own: number, others: number) => aFigureOfOthers(own + others);
    renderApp('/safeguarding?area=E06000038', { viewer: { isCleared: false, agencies: [] }, figures: answerProtected(figureOf) });

    expect(await screen.findByText('These figures are protected.')).toBeVisible();
    expect(
      screen.getByRole('heading', {
        level: 1,
        name: /^About 87 people were referred for safeguarding in Reading in Q2 2022\/23; about 80/,
      }),
    ).toBeVisible();
    expect(screen.queryByText(/yours/)).toBeNull();
  });

  it('tells the cleared true counts, without a word of protection', async () => {
    renderApp('/safeguarding', { figures: answer });

    expect(await screen.findByRole('heading', { level: 1, name: /^32 people were referred/ })).toBeVisible();
    expect(screen.queryByText(/protected|cuts used|about \d/)).toBeNull();
  });
});
