import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aBlock, aPage, aQuestion } from '#testing/fake-page.js';
import { aPeriod } from '#testing/fake-values.js';
import { findDrawnMessage } from '#testing/find-drawn-message.js';
import { renderApp } from '#testing/render-app.js';

const periods = [aPeriod('2023-24-Q3'), aPeriod('2025-26-Q3'), aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2')];
const message = 'We referred 100 people, the usual number; about 790 were referred in all';
const findMessage = () => findDrawnMessage(message);

/** The page, and every question that it puts. */
function open(address: string) {
  const asked: unknown[] = [];
  const { table } = aBlock();
  const rows = [{ ...table.rows[0], key: 'NRM', label: 'National Referral Mechanism' }, table.rows[1]];
  const page = (question: unknown) => {
    asked.push(question);
    const block = aBlock({ table: { ...table, rowHeading: 'Pathway', rows }, question: aQuestion({ by: ['PATHWAY'] }) });
    return aPage({
      name: 'Safeguarding',
      title: message,
      blocks: [block],
      protection: 'Your own figures are exact. What others sent is rounded to protect people, so parts may not add up to totals.',
    });
  };
  renderApp(address, { periods, others: { page } });
  return asked;
}

const nothing = {
  quarter: '2026-27-Q2',
  from: null,
  step: 'QUARTER',
  years: 'FINANCIAL',
  area: null,
  agency: null,
  agencyKind: null,
  objective: null,
  crimeType: null,
};

describe('the page of referrals', () => {
  it.each([
    { address: '/safeguarding', scope: {} },
    {
      address: '/safeguarding?quarter=2023-24-Q3&agency=TVP&pathway=NRM',
      scope: { quarter: '2023-24-Q3', agency: 'TVP', pathway: 'NRM' },
    },
    {
      address: '/safeguarding?from=2025-26-Q3&step=rolling&area=E06000038',
      scope: { from: '2025-26-Q3', step: 'ROLLING', area: 'E06000038' },
    },
    { address: '/safeguarding?step=year&years=calendar', scope: { step: 'YEAR', years: 'CALENDAR' } },
    { address: '/safeguarding?from=2025-26-Q3&step=month&compare=E06000038&pathway=ALL', scope: { from: '2025-26-Q3' } },
  ])('asks once for what $address says', async ({ address, scope }) => {
    const asked = open(address);
    await findMessage();
    expect(asked).toEqual([{ key: 'SAFEGUARDING', scope: { ...nothing, ...scope } }]);
  });

  it('says once how people are protected, with the way to the whole of it', async () => {
    open('/safeguarding');
    await findMessage();
    const line = screen.getByText(/^Your own figures are exact\./);
    expect(within(line).getByRole('link', { name: 'How people are protected' })).toHaveAttribute('href', '/disclosure');
  });

  it('narrows itself to a pathway that is pressed, and takes that back', async () => {
    const asked = open('/safeguarding?area=E06000038');
    await findMessage();
    await userEvent.click(screen.getByRole('link', { name: 'National Referral Mechanism' }));
    await waitFor(() => expect(window.location.search).toBe('?area=E06000038&pathway=NRM'));
    expect(asked.at(-1)).toEqual({ key: 'SAFEGUARDING', scope: { ...nothing, area: 'E06000038', pathway: 'NRM' } });
    const chosen = await screen.findByRole('link', { name: 'National Referral Mechanism', current: true });
    expect(chosen).toHaveAttribute('href', '/safeguarding?area=E06000038');
  });

  it('offers no months, and names what in an address it has no use for', async () => {
    open('/safeguarding?step=month&pathway=NOBODY');
    expect(await screen.findByText('To protect people, referrals are not told by month, so figures are shown by quarter.')).toBeVisible();
    expect(screen.getByText('“NOBODY” is not a pathway we know, so all pathways are shown.')).toBeVisible();
    await findMessage();
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    expect(await screen.findByRole('radio', { name: 'Year' })).toBeVisible();
    expect(screen.queryByRole('radio', { name: 'Month' })).toBeNull();
  });
});
