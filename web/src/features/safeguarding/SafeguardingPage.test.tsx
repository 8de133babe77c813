import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { type FiguresAsked, type KpiAsked, refusal } from '#testing/fake-api.js';
import { answerReferrals, aShare, councilAnswers, judgeReferrals, referralAnswers } from '#testing/fake-referrals.js';
import { aFigure, aFigureOfOthers, aPeriod } from '#testing/fake-values.js';
import { findDrawnMessage } from '#testing/find-drawn-message.js';
import { renderApp } from '#testing/render-app.js';

const told = '87 people were referred for safeguarding; no real change';

/** The first link of a block by that name: the one in its chart. */
function linkIn(block: string, name: string): HTMLElement {
  const [link] = within(document.getElementById(block) ?? document.body).getAllByRole('link', { name });
  return link ?? document.body;
}

describe('the safeguarding page', () => {
  it('says its message and gives every chart its table, caption and source', async () => {
    renderApp('/safeguarding', referralAnswers);

    expect(await findDrawnMessage(told)).toBeVisible();
    const blocks = screen.getAllByRole('region').filter((region) => region.id !== '');
    expect(blocks.map(({ id }) => id)).toEqual([
      'referrals-by-pathway',
      'referrals-by-exploitation',
      'decisions',
      'referrals-by-quarter',
      'referrals-by-age-band',
      'referrals-by-area',
    ]);
    for (const block of blocks) {
      await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
      expect(within(block).getByRole('table', { name: /, Thames Valley, all agencies, Q[12] 2026\/27/ })).toBeVisible();
      expect(
        within(block).getByText(/^Source: referral returns\. 33 of 34 returns in\. Provisional \[p\]\. Data version 1,482/),
      ).toHaveTextContent('OFFICIAL-SENSITIVE');
    }
  });

  it('shows four figures with target, status, variation and changes, each leading to its measure', async () => {
    renderApp('/safeguarding?area=E06000038', referralAnswers);

    const tiles = await screen.findAllByRole('article');
    expect(tiles.map((tile) => within(tile).getByRole('heading', { level: 2 }).textContent)).toEqual([
      'Referrals',
      'NRM referrals',
      'Hub triage within its limit',
      'Repeat within 12 months',
    ]);
    const [referrals, , triage] = tiles;
    expect(referrals).toHaveTextContent(/87.*No target.*Not rated.*No real change.*\+73 \(\+11\.9%\) on last quarter/);
    expect(triage).toHaveTextContent(/75\.0%of 60Target 75%.*On target/);
    expect(within(triage ?? document.body).getByRole('link')).toHaveAttribute('href', '/measures/triagedInTime?area=E06000038');
  });

  it.each([
    { id: 'referrals-by-pathway', file: 'Save as CSV', asks: 'by: [PATHWAY]' },
    { id: 'referrals-by-quarter', file: 'Save as CSV', asks: 'by: [QUARTER]' },
    { id: 'decisions', file: 'Save table as CSV', asks: 'reasonableGroundsIn5Days {' },
  ])('lets the figures of $id leave as they were asked for', async ({ id, file, asks }) => {
    renderApp('/safeguarding', referralAnswers);
    await findDrawnMessage(told);
    const user = userEvent.setup();
    await user.click(within(document.getElementById(id) ?? document.body).getByRole('button', { name: /^More for / }));
    await screen.findByRole('menu');
    expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
      'Copy link',
      file,
      'Save as Excel',
      'Save picture (PNG)',
      'Copy GraphQL query',
      'Explain this number',
    ]);
    await user.click(screen.getByText('Copy GraphQL query'));
    expect(await navigator.clipboard.readText()).toContain(asks);
  });

  it('makes every number of its tiles and tables one that can be explained', async () => {
    renderApp('/safeguarding?area=E06000038', councilAnswers);
    await findDrawnMessage(/referred for safeguarding in Reading/);
    for (const tile of screen.getAllByRole('article'))
      expect(within(tile).getByRole('button')).toHaveAttribute('title', 'Explain this number');
    for (const [id, rows] of [
      ['referrals-by-pathway', 5],
      ['referrals-by-exploitation', 3],
      ['decisions', 5],
      ['referrals-by-quarter', 4],
      ['referrals-by-age-band', 3],
      ['referrals-by-area', 3],
    ] as const) {
      const block = document.getElementById(id) ?? document.body;
      await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
      expect(within(within(block).getByRole('table')).getAllByTitle('Explain this number')).toHaveLength(rows);
    }
  });

  it('asks for one quarter, and for the quarters up to it and those that are open after it', async () => {
    const asked: FiguresAsked[] = [];
    const figures = (question: FiguresAsked) => {
      asked.push(question);
      return answerReferrals()(question);
    };
    renderApp('/safeguarding?quarter=2026-27-Q2&area=E06000038&agency=TVP&pathway=NRM', { ...referralAnswers, figures });

    await findDrawnMessage(/^87 people were referred to the NRM in Reading by Thames Valley Police/);
    const whereOf = (dimension: string) => asked.find(({ by }) => by[0] === dimension)?.where;
    const all = { area: { within: ['E06000038'] }, agency: { in: ['TVP'] }, pathway: { in: ['NRM'] } };
    expect(whereOf('QUARTER')).toEqual({ ...all, quarter: { from: '2026-27-Q1', to: '2026-27-Q3' } });
    expect(whereOf('AGE_BAND')).toEqual({ ...all, quarter: { in: ['2026-27-Q2'] } });
    expect(whereOf('PATHWAY')).toEqual({ ...all, pathway: null, quarter: { in: ['2026-27-Q2'] } });
    expect(whereOf('AREA')).toEqual({ ...all, area: null, quarter: { in: ['2026-27-Q2'] } });
  });

  it('filters by the pathway or the district chosen, marks it, and takes it back', async () => {
    renderApp('/safeguarding', referralAnswers);
    await findDrawnMessage(told);

    await userEvent.click(linkIn('referrals-by-pathway', 'National Referral Mechanism'));
    expect(await findDrawnMessage(/^87 people were referred to the NRM; no real change/)).toBeVisible();
    expect(window.location.search).toBe('?pathway=NRM');
    expect(screen.getByText('These four are of all pathways: nothing is judged by pathway.')).toBeVisible();
    expect(linkIn('referrals-by-pathway', 'National Referral Mechanism')).toHaveAttribute('aria-current', 'true');

    await userEvent.click(linkIn('referrals-by-area', 'Reading'));
    expect(await findDrawnMessage(/^87 people were referred to the NRM in Reading/)).toBeVisible();
    expect(window.location.search).toBe('?area=E06000038&pathway=NRM');
    await userEvent.click(linkIn('referrals-by-pathway', 'National Referral Mechanism'));
    expect(await findDrawnMessage(/^87 people were referred for safeguarding in Reading/)).toBeVisible();
    expect(window.location.search).toBe('?area=E06000038');
  });

  it('offers no page of what is coded to a larger place alone', async () => {
    renderApp('/safeguarding', referralAnswers);
    expect((await screen.findAllByText('Thames Valley, not placed further')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('link', { name: /not placed further/ })).toBeNull();
  });

  it('marks a provisional quarter in its row and explains the mark', async () => {
    const figures = answerReferrals({ figureOf: (own, others) => aFigure(own + others, ['PROVISIONAL']) });
    renderApp('/safeguarding', { ...referralAnswers, figures });

    const block = await screen.findByRole('region', { name: 'Between 80 and 87 people a quarter, most in Q2 2026/27' });
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    expect(within(block).getByRole('row', { name: 'Q2 2026/27 87 [p]' })).toBeVisible();
    expect(within(block).getByText('[p] provisional: returns may still be corrected.')).toBeVisible();
  });

  it('passes on what of the notes of the server is no flag and stands nowhere else', async () => {
    const note = 'A record may name several, so rows must not be added up.';
    const figures = (asked: FiguresAsked) => {
      const table = answerReferrals()(asked);
      return asked.by[0] === 'EXPLOITATION' ? { ...table, notes: [...table.notes, note] } : table;
    };
    renderApp('/safeguarding', { ...referralAnswers, figures });
    expect(await screen.findByText(note)).toBeVisible();
    expect(screen.queryByText(/Added up from|returns for Q2/)).toBeNull();
  });

  it('names what it did not understand in the address and shows the rest', async () => {
    renderApp('/safeguarding?area=E0600003X&pathway=TRAIN&from=2022-23-Q1', referralAnswers);

    expect(await screen.findByText('“E0600003X” is not an area we know, so all areas are shown.')).toBeVisible();
    expect(screen.getByText('“TRAIN” is not a pathway we know, so all pathways are shown.')).toBeVisible();
    expect(await findDrawnMessage(told)).toBeVisible();
  });

  it('tells a quarter that is not closed as one, and judges nothing of it', async () => {
    const kpi = (asked: KpiAsked) => judgeReferrals(asked, { periodStatus: 'OPEN', days: 92, daysRun: 55 });
    renderApp('/safeguarding?quarter=2026-27-Q3', { ...referralAnswers, kpi });

    expect(await findDrawnMessage('30 people have been referred for safeguarding so far in Q3 2026/27, which is not closed')).toBeVisible();
    expect(screen.getByText(/Not closed: 55 of 92 days have run, 33 of 34 returns in\./)).toBeVisible();
    expect(screen.queryByText('No real change')).toBeNull();
  });

  it('says that nothing is recorded, and not that nothing happened', async () => {
    const figures = (asked: FiguresAsked) => ({ ...answerReferrals()(asked), rows: [], totals: { key: {}, referrals: aFigure(0) } });
    const kpi = (asked: KpiAsked) => judgeReferrals(asked, { figure: { ...aFigure(null, ['NOT_AVAILABLE']), denominator: null } });
    renderApp('/safeguarding', { ...referralAnswers, figures, kpi });
    await waitFor(() =>
      expect(screen.getAllByText('No referrals are recorded for Thames Valley, all agencies in Q2 2026/27.')).toHaveLength(4),
    );
    expect(screen.getByText('No referrals are recorded for Thames Valley, all agencies in Q1 2026/27 to Q3 2026/27.')).toBeVisible();
    expect(screen.getByText('No decision, triage or repeat is recorded for Thames Valley, all agencies in Q2 2026/27.')).toBeVisible();
  });

  it('says once that nothing has been published yet', async () => {
    const figures = (asked: FiguresAsked) => ({ ...answerReferrals()(asked), dataVersion: 0 });
    renderApp('/safeguarding', { ...referralAnswers, figures });
    expect(await findDrawnMessage('Nothing has been published yet')).toBeVisible();
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('passes on a refusal in the words of the server, with nothing to try again', async () => {
    const refuse = () => {
      throw refusal('Referrals are open to the cleared only.', 'FORBIDDEN');
    };
    renderApp('/safeguarding', { ...referralAnswers, figures: refuse, kpi: refuse });

    await waitFor(() => expect(screen.getAllByText(/Referrals are open to the cleared only\./)).toHaveLength(7));
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('keeps the rest when one part fails, and asks again when told to', async () => {
    let isBroken = true;
    const figures = (asked: FiguresAsked) => {
      if (isBroken && asked.by[0] === 'AGE_BAND')
        throw refusal('Something went wrong here. The reference is 1234.', 'INTERNAL_SERVER_ERROR');
      return answerReferrals()(asked);
    };
    renderApp('/safeguarding', { ...referralAnswers, figures });

    const retry = await screen.findByRole('button', { name: 'Try again' });
    expect(await findDrawnMessage(told)).toBeVisible();
    expect(screen.getByRole('region', { name: /is the largest pathway: 36 of 87/ })).toBeVisible();
    isBroken = false;
    await userEvent.click(retry);
    expect(await screen.findByRole('region', { name: /is the largest age group: 55 of 87/ })).toBeVisible();
  });

  it('says that no period has begun where the server knows no quarter', async () => {
    renderApp('/safeguarding', { periods: [] });
    expect(await findDrawnMessage('No period has begun yet')).toBeVisible();
  });
});

describe('the safeguarding page of a range', () => {
  const range = '/safeguarding?from=2026-27-Q1&quarter=2026-27-Q3';

  it('asks for the whole range, and judges its last closed quarter', async () => {
    const asked: FiguresAsked[] = [];
    const judged: KpiAsked[] = [];
    renderApp(`${range}&area=E06000038&step=rolling`, {
      ...referralAnswers,
      figures: (question: FiguresAsked) => {
        asked.push(question);
        return answerReferrals()(question);
      },
      kpi: (question: KpiAsked) => {
        judged.push(question);
        return judgeReferrals(question);
      },
    });

    await findDrawnMessage('87 people referred for safeguarding in Reading from Q1 2026/27 to Q3 2026/27 so far');
    const all = { area: { within: ['E06000038'] }, quarter: { from: '2026-27-Q1', to: '2026-27-Q3' } };
    expect(asked.map(({ by, window }) => [by.join(), window])).toEqual(
      expect.arrayContaining([
        ['', 'PERIOD'],
        ['QUARTER', 'ROLLING_FOUR_QUARTERS'],
        ['AGE_BAND', 'PERIOD'],
      ]),
    );
    expect(asked.filter(({ by }) => by[0] !== 'AREA').map(({ where }) => where)).toEqual(
      asked.filter(({ by }) => by[0] !== 'AREA').map(() => expect.objectContaining(all)),
    );
    // How much of the last quarter has come in is asked of that one.
    expect(judged.filter(({ quarter }) => quarter === '2026-27-Q3')).toHaveLength(1);
    expect(judged.filter(({ quarter }) => quarter === '2026-27-Q2')).toHaveLength(14);
  });

  it('says of which quarter it judges, and judges nothing else', async () => {
    renderApp(range, referralAnswers);
    await findDrawnMessage('87 people referred for safeguarding from Q1 2026/27 to Q3 2026/27 so far');

    expect(screen.getByText('These four are of Q2 2026/27, the last closed quarter of the range: no range is judged.')).toBeVisible();
    const decisions = screen.getByRole('region', { name: /^75\.0% of reasonable-grounds decisions/ });
    expect(
      within(decisions).getByText(/triage and repeats, Q2 2026\/27, the last closed quarter of the range, Thames Valley/),
    ).toBeVisible();
    const over = document.getElementById('referrals-over-time') ?? document.body;
    expect(within(over).getByText(/^Real changes and targets are told by quarter/)).toBeVisible();
    expect(within(over).getByText(/^Source: referral returns\. Q3 2026\/27: 33 of 34 returns in\./)).toBeVisible();
  });

  it('tells each quarter of it in bars and rows that lead to it, and the sum', async () => {
    renderApp(range, referralAnswers);
    const block = await screen.findByRole('region', { name: 'Between 80 and 87 people a quarter' });
    const slider = within(block).getByRole('slider', { name: 'People referred, quarter by quarter' });
    expect(slider).toHaveAttribute('aria-valuetext', 'Q2 2026/27. 87');

    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    const rows = within(block).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent.trim())).toEqual([
      'Q1 2026/2780',
      'Q2 2026/2787',
      'Q3 2026/27, so far30',
      'All quarters shown87',
    ]);
    expect(within(rows[1] ?? block).getByRole('link')).toHaveAttribute('href', '/safeguarding?quarter=2026-27-Q2');
    expect(within(block).getAllByTitle('Explain this number')).toHaveLength(4);
  });

  it('adds up no four quarters that overlap, and names years', async () => {
    renderApp(`${range}&step=rolling`, referralAnswers);
    const rolling = await screen.findByRole('region', { name: 'Between 80 and 87 people in four quarters' });
    await userEvent.click(within(rolling).getByRole('tab', { name: 'Table' }));
    expect(within(rolling).queryByRole('row', { name: /^All/ })).toBeNull();

    await userEvent.click(screen.getByRole('radio', { name: 'Year' }));
    const years = await screen.findByRole('region', { name: 'Nothing of this is whole and can be shown' });
    expect(within(years).getByText(/^Referrals received, by financial year, Thames Valley, all agencies$/)).toBeVisible();
    expect(within(years).getByRole('row', { name: /^2026\/27, so far 87$/ })).toBeVisible();
  });

  it('tells a quarter by itself as ever where only its step is another', async () => {
    renderApp('/safeguarding?step=year', referralAnswers);
    expect(await findDrawnMessage(told)).toBeVisible();
    expect(document.getElementById('referrals-over-time')).not.toBeNull();
    expect(screen.queryByText(/of the range/)).toBeNull();
  });

  it('offers no months, and says why where an address asks for them', async () => {
    renderApp(`${range}&step=month`, referralAnswers);
    expect(await screen.findByText('To protect people, referrals are not told by month, so figures are shown by quarter.')).toBeVisible();
    expect(screen.queryByRole('radio', { name: 'Month' })).toBeNull();
    expect(screen.getByRole('radio', { name: 'Rolling four quarters' })).toBeVisible();
  });

  it('tells a council its own beside what is protected, in the title, the bars and the table', async () => {
    renderApp(`${range}&area=E06000038`, councilAnswers);
    expect(
      await findDrawnMessage(
        'About 87 people referred for safeguarding in Reading from Q1 2026/27 to Q3 2026/27 so far, 47 of them by Reading Borough Council',
      ),
    ).toBeVisible();
    expect(screen.getByText('2 of 3 cuts used: time, area')).toBeVisible();
    const block = screen.getByRole('region', { name: 'Between about 80 and 87 people a quarter' });
    expect(within(block).getByRole('slider')).toHaveAttribute(
      'aria-valuetext',
      'Q2 2026/27. about 87 [e] (47 of yours, about 40 of others)',
    );
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    expect(within(block).getByRole('row', { name: /^Q2 2026\/27 about 87 \[e\] 47 about 40$/ })).toBeVisible();
    expect(within(block).getByRole('row', { name: /^All quarters shown about 87 \[e\] 47 about 40$/ })).toBeVisible();
  });

  it('calls what is hidden of several quarters what the server calls it', async () => {
    const words = 'too few to show, perhaps none';
    const figures = answerReferrals({ figureOf: () => ({ ...aFigureOfOthers(0), inWords: words }), isProtected: true });
    renderApp(range, { ...councilAnswers, figures });
    expect(await findDrawnMessage(`People referred for safeguarding from Q1 2026/27 to Q3 2026/27 so far: [c] ${words}`)).toBeVisible();
    expect(screen.getAllByText(new RegExp(`so far: ${words}, in each group \\[c\\]\\.`))).toHaveLength(4);
    expect(screen.getByText(new RegExp(`Q1 2026/27 to Q3 2026/27: ${words}, in each group`))).toBeVisible();
  });
});

describe('the decisions of the safeguarding page', () => {
  /** In Reading five decisions, all in time; in the whole force 60. */
  const few = (figure: unknown) => (asked: KpiAsked) =>
    judgeReferrals(
      asked,
      asked.measure === 'reasonableGroundsIn5Days' && asked.area === 'E06000038' ? { figure, status: 'NO_TARGET', target: null } : {},
    );

  it('tells a share of fewer than 20 in numbers, offers the next larger area and says so', async () => {
    const kpi = few(aShare(5, 5, ['LOW_RELIABILITY']));
    renderApp('/safeguarding?area=E06000038', { ...referralAnswers, kpi });

    const block = await screen.findByRole('region', {
      name: '75.0% of reasonable-grounds decisions in Thames Valley were made within 5 working days, on target',
    });
    expect(within(block).getByText(/Reading has too few for 1 of 5, which is of Thames Valley$/)).toBeVisible();
    expect(within(block).getByRole('link', { name: 'Show Thames Valley' })).toHaveAttribute('href', '/safeguarding');
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    const rows = within(block).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(/75\.0% 75% On target 45 of 60 Thames Valley\. Reading: 5 of 5, too few/);
    expect(rows[3]).toHaveTextContent(/Hub triage within its limit75\.0% 75% On target 45 of 60 Reading/);
    expect(block).not.toHaveTextContent('100.0%');
    expect(within(rows[1] ?? block).getByRole('link')).toHaveAttribute('href', '/measures/reasonableGroundsIn5Days');
    expect(within(rows[3] ?? block).getByRole('link')).toHaveAttribute('href', '/measures/triagedInTime?area=E06000038');
  });

  it('tells of a hidden share no number, here or beside the larger area', async () => {
    renderApp('/safeguarding?area=E06000038', {
      ...councilAnswers,
      kpi: (asked: KpiAsked) => ({ ...councilAnswers.kpi(asked), ...few(aShare(null, null))(asked) }),
    });
    const block = await screen.findByRole('region', { name: /^75\.0% of reasonable-grounds decisions in Thames Valley/ });
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    expect(within(block).getAllByRole('row')[1]).toHaveTextContent(/Thames Valley\. Reading: \[c\], too few to show/);
  });

  it('says that there are too few where no larger area has enough either', async () => {
    const kpi = (asked: KpiAsked) => judgeReferrals(asked, { figure: aShare(null, null), status: 'NO_DATA', target: null });
    renderApp('/safeguarding', { ...councilAnswers, kpi });
    expect(await screen.findByText(/rest on too few cases \[c\], here and in every larger area\.$/)).toBeVisible();
    expect(screen.getAllByText('Hidden: too few')).toHaveLength(2);
  });
});

describe('the safeguarding page of somebody to whom it is protected', () => {
  it('tells a council what is its own beside what is of others, and never 0 for what is hidden', async () => {
    renderApp('/safeguarding?area=E06000038', councilAnswers);

    expect(
      await findDrawnMessage(
        'About 87 people were referred for safeguarding in Reading, 47 of them by Reading Borough Council; no real change',
      ),
    ).toBeVisible();
    expect(screen.getByText('Your own figures are exact; everybody else’s are protected.')).toBeVisible();
    expect(screen.getByText('2 of 3 cuts used: time, area')).toBeVisible();
    expect(screen.getAllByRole('article')[0]).toHaveTextContent(/about 87.*47 of yours/);
    const block = screen.getByRole('region', { name: 'Child, multi-agency hub is the largest pathway: about 36 of about 87' });
    expect(within(block).getByText('21 of yours, about 15 of others')).toBeVisible();
    expect(within(block).getByText('of yours, fewer than 5 of others')).toBeVisible();
    expect(within(block).getByText(/Parts need not add up to the total/)).toBeVisible();
    expect(within(block).getByRole('link', { name: 'How people are protected' })).toHaveAttribute('href', '/disclosure');

    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    const table = within(block).getByRole('table');
    expect(within(table).getByRole('row', { name: /^Child, multi-agency hub about 36 \[e\] 21 about 15$/ })).toBeVisible();
    expect(within(table).getByRole('row', { name: /^Adult concern 12 \[c\] 12 fewer than 5, perhaps none$/ })).toBeVisible();
    expect(within(table).getByRole('row', { name: /^Duty to Notify \[c\] none fewer than 5, perhaps none$/ })).toBeVisible();
    expect(within(table).queryByRole('cell', { name: '0' })).toBeNull();
  });

  it('draws what is hidden without any length, and a sign in its place', async () => {
    renderApp('/safeguarding?area=E06000038', councilAnswers);
    const block = await screen.findByRole('region', { name: /is the largest pathway/ });
    const tracks = [...block.querySelectorAll('[role="group"] svg')].filter((svg) => svg.querySelector('rect[height="100%"]') !== null);
    const drawn = tracks.map((svg) => [...svg.querySelectorAll('rect')].map((rect) => rect.getAttribute('width')));
    expect(tracks.map((svg) => svg.querySelector('text')?.textContent ?? null)).toEqual([null, null, '[c]', '[c]']);
    // All of the third is its own; the fourth has nothing, and is not known to be nothing.
    expect(drawn[2]?.[0]).toBe(drawn[2]?.[1]);
    expect(drawn[3]).toEqual(['0%', '0%']);
  });

  it('says of a cut too many that the agency counts as two, and what to take away', async () => {
    renderApp('/safeguarding?area=E06000038&agency=TVP', councilAnswers);

    const [sentence] = await screen.findAllByText(
      /time, area, agency and age band, where the agency counts as two\. Take away the filter on agency\./,
    );
    expect(sentence).toBeVisible();
    expect(screen.getByText('4 of 3 cuts used: time, area, agency (counts as two)')).toBeVisible();
    // Blocks are drawn one after the other.
    await waitFor(() => expect(screen.queryByRole('heading', { level: 2, name: 'Loading' })).toBeNull());
    expect(screen.getAllByRole('heading', { level: 2, name: 'Withheld to protect people' })).toHaveLength(5);
  });

  it('tells whoever belongs to no agency about how many there are, and nothing of their own', async () => {
    const figures = answerReferrals({ figureOf: (own, others) => aFigureOfOthers(own + others), isProtected: true });
    const kpi = (asked: KpiAsked) => judgeReferrals(asked, { figure: { ...aFigureOfOthers(85), denominator: null } });
    renderApp('/safeguarding?area=E06000038', { ...referralAnswers, viewer: { isCleared: false, agencies: [] }, figures, kpi });

    expect(await screen.findByText('These figures are protected.')).toBeVisible();
    expect(await findDrawnMessage('About 87 people were referred for safeguarding in Reading; no real change')).toBeVisible();
    expect(screen.queryByText(/yours/)).toBeNull();
  });

  it('tells the cleared true counts, without a word of protection', async () => {
    renderApp('/safeguarding', referralAnswers);

    expect(await findDrawnMessage(told)).toBeVisible();
    expect(screen.queryByText(/protected|cuts used|about \d/)).toBeNull();
  });

  it('says that a break lies between it and the quarter before by leaving that one out', async () => {
    const kpi = (asked: KpiAsked) => judgeReferrals(asked, { variation: 'TOO_FEW_POINTS' });
    const figures = (asked: FiguresAsked) => {
      const table = answerReferrals()(asked);
      if (asked.by[0] !== 'QUARTER') return table;
      return {
        ...table,
        rows: [
          { key: { quarter: aPeriod('2026-27-Q1') }, referrals: aFigure(80) },
          { key: { quarter: aPeriod('2026-27-Q2') }, referrals: aFigure(87, ['BREAK']) },
        ],
      };
    };
    renderApp('/safeguarding', { ...referralAnswers, kpi, figures });
    expect(await findDrawnMessage('87 people were referred for safeguarding')).toBeVisible();
  });
});
