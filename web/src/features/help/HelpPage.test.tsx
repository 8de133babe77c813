import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { renderApp } from '#testing/render-app.js';

import { findHelpPicture, findHelpText } from './help-texts.js';
import { findReader, readers } from './readers.js';

describe('help', () => {
  it('opens at the page that fits the reader, and links to the others', async () => {
    renderApp('/help', {
      viewer: { actions: ['SEE_FIGURES', 'SEE_PACKS', 'SEND_RETURNS', 'OPEN_RECORDS'] },
    });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Send your agency’s returns' }),
    ).toBeVisible();
    const tabs = within(screen.getByRole('navigation', { name: 'Help for' }));
    expect(tabs.getByRole('link', { name: 'Contributors' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await userEvent.click(screen.getByRole('link', { name: 'boards' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Prepare and read a board pack' }),
    ).toBeVisible();
  });

  it('names an address that is not a page', async () => {
    renderApp('/help/nobody');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'There is no such help page' }),
    ).toBeVisible();
  });

  it.each([
    ['leaders', ['SEE_FIGURES', 'SEE_PACKS', 'SIGN_CLEARED_PACKS']],
    ['boards', ['SEE_FIGURES', 'SEE_PACKS']],
    ['boards', ['SEE_FIGURES', 'SEE_PACKS', 'SIGN_PACKS', 'SIGN_CLEARED_PACKS']],
    ['analysts', ['SEE_FIGURES', 'SEE_PACKS', 'OPEN_RECORDS', 'ADD_EVENTS']],
    ['contributors', ['SEE_FIGURES', 'OPEN_RECORDS', 'SEND_RETURNS']],
    ['administrators', ['SEE_FIGURES', 'SEE_PACKS', 'READ_LOG']],
    ['administrators', ['SEE_FIGURES', 'SEND_RETURNS', 'MANAGE_PEOPLE']],
    ['leaders', []],
  ] as const)('shows the page for %s to anybody who may %j', (key, actions) => {
    expect(findReader(actions).key).toBe(key);
  });

  it.each(readers)('has a page for $name whose pictures and links exist', (reader) => {
    const { title, lead, rest } = findHelpText(reader);
    expect(title).not.toBe('');
    expect(lead).toMatch(/^For /);
    for (const [, alt, source] of rest.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)) {
      expect(alt).not.toBe('');
      expect(findHelpPicture(source ?? '')).toMatchObject({
        light: expect.stringMatching(/webp/),
        dark: expect.stringMatching(/webp/),
      });
    }
    for (const [, target] of rest.matchAll(/[^!]\[[^\]]*\]\(([^)]+)\)/g)) {
      expect(readers.map(({ key }) => `${key}.md`)).toContain(target);
    }
  });
});
