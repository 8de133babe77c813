import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aBlock, aPage, aQuestion } from '#testing/fake-page.js';
import { aPeriod } from '#testing/fake-values.js';
import { findDrawnMessage } from '#testing/find-drawn-message.js';
import { renderApp } from '#testing/render-app.js';

const periods = [aPeriod('2025-26-Q3'), aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2')];
const message = 'Prevent rose and has stayed high';
const findMessage = () => findDrawnMessage(message);

/** The page, and every question that it puts. */
function open(address: string) {
  const asked: unknown[] = [];
  const { table } = aBlock();
  const rows = [{ ...table.rows[0], key: 'PREVENT', label: 'Prevent' }, table.rows[1]];
  const page = (question: unknown) => {
    asked.push(question);
    const block = aBlock({ table: { ...table, rowHeading: 'Objective', rows }, question: aQuestion({ by: ['OBJECTIVE'] }) });
    return aPage({ name: 'Disruptions', title: message, blocks: [block] });
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

describe('the page of disruptions', () => {
  it.each([
    { address: '/disruptions', scope: {} },
    {
      address: '/disruptions?area=E06000038&agency=TVP&objective=PREVENT&crimeType=DRUGS&quarter=2026-27-Q1',
      scope: { area: 'E06000038', agency: 'TVP', objective: 'PREVENT', crimeType: 'DRUGS', quarter: '2026-27-Q1' },
    },
    {
      address: '/disruptions?agency=POLICE&from=2025-26-Q3&step=month',
      scope: { agencyKind: 'POLICE', from: '2025-26-Q3', step: 'MONTH' },
    },
    { address: '/disruptions?step=year&years=calendar', scope: { step: 'YEAR', years: 'CALENDAR' } },
    { address: '/disruptions?compare=E06000038&agency=NOBODY', scope: {} },
  ])('asks once for what $address says', async ({ address, scope }) => {
    const asked = open(address);
    await findMessage();
    expect(asked).toEqual([{ key: 'DISRUPTIONS', scope: { ...nothing, ...scope } }]);
  });

  it('narrows itself to an objective that is pressed, and takes that back with the filters', async () => {
    const asked = open('/disruptions?crimeType=DRUGS');
    await findMessage();
    await userEvent.click(screen.getByRole('link', { name: 'Prevent' }));
    await waitFor(() => expect(window.location.search).toBe('?objective=PREVENT&crimeType=DRUGS'));
    expect(asked.at(-1)).toEqual({ key: 'DISRUPTIONS', scope: { ...nothing, objective: 'PREVENT', crimeType: 'DRUGS' } });
    expect(await screen.findByRole('link', { name: 'Prevent', current: true })).toHaveAttribute('href', '/disruptions?crimeType=DRUGS');
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(window.location.search).toBe(''));
  });

  it('offers crime types, objectives and months, and names what it does not know', async () => {
    open('/disruptions?objective=PUNISH');
    expect(await screen.findByText('“PUNISH” is not an objective we know, so all objectives are shown.')).toBeVisible();
    await findMessage();
    const filters = within(screen.getByRole('group', { name: 'Filters' }));
    expect(await filters.findByRole('button', { name: /Crime type/ }, { timeout: 10_000 })).toBeVisible();
    expect(filters.getByRole('button', { name: /Objective/ })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    expect(await screen.findByRole('radio', { name: 'Month' })).toBeVisible();
  });
});
