import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aPage } from '#testing/fake-page.js';
import { nothingAsked, openSubject } from '#testing/open-subject.js';

const page = aPage();
const open = async (address: string) => openSubject(address, page);

describe('the Resourcing page', () => {
  it.each([
    { address: '/resourcing', scope: {} },
    {
      address: '/resourcing?area=E06000038&agency=TVP&objective=PURSUE&quarter=2026-27-Q1',
      scope: { area: 'E06000038', agency: 'TVP', objective: 'PURSUE', quarter: '2026-27-Q1' },
    },
    { address: '/resourcing?agency=POLICE', scope: { agencyKind: 'POLICE' } },
    {
      address: '/resourcing?from=2025-26-Q3&step=rolling',
      scope: { from: '2025-26-Q3', step: 'ROLLING' },
    },
    { address: '/resourcing?step=year&years=calendar', scope: { step: 'YEAR', years: 'CALENDAR' } },
    {
      address: '/resourcing?step=month&crimeType=DRUGS&compare=E06000038&agency=NOBODY',
      scope: {},
    },
  ])('asks one question for $address', async ({ address, scope }) => {
    const asked = await open(address);
    expect(asked).toEqual([{ key: 'RESOURCING', scope: { ...nothingAsked, ...scope } }]);
  });

  it('shows its message, its subtitle, and data version and marking at the foot', async () => {
    await open('/resourcing');
    expect(document.title).toBe('Resourcing: Vacancies are at their lowest - Stronghold');
    expect(
      screen.getByText(/^Q2 2026\/27 \(July to September 2026\), Thames Valley, all agencies\./),
    ).toBeVisible();
    const foot =
      within(screen.getByRole('main')).getAllByRole('contentinfo', { hidden: true }).at(-1) ??
      document.body;
    expect(foot).toHaveTextContent('Data version 1,482');
    expect(foot).toHaveTextContent(/OFFICIAL$/);
  });

  it('narrows itself to an agency when pressed, and undoes that', async () => {
    const asked = await open('/resourcing?objective=PURSUE');
    await userEvent.click(screen.getByRole('link', { name: 'Thames Valley Police' }));
    await waitFor(() => expect(window.location.search).toBe('?agency=TVP&objective=PURSUE'));
    expect(asked.at(-1)).toEqual({
      key: 'RESOURCING',
      scope: { ...nothingAsked, agency: 'TVP', objective: 'PURSUE' },
    });

    const chosen = await screen.findByRole('link', { name: 'Thames Valley Police', current: true });
    expect(chosen).toHaveAttribute('href', '/resourcing?objective=PURSUE');
  });

  it('does not offer months, and says so if an address asks for them', async () => {
    await open('/resourcing?step=month');
    expect(
      screen.getByText(
        'Resources are returned by quarter, not by month, so figures are shown by quarter.',
      ),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    expect(await screen.findByRole('radio', { name: 'Rolling four quarters' })).toBeVisible();
    expect(screen.queryByRole('radio', { name: 'Month' })).toBeNull();
  });

  it('offers only filters that resources have, and names any other in an address', async () => {
    await open('/resourcing?crimeType=DRUGS&agency=NOBODY');
    expect(
      await screen.findByText(
        'Resources are not recorded by crime type, so those for all crime types are shown.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText(
        '“NOBODY” is not a known agency, so all agencies are shown. Its code may have changed: look for its name.',
      ),
    ).toBeVisible();
    const filters = within(screen.getByRole('group', { name: 'Filters' }));
    expect(await filters.findByRole('button', { name: /Objective/ })).toBeVisible();
    expect(filters.queryByRole('button', { name: /Crime type/ })).toBeNull();
  });
});
