import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { refusal } from '#testing/fake-api.js';
import { renderApp } from '#testing/render-app.js';

const findPage = () => screen.findByRole('heading', { level: 1, name: /^Stronghold brings/ });

describe('the page about Stronghold', () => {
  it('says whom to contact, with numbers that can be called', async () => {
    renderApp('/about');
    expect(await findPage()).toBeVisible();
    const numbers = within(screen.getByRole('region', { name: 'Tell somebody' }))
      .getAllByRole('link')
      .map((link) => [link.textContent, link.getAttribute('href')]);
    expect(numbers).toEqual([
      ['999', 'tel:999'],
      ['101', 'tel:101'],
      ['Crimestoppers, 0800 555 111', 'tel:0800555111'],
    ]);
  });

  it('links from each objective and each crime type to its figures', async () => {
    renderApp('/about');
    await findPage();
    const leadsIn = (name: string) =>
      within(screen.getByRole('region', { name })).getAllByRole('link');
    expect(leadsIn('Four objectives').map(({ textContent }) => textContent)).toEqual([
      'Pursue',
      'Prevent',
      'Protect',
      'Prepare',
    ]);
    expect(leadsIn('Nine crime types')).toHaveLength(9);
    expect(screen.getByRole('link', { name: 'Drugs' })).toHaveAttribute(
      'href',
      '/reports?crimeType=DRUGS',
    );
    expect(screen.getByRole('link', { name: 'Protect' })).toHaveAttribute(
      'href',
      '/disruptions?objective=PROTECT',
    );
  });

  it('is open to people who have not signed in', async () => {
    renderApp('/about', {
      others: {
        viewer: () => {
          throw refusal('Sign in first.', 'UNAUTHENTICATED');
        },
      },
    });
    expect(await findPage()).toBeVisible();
    expect(screen.queryByText('Local administrator')).toBeNull();
  });
});
