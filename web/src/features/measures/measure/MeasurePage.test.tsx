import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { refusal } from '#testing/fake-api.js';
import { anEvent } from '#testing/fake-events.js';
import { aKpi, disruptions, reading } from '#testing/fake-kpi.js';
import { aBlock, aCell, aColumn, aPage, aQuestion, aRow } from '#testing/fake-page.js';
import { aPeriod } from '#testing/fake-values.js';
import { findDrawnMessage } from '#testing/find-drawn-message.js';
import { nothingAsked } from '#testing/open-subject.js';
import { renderApp } from '#testing/render-app.js';

const periods = [aPeriod('2023-24-Q2'), aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2')];
const message = 'Confirmed disruptions are 12 short of target';
const question = aQuestion({ measures: ['disruptions'], by: [] });
const kpi = aKpi({ measure: 'disruptions', quarter: '2026-27-Q2' });
const column = (heading: string, part = {}) => aColumn(heading, { measure: disruptions, ...part });

const facts = aBlock({
  ...{
    id: 'facts',
    view: 'FACTS',
    finding: { kind: 'LISTED', text: 'Confirmed disruptions: 128' },
    kpi,
    question,
  },
  table: {
    rowHeading: 'Name',
    columns: [column('Fact'), column('Detail')],
    rows: [
      aRow(['VALUE', 'Q2 2026/27'], [aCell('128'), aCell('target 140: 12 short')]),
      aRow(['STATUS', 'Status'], [aCell('On target'), aCell('')]),
      aRow(['VARIATION', 'Variation'], [aCell('Improving'), aCell('above the usual range')]),
    ],
  },
});
const history = aBlock({
  ...{ id: 'by-quarter', view: 'CONTROL', finding: { kind: 'OFF_TARGET', text: message }, kpi },
  table: {
    rowHeading: 'Quarter',
    columns: [column('Confirmed disruptions')],
    rows: [aRow(['2026-27-Q2', 'Q2 2026/27'], [aCell('684', { value: 684 })])],
  },
  question: aQuestion({ measures: ['disruptions'], by: ['QUARTER'], from: aPeriod('2023-24-Q2') }),
});
const next = aBlock({
  ...{ id: 'next', view: 'ANSWERS', finding: { kind: 'LISTED', text: 'What next' }, kpi, question },
  table: {
    rowHeading: 'Question',
    columns: [column('Answer')],
    rows: [aRow(['SETTLED', 'Is it still coming in?'], [aCell('No. All 28 returns are in.')])],
  },
});
const step = (text: string, start: number, value: number) => [
  aCell('', { series: [19, 5], value: 5 }),
  aCell('19'),
  aCell('5'),
  aCell(text, { start, value }),
];
const why = aBlock({
  ...{
    id: 'why',
    view: 'CHANGE',
    because: '14 of the 15 fewer are acquisitive crime: 19 in Q1 2026/27, 5 now.',
  },
  finding: { kind: 'OFF_TARGET', text: '14 of the 15 fewer are acquisitive crime' },
  choices: [
    {
      ...{ name: 'against', label: 'Change' },
      options: [
        { key: 'LAST_QUARTER', label: 'On last quarter', isChosen: true },
        { key: 'LAST_YEAR', label: 'On Q2 2025/26', isChosen: false },
      ],
    },
  ],
  table: {
    rowHeading: 'Crime type',
    columns: [
      column('13 quarters', { drawing: 'SPARKLINE' }),
      column('Q1'),
      column('Q2'),
      column('Change', { drawing: 'STEP', scale: { from: -15, to: 0, ticks: [] } }),
    ],
    rows: [
      aRow(['DRUGS', 'Drugs'], step('−14', 0, -14)),
      aRow(['FEWER', '2 others, fewer'], step('−1', -14, -1), { kind: 'OTHERS' }),
      aRow(['FIREARMS', 'Firearms'], step('−1', 0, -1), { isFolded: true }),
      aRow(['TOTAL', 'All'], step('−15', 0, -15), { kind: 'TOTAL' }),
    ],
  },
  question: aQuestion({ measures: ['disruptions'], by: ['QUARTER', 'CRIME_TYPE'] }),
});
const also = aBlock({
  ...{ id: 'also', view: 'CHANGE', finding: { kind: 'LISTED', text: 'Also looked at' } },
  choices: [
    { name: 'by', label: 'By', options: [{ key: 'AGENCY', label: 'Agency', isChosen: false }] },
  ],
  table: {
    rowHeading: 'List',
    columns: [column('Largest change'), column('Change')],
    rows: [
      aRow(['AGENCY', 'Agency'], [aCell('Reading Borough Council'), aCell('+4', { value: 4 })]),
    ],
  },
  question: aQuestion({ measures: ['disruptions'], by: ['CRIME_TYPE'] }),
});
const dots = aBlock({
  ...{
    id: 'behind-agency',
    view: 'DOTS',
    finding: { kind: 'LISTED', text: 'Behind drugs: change by agency' },
  },
  ...{
    about: 'One dot, one agency',
    summary: 'Reading Borough Council −2, Slough Borough Council −1.',
  },
  table: {
    rowHeading: 'Agency',
    columns: [
      column('Change', {
        drawing: 'DOT',
        scale: { from: -2, to: 0, ticks: [{ value: 0, text: '0' }] },
      }),
    ],
    rows: [
      aRow(['RBC', 'Reading Borough Council'], [aCell('−2', { value: -2 })]),
      aRow(['SBC', 'Slough Borough Council'], [aCell('−1', { value: -1 })]),
    ],
  },
});

/** Renders the page, and collects every question that it asks. */
function open(
  address: string,
  blocks: readonly unknown[] = [facts, history, next, why, also, dots],
) {
  const asked: unknown[] = [];
  const page = (put: unknown) => {
    asked.push(put);
    return aPage({ name: 'Confirmed disruptions', title: message, blocks });
  };
  renderApp(address, {
    periods,
    measures: [disruptions],
    others: { page, areas: [{ ...reading, largerAreas: [] }, force] },
  });
  return asked;
}
const force = {
  id: 'E23000029',
  code: 'E23000029',
  name: 'Thames Valley',
  kind: 'FORCE',
  largerAreas: [],
};
const findMessage = () => findDrawnMessage(message);

const nothing = { ...nothingAsked, against: null, by: null };

describe('a measure’s page', () => {
  it.each([
    { address: '/measures/disruptions', scope: {} },
    {
      address:
        '/measures/disruptions?area=E06000038&agency=TVP&objective=PURSUE&crimeType=DRUGS&quarter=2026-27-Q1',
      scope: {
        area: 'E06000038',
        agency: 'TVP',
        objective: 'PURSUE',
        crimeType: 'DRUGS',
        quarter: '2026-27-Q1',
      },
    },
    { address: '/measures/disruptions?agency=POLICE', scope: { agencyKind: 'POLICE' } },
    {
      address: '/measures/disruptions?against=LAST_YEAR&by=AREA',
      scope: { against: 'LAST_YEAR', by: 'AREA' },
    },
    {
      address:
        '/measures/disruptions?against=2020&by=SHOE_SIZE&from=soon&step=weekly&compare=E06000038',
      scope: {},
    },
  ])('asks one question for $address', async ({ address, scope }) => {
    const asked = open(address);
    await findMessage();
    expect(asked).toEqual([
      { key: 'MEASURE', measure: 'disruptions', scope: { ...nothing, ...scope } },
    ]);
    expect(screen.queryByText('Part of this address was not understood')).toBeNull();
  });

  it('shows its place among the measures, and rates the figure in a strip, which opens its explanation', async () => {
    open('/measures/disruptions');
    await findMessage();
    const crumb = screen.getByRole('navigation', { name: 'You are here' });
    expect(crumb).toHaveTextContent('Measures / Safeguarding');
    const strip = screen.getByRole('region', { name: 'Confirmed disruptions: 128' });
    expect(
      within(strip)
        .getAllByRole('term')
        .map((term) => term.parentElement?.textContent),
    ).toEqual([
      'Q2 2026/27128target 140: 12 short',
      'StatusOn target',
      'VariationImprovingabove the usual range',
    ]);
    await userEvent.click(within(strip).getByRole('button', { name: '128' }));
    expect(await screen.findByRole('complementary', { name: 'Explain this number' })).toBeVisible();
  });

  it('answers common questions, and shows events', async () => {
    open('/measures/disruptions', [{ ...next, kpi: { ...kpi, events: [anEvent()] } }]);
    await findMessage();
    const block = screen.getByRole('region', { name: 'What next' });
    expect(within(block).getByText('No. All 28 returns are in.')).toBeVisible();
    expect(within(block).getByRole('heading', { level: 3, name: 'What happened' })).toBeVisible();
    expect(within(block).getByText(anEvent().title)).toBeVisible();
    expect(within(block).queryByRole('tab')).toBeNull();
  });

  it('breaks the change down, draws the largest parts and lists each in its table', async () => {
    open('/measures/disruptions');
    await findMessage();
    const block = screen.getByRole('region', { name: '14 of the 15 fewer are acquisitive crime' });
    const toNames = (table: HTMLElement) =>
      within(table)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent);
    expect(toNames(block)).toEqual(['Drugs', '2 others, fewer', 'All']);
    expect(within(block).getByRole('link', { name: 'Drugs' })).toHaveAttribute(
      'href',
      '/measures/disruptions?crimeType=DRUGS',
    );
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    const table = await within(block).findByRole('table', { name: /Q2 2026\/27$/ });
    expect(toNames(table)).toEqual(['Drugs', 'Firearms', 'All']);
  });

  it('links to another change, and to another list, each with its own address', async () => {
    open('/measures/disruptions?objective=PURSUE');
    await findMessage();
    const changes = within(screen.getByRole('navigation', { name: 'Change' })).getAllByRole('link');
    expect(
      changes.map((link) => [
        link.textContent,
        link.getAttribute('aria-current'),
        link.getAttribute('href'),
      ]),
    ).toEqual([
      ['On last quarter', 'true', '/measures/disruptions?objective=PURSUE&against=LAST_QUARTER'],
      ['On Q2 2025/26', null, '/measures/disruptions?objective=PURSUE&against=LAST_YEAR'],
    ]);
    const others = screen.getByRole('region', { name: 'Also looked at' });
    expect(within(others).queryByRole('navigation')).toBeNull();
    expect(within(others).getByRole('link', { name: 'Agency' })).toHaveAttribute(
      'href',
      '/measures/disruptions?objective=PURSUE&by=AGENCY',
    );
  });

  it('draws a dot for each part, and describes the position of each for screen readers', async () => {
    open('/measures/disruptions');
    await findMessage();
    const block = screen.getByRole('region', { name: 'Behind drugs: change by agency' });
    expect(block.querySelectorAll('circle[data-side="less"]')).toHaveLength(2);
    expect(
      within(block).getByText('Reading Borough Council −2, Slough Borough Council −1.'),
    ).toBeInTheDocument();
  });

  it('names the filters in the address for which the measure has no figures', async () => {
    renderApp('/measures/disruptions?crimeType=DRUGS', {
      ...{ periods, measures: [{ ...disruptions, dimensions: ['QUARTER', 'AREA'] }] },
      others: { page: () => aPage({ title: message, blocks: [history] }) },
    });
    await findMessage();
    expect(
      screen.getByText(/has no figures by crime type, so that part of the address is ignored\./),
    ).toBeVisible();
  });

  it('says that there is no such measure, and links to the list of measures', async () => {
    renderApp('/measures/bogus', { periods, measures: [disruptions] });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'There is no such measure' }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'All measures' })).toHaveAttribute('href', '/measures');
  });

  it('is reached from the list of measures', async () => {
    renderApp('/measures', { periods, measures: [disruptions] });
    expect(await screen.findByRole('link', { name: 'Confirmed disruptions' })).toHaveAttribute(
      'href',
      '/measures/disruptions',
    );
  });

  it('says what went wrong, and asks again on request', async () => {
    let isBroken = true;
    renderApp('/measures/disruptions', {
      ...{ periods, measures: [disruptions] },
      others: {
        page: () => {
          if (isBroken) throw refusal('Something went wrong here.', 'INTERNAL_SERVER_ERROR');
          return aPage({ title: message, blocks: [facts] });
        },
      },
    });
    expect(await screen.findByText('Something went wrong here.')).toBeVisible();
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await findMessage()).toBeVisible();
  });
});
