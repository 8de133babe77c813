import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';

import { whole } from '#graphql/answer-cache-link.js';
import { refusal } from '#testing/fake-api.js';
import { aTarget, type FakeTarget, FakeTargets, type TargetParams } from '#testing/fake-targets.js';
import { renderPart } from '#testing/render-part.js';

import { TargetForm } from './TargetForm.js';

const disruptions = {
  key: 'disruptions',
  name: 'Confirmed disruptions',
  unit: 'COUNT',
  direction: 'HIGHER',
} as const;
const variance = {
  key: 'forecastVariance',
  name: 'Forecast variance',
  unit: 'PERCENT',
  direction: 'NEAREST',
} as const;
const subject = {
  quarter: { key: '2026-27-Q2', label: 'Q2 2026/27' },
  area: null,
  agency: null,
  objective: null,
};

const CARD: TypedDocumentNode<
  { readonly scorecard: { readonly sentence: string; readonly id: string } },
  { readonly quarter: string }
> = gql`
  query Card($quarter: Quarter) {
    scorecard(quarter: $quarter) {
      id
      sentence
    }
  }
`;

interface Rendered {
  readonly measure?: typeof disruptions | typeof variance;
  readonly target?: FakeTarget | null;
  readonly targets?: FakeTargets;
  readonly setTarget?: (args: { readonly input: TargetParams }) => unknown;
}

function renderForm({
  measure = disruptions,
  target = null,
  targets = new FakeTargets(target),
  setTarget,
}: Rendered = {}) {
  const onDone = vi.fn();
  renderPart(<TargetForm {...subject} measure={measure} target={target} onDone={onDone} />, {
    others: { setTarget: setTarget ?? targets.setTarget },
  });
  return { onDone, targets };
}

/** Opens the form by its button and waits for its fields, which are loaded first. */
async function open(name: string) {
  await userEvent.click(screen.getByRole('button', { name }));
  await screen.findByRole('button', { name: 'Cancel' });
}
const field = (name: string) => screen.getByRole('textbox', { name });
async function write(name: string, text: string) {
  await userEvent.clear(field(name));
  if (text !== '') await userEvent.type(field(name), text);
}
const press = async (name: string) => userEvent.click(screen.getByRole('button', { name }));
const untilClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

