import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aTable, type FiguresAsked, refusal } from '#testing/fake-api.js';
import { aFigure, aPeriod } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

const force = { id: 'E23000029', code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' };

function answer({ by: [dimension] }: FiguresAsked) {
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
      await screen.findByRole('heading', { level: 1, name: '32 people were referred to the NRM in Q2 2022/23; 34 in the quarter before' }),
    ).toBeVisible();
    const blocks = screen.getAllByRole('region');
    expect(blocks).toHaveLength(4);
    for (const block of blocks) {
      await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
      const table = within(block).getByRole('table', {
        name: /^NRM referrals by .*Thames Valley, all agencies, Q1 2022\/23 to Q2 2022\/23$/,
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
    renderApp('/safeguarding?from=2022-23-Q2&area=E06000038&agency=TVP', { figures });

    await screen.findByRole('heading', { level: 1, name: /in Reading by Thames Valley Police/ });
    expect(asked[0]?.where).toEqual({
      quarter: { from: '2022-23-Q2', to: '2022-23-Q2' },
      area: { within: ['E06000038'] },
      agency: { in: ['TVP'] },
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
      await screen.findAllByText('No NRM referrals are recorded for Thames Valley, all agencies in Q1 2022/23 to Q2 2022/23.'),
    ).toHaveLength(4);
  });

  it('says of hidden figures that they are hidden, and never that there are none', async () => {
    renderApp('/safeguarding', {
      figures: () => ({ ...aTable([], null), totals: { key: {}, referrals: aFigure(null, ['CONFIDENTIAL']) } }),
    });

    expect(
      await screen.findByRole('heading', { level: 1, name: 'NRM referrals in Q1 2022/23 to Q2 2022/23 are hidden to protect people' }),
    ).toBeVisible();
    expect(screen.getAllByText(/^Figures of referrals are hidden from you to protect people \[c\]/)).toHaveLength(4);
    expect(screen.queryByText(/No NRM referrals/)).toBeNull();
  });

  it('passes on a refusal in the words of the server, with nothing to try again', async () => {
    const figures = () => {
      throw refusal('Referrals are open to the cleared only.', 'FORBIDDEN');
    };
    renderApp('/safeguarding', { figures });

    expect(await screen.findAllByText('Referrals are open to the cleared only.')).toHaveLength(4);
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
