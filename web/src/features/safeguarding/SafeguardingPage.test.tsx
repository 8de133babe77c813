import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aPage } from '#testing/fake-page.js';
import { aListOf, nothingAsked, openSubject } from '#testing/open-subject.js';

const page = aPage({
  name: 'Safeguarding',
  title: 'We referred 100 people, the usual number; about 790 were referred in all',
  blocks: [aListOf(['NRM', 'National Referral Mechanism'], { by: 'PATHWAY', heading: 'Pathway' })],
  protection:
    'Your own figures are exact. What others sent is rounded to protect people, so parts may not add up to totals.',
});
const open = async (address: string) => openSubject(address, page);

describe('the Safeguarding page', () => {
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
    {
      address: '/safeguarding?step=year&years=calendar',
      scope: { step: 'YEAR', years: 'CALENDAR' },
    },
    {
      address: '/safeguarding?from=2025-26-Q3&step=month&compare=E06000038&pathway=ALL',
      scope: { from: '2025-26-Q3' },
    },
  ])('asks one question for $address', async ({ address, scope }) => {
    const asked = await open(address);
    expect(asked).toEqual([{ key: 'SAFEGUARDING', scope: { ...nothingAsked, ...scope } }]);
  });

  it('says once how people are protected, with a link to the full explanation', async () => {
    await open('/safeguarding');
    const line = screen.getByText(/^Your own figures are exact\./);
    expect(within(line).getByRole('link', { name: 'How people are protected' })).toHaveAttribute(
      'href',
      '/disclosure',
    );
  });

  it('narrows itself to a pathway when pressed, and undoes that', async () => {
    const asked = await open('/safeguarding?area=E06000038');
    await userEvent.click(screen.getByRole('link', { name: 'National Referral Mechanism' }));
    await waitFor(() => expect(window.location.search).toBe('?area=E06000038&pathway=NRM'));
    expect(asked.at(-1)).toEqual({
      key: 'SAFEGUARDING',
      scope: { ...nothingAsked, area: 'E06000038', pathway: 'NRM' },
    });
    const chosen = await screen.findByRole('link', {
      name: 'National Referral Mechanism',
      current: true,
    });
    expect(chosen).toHaveAttribute('href', '/safeguarding?area=E06000038');
  });

  it('does not offer months, and names the parts of an address that it does not use', async () => {
    await open('/safeguarding?step=month&pathway=NOBODY');
    expect(
      await screen.findByText(
        'To protect people, referrals are not shown by month, so figures are shown by quarter.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText('“NOBODY” is not a known pathway, so all pathways are shown.'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    expect(await screen.findByRole('radio', { name: 'Year' })).toBeVisible();
    expect(screen.queryByRole('radio', { name: 'Month' })).toBeNull();
  });
});
