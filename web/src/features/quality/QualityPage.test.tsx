import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aPeriod } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

import { toQualityRows } from './quality-csv.js';
import { toLevel } from './quality-level.js';

const council = {
  __typename: 'Agency',
  ...{ id: 'RBC', code: 'RBC', name: 'Reading' },
} as const;
const other = { __typename: 'Agency', id: 'OCC', code: 'OCC', name: 'Oxfordshire' } as const;
const figure = (text: string, value: number | null = null, absence: string | null = null) => ({
  __typename: 'QualityFigure',
  ...{ text, value, absence },
});
const [known, none] = [figure('25%', 0.25), figure('not in', null, 'NOT_IN')];
const measure = (key: string, column: string | null) => ({
  __typename: 'QualityMeasure',
  ...{ id: `RBC-REPORTS-${key}`, key, column, name: 'On time', definition: 'Counts returns.' },
  ...{ sentence: '3 of 12 came on time.', figures: [none, known, known], together: known },
  ...{ medians: [none, none, none], medianTogether: figure('90%', 0.9) },
});
const quality = {
  __typename: 'Quality' as const,
  ...{ id: 'RBC-REPORTS', dataset: 'REPORTS', sentence: 'Reading, reports: 3 of 12 on time' },
  ...{ areMediansRounded: true, agency: council, choices: [council] },
  quarters: ['2025-26-Q4', '2026-27-Q1', '2026-27-Q2'].map((key) => aPeriod(key)),
  measures: [measure('onTime', null), measure('unknown:status', 'status')],
  reasons: [
    { __typename: 'QualityReason' as const, column: 'area', why: 'The county it is', warnings: 3 },
  ],
  agencies: [],
};

const retention = [
  {
    __typename: 'DatasetRetention',
    ...{ id: 'REPORTS', dataset: 'REPORTS', years: 7, keptFrom: '2019-10-01', takenBefore: null },
    ...{ records: 1200, formerVersions: 3, waiting: 2, version: 4 },
  },
  {
    __typename: 'DatasetRetention',
    ...{ id: 'OCGS', dataset: 'OCGS', years: null, keptFrom: null, takenBefore: null },
    ...{ records: 0, formerVersions: 0, waiting: 0, version: 0 },
  },
];

describe('the quality of returns', () => {
  it('shows an agency each measure with its sentence, its quarters and the median of the others', async () => {
    renderApp('/quality', { others: { quality, retention } });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Reading, reports: 3 of 12 on time' }),
    ).toBeVisible();
    const table = screen.getByRole('table', { name: 'Reading: each measure by quarter' });
    const row = within(table).getByRole('row', { name: /^On time 3 of 12 came on time\./ });
    expect(row).toHaveTextContent('90%');
    expect(within(row).getByText('not in')).toBeInTheDocument();
    expect(within(row).getByRole('img', { name: 'On time: from 25% to 25%' })).toBeVisible();
    expect(screen.getByRole('row', { name: 'area The county it is 3' })).toBeVisible();
    expect(
      screen.getByText(/^To protect people, medians of rows are computed from rounded numbers/),
    ).toBeVisible();
    expect(
      screen.getByRole('row', {
        name: 'Reports 7 years: from 1 October 2019 on. 1,200 records, 3 former versions; 2 more stay until no record depends on them',
      }),
    ).toBeVisible();
    expect(
      screen.getByRole('row', {
        name: 'Organised crime groups Until somebody erases them. Nothing',
      }),
    ).toBeVisible();
    // There is only one agency to choose, and no list of all.
    expect(screen.queryByRole('table', { name: /^Every agency/ })).toBeNull();
  });

  it('lets an administrator set how long records are kept, after showing what would be removed', async () => {
    const sent: unknown[] = [];
    const problem = { field: 'version', message: 'Somebody else has changed this.' };
    renderApp('/quality', {
      viewer: { actions: ['SET_RETENTION'] },
      others: {
        quality,
        retention,
        retentionEffect: ({ input }: { readonly input: { readonly years: number | null } }) =>
          input.years === 3
            ? { sentences: [], problems: [{ field: 'years', message: 'From 4 to 100.' }] }
            : { sentences: ['1,200 records would be removed for good.'], problems: [] },
        setRetention: ({ input }: { readonly input: unknown }) => {
          sent.push(input);
          const now = { ...retention[0], version: 5 };
          return { retention: [now], problems: sent.length === 1 ? [problem] : [] };
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Change how long reports are kept' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'How long reports are kept' });
    const years = within(dialog).getByRole('textbox', { name: /^Years/ });
    expect(years).toHaveValue('7');
    const look = () =>
      userEvent.click(within(dialog).getByRole('button', { name: 'See what would be removed' }));
    await userEvent.clear(years);
    await look();
    expect(await within(dialog).findByText(/^Give a whole number of years/)).toBeVisible();
    await userEvent.type(years, '3');
    await look();
    expect(await within(dialog).findByText('From 4 to 100.')).toBeVisible();
    await userEvent.clear(years);
    await userEvent.type(years, '6');
    await look();
    expect(
      await within(dialog).findByText('1,200 records would be removed for good.'),
    ).toBeVisible();
    expect(sent).toEqual([]);
    const save = () => userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await save();
    expect(await within(dialog).findByText('Somebody else has changed this.')).toBeVisible();
    await look();
    await save();
    expect(
      await screen.findByText('Reports: kept for 6 years.', { selector: 'strong' }),
    ).toBeVisible();
    expect(sent).toEqual([
      { dataset: 'REPORTS', years: 6, version: 4 },
      { dataset: 'REPORTS', years: 6, version: 5 },
    ]);
  });

  it('lists every agency for people who may see them all, each with a link to its own page', async () => {
    const agencies = [
      { __typename: 'QualityAgency', agency: other, figures: [figure('withheld')] },
      { __typename: 'QualityAgency', agency: council, figures: [known] },
    ];
    renderApp('/quality?dataset=REFERRALS', {
      others: {
        quality: { ...quality, reasons: [], choices: [council, other], agencies },
        retention,
      },
    });
    const list = await screen.findByRole('table', { name: /^Every agency that sends/ });
    expect(within(list).getByRole('link', { name: 'Oxfordshire' })).toHaveAttribute(
      'href',
      '/quality?dataset=REPORTS&agency=OCC',
    );
    expect(screen.getByText(/^No acknowledged warnings have a reason/)).toBeVisible();
  });

  it('can be saved as a table with its marking', () => {
    const rows = toQualityRows(
      {
        ...quality,
        agencies: [],
        dataset: 'REPORTS',
        quarters: [
          { __typename: 'Period', id: '2026-27-Q2', key: '2026-27-Q2', label: 'Q2 2026/27' },
        ],
        measures: [],
        reasons: [],
      },
      'OFFICIAL',
    );
    expect(rows[0]).toEqual(['OFFICIAL']);
    expect(rows[2]).toEqual(['Measure', 'Whose', 'All quarters', 'Q2 2026/27', 'What it counts']);
  });

  it.each([
    ['onTime', 1, 0],
    ['onTime', 0.5, 4],
    ['unknown', 0, 0],
    ['unknown', 0.004, 0],
    ['unknown', 0.05, 2],
    ['unknown', 0.35, 4],
    ['sentAgain', 1, 2],
    ['unknown', null, 0],
  ] as const)('draws %s of %s in step %s', (key, value, step) => {
    expect(toLevel(value, key)).toBe(step);
  });
});
