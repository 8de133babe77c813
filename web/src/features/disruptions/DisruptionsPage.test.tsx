import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aPage } from '#testing/fake-page.js';
import { aListOf, nothingAsked, openSubject } from '#testing/open-subject.js';

const page = aPage({
  name: 'Disruptions',
  title: 'Prevent rose and has stayed high',
  blocks: [aListOf(['PREVENT', 'Prevent'], { by: 'OBJECTIVE', heading: 'Objective' })],
});
const open = async (address: string) => openSubject(address, page);

describe('the Disruptions page', () => {
  it.each([
    { address: '/disruptions', scope: {} },
    {
      address:
        '/disruptions?area=E06000038&agency=TVP&objective=PREVENT&crimeType=DRUGS&quarter=2026-27-Q1',
      scope: {
        area: 'E06000038',
        agency: 'TVP',
        objective: 'PREVENT',
        crimeType: 'DRUGS',
        quarter: '2026-27-Q1',
      },
    },
    {
      address: '/disruptions?agency=POLICE&from=2025-26-Q3&step=month',
      scope: { agencyKind: 'POLICE', from: '2025-26-Q3', step: 'MONTH' },
    },
    {
      address: '/disruptions?step=year&years=calendar',
      scope: { step: 'YEAR', years: 'CALENDAR' },
    },
    { address: '/disruptions?compare=E06000038&agency=NOBODY', scope: {} },
  ])('asks one question for $address', async ({ address, scope }) => {
    const asked = await open(address);
    expect(asked).toEqual([{ key: 'DISRUPTIONS', scope: { ...nothingAsked, ...scope } }]);
  });

  it('narrows itself to an objective when pressed, and undoes that with the filters', async () => {
    const asked = await open('/disruptions?crimeType=DRUGS');
    await userEvent.click(screen.getByRole('link', { name: 'Prevent' }));
    await waitFor(() => expect(window.location.search).toBe('?objective=PREVENT&crimeType=DRUGS'));
    expect(asked.at(-1)).toEqual({
      key: 'DISRUPTIONS',
      scope: { ...nothingAsked, objective: 'PREVENT', crimeType: 'DRUGS' },
    });
    expect(await screen.findByRole('link', { name: 'Prevent', current: true })).toHaveAttribute(
      'href',
      '/disruptions?crimeType=DRUGS',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(window.location.search).toBe(''));
  });

  it('offers crime types, objectives and months, and names unknown values', async () => {
    await open('/disruptions?objective=PUNISH');
    expect(
      await screen.findByText('“PUNISH” is not a known objective, so all objectives are shown.'),
    ).toBeVisible();
    const filters = within(screen.getByRole('group', { name: 'Filters' }));
    expect(await filters.findByRole('button', { name: /Crime type/ })).toBeVisible();
    expect(filters.getByRole('button', { name: /Objective/ })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    expect(await screen.findByRole('radio', { name: 'Month' })).toBeVisible();
  });
});
