import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { renderApp } from '#testing/render-app.js';

const agency = { id: 'RBC', code: 'RBC', name: 'Reading Borough Council' };
const aCase = (changed: Readonly<Record<string, unknown>> = {}) => ({
  ...{ id: 'RBC:D1', version: 1, reference: 'D1', agency, occurredOn: '2026-10-12' },
  ...{ period: { id: '2026-27-Q3', label: 'Q3 2026/27' }, objective: 'PURSUE', crimeType: 'DRUGS' },
  ...{ place: 'Reading', quantity: 1, claimedImpact: 'MAJOR', confirmedImpact: null },
  ...{ status: 'SUBMITTED', submittedOn: '2026-10-14', decidedOn: null, rationale: null },
  ...{ daysWaiting: 41, isOverdue: true, isOwn: false, restsOn: ['3 arrests'], target: null },
  ...{ ocgReference: null, tactic: null, panelOn: null, supportingAgencies: [] },
  ...{ proposal: null, question: null, history: [] },
  ...changed,
});
const second = aCase({ id: 'RBC:D2', reference: 'D2', daysWaiting: 28, isOverdue: false });

interface Sent {
  readonly input: { readonly id: string; readonly version: number; readonly step: unknown };
}

interface Listed {
  readonly stage: string;
  readonly after?: string | null;
}

/** Opens the page with cases that wait; the other lists are empty unless they are given. */
function open(
  cases: readonly ReturnType<typeof aCase>[],
  answers: Readonly<Record<string, unknown>>,
  address = '/returns/moderation',
) {
  return renderApp(address, {
    viewer: { agencies: [agency] },
    others: {
      moderationQueue: ({ stage }: Listed) => toList(stage === 'WAITING' ? cases : []),
      moderationCase: ({ id }: { readonly id: string }) => cases.find((each) => each.id === id),
      moderationEffect: () => [],
      ...answers,
    },
  });
}

function toList(cases: readonly ReturnType<typeof aCase>[], next: string | null = null) {
  return {
    totalCount: cases.length,
    pageInfo: { hasNextPage: next !== null, endCursor: next },
    edges: cases.map((node) => ({ cursor: node.id, node })),
  };
}

const decided = aCase({
  ...{ id: 'RBC:D7', reference: 'D7', status: 'REGRADED', confirmedImpact: 'MINOR' },
  ...{ decidedOn: '2026-11-10', rationale: 'Soon made good', daysWaiting: null, isOverdue: false },
});

