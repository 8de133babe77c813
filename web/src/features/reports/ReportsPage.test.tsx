import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aPage } from '#testing/fake-page.js';
import { aListOf, nothingAsked, openSubject } from '#testing/open-subject.js';

const page = aPage({
  name: 'Reports',
  title: 'Reports received rose and have stayed high',
  blocks: [aListOf(['DRUGS', 'Drugs'], { by: 'CRIME_TYPE', heading: 'Crime type' })],
});
const open = async (address: string) => openSubject(address, page);

describe('the Reports page', () => {
  it.each([
    { address: '/reports', scope: {} },
    {
      address: '/reports?area=E06000038&agency=TVP&crimeType=DRUGS&quarter=2026-27-Q1',
      scope: { area: 'E06000038', agency: 'TVP', crimeType: 'DRUGS', quarter: '2026-27-Q1' },
    },
    { address: '/reports?agency=POLICE', scope: { agencyKind: 'POLICE' } },
    {
      address: '/reports?from=2025-26-Q3&step=month',
      scope: { from: '2025-26-Q3', step: 'MONTH' },
    },
    {
      address: '/reports?from=2025-26-Q3&step=rolling',
      scope: { from: '2025-26-Q3', step: 'ROLLING' },
    },
    { address: '/reports?step=year&years=calendar', scope: { step: 'YEAR', years: 'CALENDAR' } },
    {
      address: '/reports?districts=rate&objective=PURSUE&compare=E06000038&agency=NOBODY',
      scope: {},
    },
  ])('asks one question for $address', async ({ address, scope }) => {
    const asked = await open(address);
    expect(asked).toEqual([{ key: 'REPORTS', scope: { ...nothingAsked, ...scope } }]);
  });

  it('shows its message, its subtitle, and the data version at the foot', async () => {
    await open('/reports');
    expect(document.title).toBe(`Reports: ${page.title} - Stronghold`);
    expect(
      screen.getByText(/^Q2 2026\/27 \(July to September 2026\), Thames Valley, all agencies\./),
    ).toBeVisible();
    expect(screen.getByText('Data version 1,482')).toBeVisible();
  });

  it('narrows itself to a crime type when pressed, and undoes that', async () => {
    const asked = await open('/reports?agency=TVP');
    await userEvent.click(screen.getByRole('link', { name: 'Drugs' }));
    await waitFor(() => expect(window.location.search).toBe('?agency=TVP&crimeType=DRUGS'));
    expect(asked.at(-1)).toEqual({
      key: 'REPORTS',
      scope: { ...nothingAsked, agency: 'TVP', crimeType: 'DRUGS' },
    });
    const chosen = await screen.findByRole('link', { name: 'Drugs', current: true });
    expect(chosen).toHaveAttribute('href', '/reports?agency=TVP');
  });

  it('offers months but no objective, and names the parts of an address that it does not use', async () => {
    await open('/reports?objective=PURSUE&agency=NOBODY');
    expect(
      await screen.findByText('Reports have no objective, so reports of all kinds are shown.'),
    ).toBeVisible();
    expect(
      screen.getByText(/^“NOBODY” is not a known agency, so all agencies are shown\./),
    ).toBeVisible();
    const filters = within(screen.getByRole('group', { name: 'Filters' }));
    expect(await filters.findByRole('button', { name: /Crime type/ })).toBeVisible();
    expect(filters.queryByRole('button', { name: /Objective/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    expect(await screen.findByRole('radio', { name: 'Month' })).toBeVisible();
  });
});
