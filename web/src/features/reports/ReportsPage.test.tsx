import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aBlock, aPage, aQuestion } from '#testing/fake-page.js';
import { aPeriod } from '#testing/fake-values.js';
import { findDrawnMessage } from '#testing/find-drawn-message.js';
import { renderApp } from '#testing/render-app.js';

const periods = [aPeriod('2025-26-Q3'), aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2')];
const message = 'Reports received rose and have stayed high';
const findMessage = () => findDrawnMessage(message);

/** The page, and every question that it puts. */
function open(address: string) {
  const asked: unknown[] = [];
  const { table } = aBlock();
  const rows = [{ ...table.rows[0], key: 'DRUGS', label: 'Drugs' }, table.rows[1]];
  const page = (question: unknown) => {
    asked.push(question);
    const block = aBlock({ table: { ...table, rowHeading: 'Crime type', rows }, question: aQuestion({ by: ['CRIME_TYPE'] }) });
    return aPage({ name: 'Reports', title: message, blocks: [block] });
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

describe('the page of reports', () => {
  it.each([
    { address: '/reports', scope: {} },
    {
      address: '/reports?area=E06000038&agency=TVP&crimeType=DRUGS&quarter=2026-27-Q1',
      scope: { area: 'E06000038', agency: 'TVP', crimeType: 'DRUGS', quarter: '2026-27-Q1' },
    },
    { address: '/reports?agency=POLICE', scope: { agencyKind: 'POLICE' } },
    { address: '/reports?from=2025-26-Q3&step=month', scope: { from: '2025-26-Q3', step: 'MONTH' } },
    { address: '/reports?from=2025-26-Q3&step=rolling', scope: { from: '2025-26-Q3', step: 'ROLLING' } },
    { address: '/reports?step=year&years=calendar', scope: { step: 'YEAR', years: 'CALENDAR' } },
    { address: '/reports?districts=rate&objective=PURSUE&compare=E06000038&agency=NOBODY', scope: {} },
  ])('asks once for what $address says', async ({ address, scope }) => {
    const asked = open(address);
    await findMessage();
    expect(asked).toEqual([{ key: 'REPORTS', scope: { ...nothing, ...scope } }]);
  });

  it('says its message, what it is of, and in the foot what it rests on', async () => {
    open('/reports');
    await findMessage();
    expect(document.title).toBe(`Reports: ${message} - Stronghold`);
    expect(screen.getByText(/^Q2 2026\/27 \(July to September 2026\), Thames Valley, all agencies\./)).toBeVisible();
    expect(screen.getByText('Data version 1,482')).toBeVisible();
  });

  it('narrows itself to a crime type that is pressed, and takes that back', async () => {
    const asked = open('/reports?agency=TVP');
    await findMessage();
    await userEvent.click(screen.getByRole('link', { name: 'Drugs' }));
    await waitFor(() => expect(window.location.search).toBe('?agency=TVP&crimeType=DRUGS'));
    expect(asked.at(-1)).toEqual({ key: 'REPORTS', scope: { ...nothing, agency: 'TVP', crimeType: 'DRUGS' } });
    const chosen = await screen.findByRole('link', { name: 'Drugs', current: true });
    expect(chosen).toHaveAttribute('href', '/reports?agency=TVP');
  });

  it('offers months and no objective, and names what in an address it has no use for', async () => {
    open('/reports?objective=PURSUE&agency=NOBODY');
    expect(await screen.findByText('Reports have no objective, so reports of all kinds are shown.')).toBeVisible();
    expect(screen.getByText(/^“NOBODY” is not an agency we know, so all agencies are shown\./)).toBeVisible();
    await findMessage();
    const filters = within(screen.getByRole('group', { name: 'Filters' }));
    expect(await filters.findByRole('button', { name: /Crime type/ }, { timeout: 10_000 })).toBeVisible();
    expect(filters.queryByRole('button', { name: /Objective/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    expect(await screen.findByRole('radio', { name: 'Month' })).toBeVisible();
  });
});
