import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aMeasure, refusal } from '#testing/fake-api.js';
import { aKpi } from '#testing/fake-kpi.js';
import { renderApp } from '#testing/render-app.js';

const measures = [
  aMeasure({ id: 'nrmReferrals', subject: 'SAFEGUARDING' }),
  // A measure that this program does not know: only the server declares it.
  aMeasure({
    ...{
      id: 'reports',
      key: 'reports',
      name: 'Serious reports',
      description: 'Reports for which a limb holds.',
    },
    ...{ subject: 'REPORTS', disclosure: 'OPEN', datasets: ['REPORTS'] },
  }),
];

function showMeasures(search = '', parts: Parameters<typeof renderApp>[1] = {}) {
  renderApp(`/measures${search}`, {
    measures,
    kpi: (asked) => aKpi(asked, { measure: measures.find(({ key }) => key === asked.measure) }),
    ...parts,
  });
}

describe('the list of measures', () => {
  it('gives each measure under its subject, with what it counts and its ratings', async () => {
    showMeasures();
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: '2 measures, each counted one way everywhere',
      }),
    ).toBeVisible();
    const section = screen.getByRole('region', { name: 'Reports' });
    const entry = within(section).getByRole('listitem');
    expect(within(entry).getByRole('link', { name: 'Serious reports' })).toHaveAttribute(
      'href',
      '/measures/reports',
    );
    expect(entry).toHaveTextContent('Reports for which a limb holds.');
    expect(entry).toHaveTextContent('Supplied byReport returns');
    expect(entry).toHaveTextContent('Open toEvery partner');
    expect(await within(entry).findByRole('img', { name: /Serious reports/ })).toBeVisible();
  });

  it('is searched by words and by subject, and the address has both', async () => {
    showMeasures('?subject=REPORTS&find=limb');
    expect(await screen.findByRole('heading', { level: 3, name: 'Serious reports' })).toBeVisible();
    expect(screen.queryByRole('heading', { level: 3, name: 'NRM referrals' })).toBeNull();
    expect(screen.getByText('1 of 2 measures')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByRole('heading', { level: 3, name: 'NRM referrals' })).toBeVisible();
    await userEvent.type(screen.getByRole('textbox', { name: 'Find' }), 'nowhere');
    expect(await screen.findByText('No measure matches in its name or definition.')).toBeVisible();
  });

  it('names a subject that it does not know, and shows everything', async () => {
    showMeasures('?subject=SPORT');
    expect(
      await screen.findByText('“SPORT” is not a known subject, so all measures are shown.'),
    ).toBeVisible();
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(2);
  });

  it('has definitions for people who may see no figures', async () => {
    showMeasures('', {
      kpi: () => {
        throw refusal('Sign in to see figures.', 'UNAUTHENTICATED');
      },
    });
    expect(await screen.findByText('Sign in to see figures.')).toBeVisible();
    expect(screen.getByRole('heading', { level: 3, name: 'Serious reports' })).toBeVisible();
  });
});