describe('the target form', () => {
  it('sets a value for exactly its subject, returns the focus and says what was done', async () => {
    const { onDone, targets } = renderForm();
    await open('Set target');
    const dialog = screen.getByRole('dialog', { name: 'Target for Confirmed disruptions' });
    expect(
      within(dialog).getByText('Q2 2026/27, the whole force, all agencies. No target is set.'),
    ).toBeVisible();
    expect(within(dialog).queryByRole('button', { name: 'Remove target' })).toBeNull();
    await write('Target', '1,250.5');
    await press('Set target');
    await untilClosed();

    expect(targets.asked).toEqual([
      {
        ...{
          measure: 'disruptions',
          quarter: '2026-27-Q2',
          area: null,
          agency: null,
          objective: null,
        },
        ...{ value: 1250.5, lower: null, upper: null, tolerance: null, version: null },
      },
    ]);
    expect(onDone).toHaveBeenCalledOnce();
    expect(screen.getByRole('status')).toHaveTextContent('The target for Q2 2026/27 is 1250.5.');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Set target' })).toHaveFocus());
  });

  it('names the place, agency and objective if the target has them', async () => {
    const targets = new FakeTargets();
    renderPart(
      <TargetForm
        measure={disruptions}
        quarter={subject.quarter}
        area={{ code: 'E06000038', name: 'Reading' }}
        agency={{ code: 'TVP', name: 'Thames Valley Police' }}
        objective={{ code: 'PREVENT', name: 'Prevent' }}
        target={null}
        onDone={() => undefined}
      />,
      { others: { setTarget: targets.setTarget } },
    );
    await open('Set target');
    expect(
      screen.getByText('Q2 2026/27, Reading, Thames Valley Police, Prevent. No target is set.'),
    ).toBeVisible();
    await write('Target', '5');
    await press('Set target');
    await untilClosed();
    expect(targets.asked[0]).toMatchObject({
      area: 'E06000038',
      agency: 'TVP',
      objective: 'PREVENT',
      value: 5,
    });
  });

  it('offers a band for a measure that is best near zero, and describes the default tolerance', async () => {
    const { targets } = renderForm({ measure: variance });
    await open('Set target');
    expect(field('Tolerance, if not the default')).toHaveAccessibleDescription(
      /If left empty, 5 percentage points\.$/,
    );
    await write('Lower edge, in per cent', '\u22121.25');
    await write('Upper edge, in per cent', '1.25%');
    await write('Tolerance, if not the default', '1');
    await press('Set target');
    await untilClosed();
    expect(targets.asked[0]).toMatchObject({
      value: null,
      lower: -1.25,
      upper: 1.25,
      tolerance: 1,
    });
  });

  it('offers a band for any other measure on request', async () => {
    const { targets } = renderForm({ target: aTarget() });
    await open('Change target');
    await userEvent.click(screen.getByRole('radio', { name: 'A band' }));
    await write('Lower edge', '600');
    await write('Upper edge', '700');
    await press('Set target');
    await untilClosed();
    expect(targets.asked[0]).toMatchObject({ value: null, lower: 600, upper: 700, version: 1 });
  });

  it('starts from the current target, and removes it on request', async () => {
    const { targets, onDone } = renderForm({ target: aTarget({ tolerance: 33, version: 4 }) });
    await open('Change target');
    expect(field('Target')).toHaveValue('660');
    expect(field('Tolerance, if not the default')).toHaveValue('33');
    await press('Remove target');
    await untilClosed();
    expect(targets.asked[0]).toMatchObject({
      value: null,
      lower: null,
      upper: null,
      tolerance: null,
      version: 4,
    });
    expect(onDone).toHaveBeenCalledOnce();
    expect(screen.getByRole('status')).toHaveTextContent('No target is set for Q2 2026/27.');
  });

  it.each([
    { text: '', problem: 'Enter the target number.' },
    { text: 'many', problem: 'Enter a number in digits, such as 1,250 or 8.5.' },
    { text: '1,5', problem: 'Enter a number in digits, such as 1,250 or 8.5.' },
  ])(
    'does not send anything while "$text" is in a number field: an empty field does not remove a target',
    async ({ text, problem }) => {
      const { targets } = renderForm({ target: aTarget() });
      await open('Change target');
      await write('Target', text);
      await press('Set target');
      expect(field('Target')).toHaveAccessibleDescription(expect.stringContaining(problem));
      expect(field('Target')).toBeInvalid();
      expect(field('Target')).toHaveFocus();
      expect(targets.asked).toEqual([]);
    },
  );

  it('shows each problem at its field, moves the focus there and keeps what was typed', async () => {
    const { onDone } = renderForm({ measure: variance });
    await open('Set target');
    await write('Lower edge, in per cent', '5');
    await write('Upper edge, in per cent', '3');
    await press('Set target');
    const problem =
      'The lower edge of a band must be below the upper one. Give one below 3, or only a value.';
    await waitFor(() =>
      expect(field('Lower edge, in per cent')).toHaveAccessibleDescription(problem),
    );
    await waitFor(() => expect(field('Lower edge, in per cent')).toHaveFocus());
    expect(field('Upper edge, in per cent')).toHaveValue('3');
    expect(onDone).not.toHaveBeenCalled();
  });

  it('shows a target that somebody else set in the meantime before overwriting that target', async () => {
    const targets = new FakeTargets(aTarget({ value: 700, text: '700', version: 2 }));
    const { onDone } = renderForm({ target: aTarget(), targets });
    await open('Change target');
    await write('Target', '650');
    await press('Set target');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'This target has been changed: it is now 700. Look at it again before you set yours.',
    );
    await waitFor(() => expect(alert).toHaveFocus());
    await press('Show the current target');
    expect(
      screen.getByText('Q2 2026/27, the whole force, all agencies. It is now 700.'),
    ).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(field('Target')).toHaveFocus();
    expect(field('Target')).toHaveValue('650');
    await press('Set target');
    await untilClosed();
    expect(targets.standing).toMatchObject({ value: 650, version: 3 });
    expect(onDone).toHaveBeenCalledOnce();
  });

  it('says that no target is set any more if somebody removed it in the meantime', async () => {
    renderForm({ target: aTarget(), targets: new FakeTargets(null) });
    await open('Change target');
    await write('Target', '650');
    await press('Set target');
    await press('Show the current target');
    expect(
      screen.getByText('Q2 2026/27, the whole force, all agencies. No target is set.'),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Remove target' })).toBeNull();
  });

  it('is sent once, even if the button is pressed several times', async () => {
    let answer: () => void = () => undefined;
    const targets = new FakeTargets();
    const setTarget = vi.fn(async (args: { readonly input: TargetParams }) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return targets.setTarget(args);
    });
    renderForm({ setTarget });
    await open('Set target');
    await write('Target', '5');
    // The form is submitted twice in a row, before anything is drawn again.
    act(() => {
      for (let times = 0; times < 2; times += 1) fireEvent.submit(field('Target'));
    });
    await userEvent.type(field('Target'), '{Enter}');
    await userEvent.dblClick(screen.getByRole('button', { name: /^Set target/ }));
    expect(setTarget).toHaveBeenCalledOnce();
    answer();
    await untilClosed();
  });

  it('keeps what was typed if the server cannot be reached, and can be sent again', async () => {
    let isBroken = true;
    const targets = new FakeTargets();
    const setTarget = (args: { readonly input: TargetParams }) => {
      if (isBroken)
        throw refusal('Something went wrong on our side. Try again.', 'INTERNAL_SERVER_ERROR');
      return targets.setTarget(args);
    };
    renderForm({ setTarget });
    await open('Set target');
    await write('Target', '5');
    await press('Set target');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Something went wrong on our side. Try again.',
    );
    expect(field('Target')).toHaveValue('5');
    isBroken = false;
    await press('Set target');
    await untilClosed();
    expect(targets.standing).toMatchObject({ value: 5 });
  });

  it('closes on Escape and returns the focus to the button that opened it', async () => {
    const { targets } = renderForm();
    screen.getByRole('button', { name: 'Set target' }).focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('dialog');
    await write('Target', '5');
    await userEvent.keyboard('{Escape}');
    await untilClosed();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Set target' })).toHaveFocus());
    expect(targets.asked).toEqual([]);
  });

  it.each([
    { kept: 'whole', how: whole },
    { kept: 'in the cache', how: {} },
  ])(
    'requests again everything cached that depends on the target ($kept), on this page and on earlier ones',
    async ({ how }) => {
      function Card() {
        const [quarter, setQuarter] = useState('2026-27-Q1');
        const { data } = useQuery(CARD, { ...how, variables: { quarter } });
        return (
          <>
            <button
              onClick={() =>
                setQuarter((now) => (now === '2026-27-Q1' ? '2026-27-Q2' : '2026-27-Q1'))
              }
            >
              Turn
            </button>
            <p>{data === undefined ? 'Loading' : `${quarter}: ${data.scorecard.sentence}`}</p>
          </>
        );
      }
      const targets = new FakeTargets();
      const scorecard = vi.fn(({ quarter }: { readonly quarter: string }) => ({
        id: `${quarter} ${targets.standing?.version}`,
        sentence: targets.standing?.text ?? 'no target',
      }));
      renderPart(
        <>
          <Card />
          <TargetForm {...subject} measure={disruptions} target={null} onDone={() => undefined} />
        </>,
        { others: { setTarget: targets.setTarget, scorecard } },
      );
      await screen.findByText('2026-27-Q1: no target');
      await press('Turn');
      await screen.findByText('2026-27-Q2: no target');
      await open('Set target');
      await write('Target', '5');
      await press('Set target');
      expect(await screen.findByText('2026-27-Q2: 5')).toBeVisible();
      await press('Turn');
      expect(await screen.findByText('2026-27-Q1: 5')).toBeVisible();
      expect(scorecard).toHaveBeenCalledTimes(4);
    },
  );

  it('leaves the page as it is while somebody looks at the changes, then updates it', async () => {
    const targets = new FakeTargets(aTarget());
    function Page() {
      const { data } = useQuery(CARD, { variables: { quarter: '2026-27-Q2' } });
      if (data === undefined) return <p>Loading</p>;
      const { id, sentence } = data.scorecard;
      return (
        <div key={id}>
          <p>{sentence}</p>
          <TargetForm
            {...subject}
            measure={disruptions}
            target={aTarget()}
            onDone={() => undefined}
          />
        </div>
      );
    }
    const scorecard = () => ({
      id: `card ${targets.standing?.version}`,
      sentence: `It is ${targets.standing?.text}.`,
    });
    renderPart(<Page />, { others: { setTarget: targets.setTarget, scorecard } });
    await screen.findByText('It is 660.');
    await open('Change target');
    targets.standing = aTarget({ value: 700, text: '700', version: 2 });
    await write('Target', '650');
    await press('Set target');
    await press('Show the current target');
    await press('Cancel');
    expect(await screen.findByText('It is 700.')).toBeVisible();
  });
});
