import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { useEffectFirst } from '#graphql/use-effect-first.js';
import { useInvalidate } from '#graphql/use-invalidate.js';
import { problemOf } from '#lib/field-problem.js';
import { formatDay } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';
import { EffectForm } from '#parts/EffectForm.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { TextControl } from '#ui/TextControl.js';

import { PERIOD_EFFECT, SET_PERIODS, type ShownSetting } from './calendar-documents.js';

interface PeriodFormProps {
  readonly quarter: string;
  /** The datasets to change together: one, or all. */
  readonly settings: readonly ShownSetting[];
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
  readonly onConflict: () => void;
}

const closings = [
  { code: 'DUE', name: 'At the end of the due day' },
  { code: 'NOW', name: 'Today' },
  { code: 'DAY', name: 'On a set day' },
] as const;
type Closing = (typeof closings)[number]['code'];

/** When a dataset is due and when it closes; the effects are shown before a change is saved. */
export function PeriodForm({ quarter, settings, onClose, onDone, onConflict }: PeriodFormProps) {
  const [first] = settings;
  const [dueOn, setDueOn] = useState(first?.dueOn ?? '');
  const [closing, setClosing] = useState<Closing>(
    (first?.closedOn ?? null) === null ? 'DUE' : 'DAY',
  );
  const [day, setDay] = useState(first?.closedOn ?? '');
  const [versions, setVersions] = useState(
    new Map(settings.map(({ dataset, version }) => [dataset, version])),
  );
  const { effect, problems, look, isLooking, refuse, forget } = useEffectFirst(
    PERIOD_EFFECT,
    ({ periodEffect }) => periodEffect,
  );
  const { send, isSending } = useChange(SET_PERIODS);
  const invalidate = useInvalidate(['periods', 'returns', 'scorecard', 'kpi', 'page', 'figures']);

  const closedOn = closing === 'DUE' ? null : closing === 'NOW' ? (first?.closableOn ?? '') : day;
  const toInput = () => ({
    quarter,
    settings: settings.map(({ dataset }) => ({
      ...{ dataset, dueOn, closedOn },
      version: versions.get(dataset) ?? 0,
    })),
  });
  const isComplete = dueOn !== '' && (closing !== 'DAY' || day !== '');
  const ask = () => {
    if (isComplete) void look({ input: toInput() });
    else refuse([{ field: dueOn === '' ? 'dueOn' : 'closedOn', message: 'Give a day.' }]);
  };
  const save = async () => {
    const sent = await send({ input: toInput() });
    if (sent === null) return;
    if (!sent.ok) {
      refuse([{ field: null, message: sent.sentence }]);
      return;
    }
    const { problems: found, settings: now } = sent.data.setPeriods;
    if (found.length > 0) {
      // What was typed stays; the next check is made with the current version.
      setVersions(new Map(now.map(({ dataset, version }) => [dataset, version])));
      refuse(found);
      onConflict();
      return;
    }
    onClose();
    onDone(
      `${settings.length === 1 ? datasetNames[first?.dataset ?? 'REPORTS'] : 'All datasets'}: due on ${formatDay(dueOn)}${closing === 'NOW' ? ', closed today' : ''}.`,
    );
    invalidate();
  };

  return (
    <EffectForm
      effect={effect}
      problems={problems}
      fields={['dueOn', 'closedOn']}
      isPending={isLooking || isSending}
      onLook={ask}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextControl
        label="Due on"
        hint={
          first === undefined ? null : `Unless you say otherwise: ${formatDay(first.usualDueOn)}.`
        }
        problem={problemOf(problems, 'dueOn')}
        kind="date"
        value={dueOn}
        onChange={(value) => {
          setDueOn(value);
          forget();
        }}
      />
      <ChoiceControl
        label="It closes"
        options={closings.filter(
          ({ code }) => code !== 'NOW' || (first?.closableOn ?? null) !== null,
        )}
        chosen={closing}
        onChoose={(chosen) => {
          setClosing(chosen);
          forget();
        }}
      />
      {closing === 'DAY' ? (
        <TextControl
          label="Closed from"
          hint="A later day keeps it open until then, or reopens it."
          problem={problemOf(problems, 'closedOn')}
          kind="date"
          value={day}
          onChange={(value) => {
            setDay(value);
            forget();
          }}
        />
      ) : problemOf(problems, 'closedOn') === null ? null : (
        <p role="alert">{problemOf(problems, 'closedOn')}</p>
      )}
    </EffectForm>
  );
}