describe('moderation', () => {
  it('decides one disruption and moves on to the next, with the same panel', async () => {
    const sent: unknown[] = [];
    const cases = [aCase(), second];
    const moderateDisruption = ({ input }: Sent) => {
      sent.push(input);
      return { case: { id: input.id, version: 2 }, problems: [] };
    };
    open(cases, { moderateDisruption });
    expect(
      await screen.findByText('2 disruptions are waiting for the panel, 1 for more than 28 days'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'D1' }));
    const heading = await screen.findByRole('heading', { name: 'D1 of Reading Borough Council' });
    expect(heading).toHaveFocus();
    expect(screen.getByRole('radio', { name: 'Major, as claimed' })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'Minor' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Rationale' }), 'Soon made good');
    await userEvent.type(screen.getByLabelText('Panel'), '2026-11-24');
    await userEvent.click(screen.getByRole('button', { name: 'Regrade to minor' }));
    expect(
      await screen.findByRole('heading', { name: 'D2 of Reading Borough Council' }),
    ).toHaveFocus();
    expect(screen.getByLabelText('Panel')).toHaveValue('2026-11-24');
    expect(sent).toEqual([
      {
        ...{ id: 'RBC:D1', version: 1 },
        step: {
          ...{ act: 'DECIDE', outcome: 'REGRADE', impact: 'MINOR' },
          ...{ text: 'Soon made good', panelOn: '2026-11-24' },
        },
      },
    ]);
  });

  it('returns to the row of the disruption that is closed', async () => {
    open([aCase(), second], {});
    await userEvent.click(await screen.findByRole('link', { name: 'D2' }));
    await screen.findByRole('heading', { name: 'D2 of Reading Borough Council' });
    await userEvent.click(screen.getByRole('link', { name: 'Back to the queue' }));
    expect(screen.queryByRole('heading', { name: 'D2 of Reading Borough Council' })).toBeNull();
    expect(screen.getByRole('link', { name: 'D2' })).toHaveFocus();
  });

  it('keeps what was typed if somebody else decided first', async () => {
    const moderateDisruption = () => ({
      case: { id: 'RBC:D1', version: 2 },
      problems: [{ field: 'version', message: 'Somebody else moderated it. Your words are kept.' }],
    });
    open([aCase()], { moderateDisruption });
    await userEvent.click(await screen.findByRole('link', { name: 'D1' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Rationale' }), 'My words');
    await userEvent.click(screen.getByRole('button', { name: 'Confirm as major' }));
    expect(await screen.findByText(/Your words are kept/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Rationale' })).toHaveValue('My words');
  });

  it('leaves a disruption of the viewer’s own agency to others until they propose something', async () => {
    open([aCase({ isOwn: true })], {});
    await userEvent.click(await screen.findByRole('link', { name: 'D1' }));
    expect(await screen.findByText(/another agency must propose/)).toBeInTheDocument();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('applies one step to several disruptions', async () => {
    const sent: unknown[] = [];
    const moderateDisruptions = ({ input }: { readonly input: unknown }) => {
      sent.push(input);
      return { cases: [], problems: [] };
    };
    open([aCase(), second], { moderateDisruptions });
    for (const name of ['D1', 'D2'])
      await userEvent.click(
        await screen.findByRole('checkbox', { name: `Choose ${name} of Reading Borough Council` }),
      );
    const panel = within(screen.getByRole('region', { name: '2 disruptions chosen' }));
    await userEvent.click(screen.getByText('decide them together'));
    expect(screen.getByRole('heading', { name: '2 disruptions chosen' })).toHaveFocus();
    await userEvent.type(panel.getByRole('textbox', { name: 'Rationale' }), 'As the panel found');
    await userEvent.type(panel.getByLabelText('Panel'), '2026-11-24');
    await userEvent.click(panel.getByRole('button', { name: 'Decide 2 disruptions' }));
    expect(await screen.findByText('2 disruptions: confirmed as claimed.')).toBeInTheDocument();
    expect(sent).toEqual([
      {
        cases: [
          { id: 'RBC:D1', version: 1 },
          { id: 'RBC:D2', version: 1 },
        ],
        step: {
          ...{ act: 'DECIDE', outcome: 'CONFIRM', text: 'As the panel found' },
          panelOn: '2026-11-24',
        },
      },
    ]);
  });

  it('lists decisions page by page, and keeps list and page in the address', async () => {
    const older = { ...decided, id: 'RBC:D8', reference: 'D8' };
    const moderationQueue = ({ stage, after }: Listed) => {
      if (stage !== 'DECIDED') return toList(stage === 'WAITING' ? [aCase()] : []);
      return after === 'c1' ? toList([older]) : toList([decided], 'c1');
    };
    open([], { moderationQueue });
    await userEvent.click(await screen.findByRole('link', { name: 'Decided 1' }));
    const row = within(await screen.findByRole('row', { name: /D7/ }));
    expect(row.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
      'Pursue, drugsReading, 12 October 2026',
      ...['Major', 'Minor', '10 November 2026'],
    ]);
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByText('Soon made good')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Earlier' }));
    const link = await screen.findByRole('link', { name: 'D8' });
    expect(link).toHaveAttribute('href', '/returns/moderation?list=decided&after=c1&case=RBC%3AD8');
    expect(screen.getByRole('link', { name: 'Decided 1' })).toHaveAttribute('aria-current', 'true');
    await userEvent.click(screen.getByRole('link', { name: 'Waiting 1' }));
    expect(await screen.findByRole('link', { name: 'D1' })).toBeInTheDocument();
  });

  it('lists what was sent back, where the panel may still decide', async () => {
    const asked = aCase({ question: { number: 1, text: 'Which group?' } });
    const moderationQueue = ({ stage }: Listed) => toList(stage === 'DECIDED' ? [] : [asked]);
    open([asked], { moderationQueue }, '/returns/moderation?list=sent-back');
    expect(
      await screen.findByText('1 disruption was sent back, with a question to the lead agency'),
    ).toBeInTheDocument();
    expect(screen.getByText('Its agency has been asked')).toBeInTheDocument();
    expect(screen.getByRole('checkbox')).toBeInTheDocument();
  });

  it('says that nothing is waiting', async () => {
    open([], {});
    expect(await screen.findByText('No disruption is waiting for the panel')).toBeInTheDocument();
  });
});
