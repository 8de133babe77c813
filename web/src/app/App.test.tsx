import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import { renderApp } from '#testing/render-app.js';

beforeEach(() => {
  localStorage.clear();
});

describe('the application', () => {
  it('opens on the Overview', async () => {
    renderApp('/');
    expect(await screen.findByRole('link', { name: 'Overview', current: 'page' })).toBeVisible();
    expect(
      await screen.findByRole('heading', { level: 1, name: /^Reports received rose/ }),
    ).toBeVisible();
  });

  it.each(['/explore', '/explore/saved', '/mine', '/schedules', '/alerts'])(
    'shows in the bar that %s is part of Explore',
    async (address) => {
      renderApp(address);
      expect(await screen.findByRole('link', { name: 'Explore', current: 'page' })).toBeVisible();
      expect(
        within(screen.getByRole('navigation', { name: 'Main' })).getAllByRole('link', {
          current: 'page',
        }),
      ).toHaveLength(1);
    },
  );

  it.each([
    {
      who: 'an administrator',
      actions: ['SEE_FIGURES', 'READ_LOG', 'MANAGE_PEOPLE'],
      leads: '/admin/people',
    },
    { who: 'an auditor', actions: ['SEE_FIGURES', 'READ_LOG'], leads: '/admin/log' },
    { who: 'a leader', actions: ['SEE_FIGURES'], leads: null },
  ])(
    'in the bar, shows $who only the administration pages that are open to them',
    async ({ actions, leads }) => {
      renderApp('/about', { viewer: { actions } });
      const bar = within(screen.getByRole('navigation', { name: 'Main' }));
      expect(await bar.findByRole('link', { name: 'Help' })).toHaveAttribute('href', '/help');
      await screen.findByText('Local administrator');
      expect(bar.queryByRole('link', { name: 'Admin' })?.getAttribute('href') ?? null).toBe(leads);
    },
  );

  it('says who is reading, the marking, and that the data is made up', async () => {
    renderApp('/measures');
    expect(await screen.findByText('Local administrator')).toBeVisible();
    expect(screen.getAllByText('OFFICIAL-SENSITIVE')[0]).toBeVisible();
    expect(screen.getByRole('complementary', { name: 'Made-up data' })).toHaveTextContent(
      'Made-up data. Every figure here is invented.',
    );
  });

  it('lists each measure with its formula, unit and direction', async () => {
    renderApp('/measures');
    const entry = (await screen.findByRole('heading', { level: 3, name: 'NRM referrals' })).closest(
      'li',
    );
    if (entry === null) throw new Error('A measure stands in a list');
    for (const words of [
      'Pathway NRM.',
      'Number',
      'Neither more nor less is better',
      'nrmReferrals',
    ])
      expect(within(entry).getByText(words)).toBeVisible();
  });

  it('says that an address is not one of its pages, and where to go instead', async () => {
    renderApp('/safegarding');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'There is no page at this address' }),
    ).toBeVisible();
    expect(
      within(screen.getByRole('main')).getByRole('link', { name: 'Safeguarding' }),
    ).toHaveAttribute('href', '/safeguarding');
  });

  it('cycles the theme from system to light to dark and back, and remembers it', async () => {
    renderApp('/measures');
    const press = async (name: string) => userEvent.click(screen.getByRole('button', { name }));

    await press('Theme: Auto');
    expect(document.documentElement).toHaveAttribute('data-theme', 'light');
    await press('Theme: Light');
    expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
    expect(localStorage.getItem('stronghold-theme')).toBe('dark');
    await press('Theme: Dark');
    expect(document.documentElement).not.toHaveAttribute('data-theme');
  });

  it('opens the menu on a phone, and closes it with Escape', async () => {
    renderApp('/measures');
    const opener = screen.getByRole('button', { name: 'Menu' });

    await userEvent.click(opener);
    expect(opener).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{Escape}');
    expect(opener).toHaveAttribute('aria-expanded', 'false');
    expect(opener).toHaveFocus();
  });
});
