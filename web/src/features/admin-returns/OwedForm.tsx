import { useRef, useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { useEffectFirst } from '#graphql/use-effect-first.js';
import { useInvalidate } from '#graphql/use-invalidate.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { datasetNames } from '#parts/dataset-names.js';
import { EffectList } from '#parts/EffectList.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { SelectField } from '#ui/SelectField.js';

import styles from './AdminReturns.module.css';
import { OBLIGATION_EFFECT, SET_OBLIGATION, type ShownObligation } from './calendar-documents.js';

interface OwedFormProps {
  readonly obligation: ShownObligation;
  /** Quarters to choose from, earliest first. */
  readonly quarters: readonly { readonly code: string; readonly name: string }[];
  readonly running: string;
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
  readonly onConflict: () => void;
}

/** The quarters for which an agency owes a dataset; the effects are shown before it is saved. */
export function OwedForm({
  obligation,
  quarters,
  running,
  onClose,
  onDone,
  onConflict,
}: OwedFormProps) {
  const { agency, dataset } = obligation;
  const [times, setTimes] = useState(
    obligation.times.map(({ from, until }) => ({ from, until: until ?? null })),
  );
  const [version, setVersion] = useState(obligation.version);
  const { effect, look, isLooking, setEffect, forget } = useEffectFirst(
    OBLIGATION_EFFECT,
    ({ obligationEffect }) => obligationEffect,
  );
  const { send, isSending } = useChange(SET_OBLIGATION);
  const invalidate = useInvalidate(['periods', 'returns', 'scorecard', 'kpi', 'page', 'figures']);
  const form = useRef<HTMLFormElement>(null);
  const problems = effect?.problems ?? [];
  useFocusOnProblem(form, problems);

  const change = (next: typeof times) => {
    setTimes(next);
    forget();
  };
  const input = { agency: agency.code, dataset, times, version };
  const save = async () => {
    const sent = await send({ input });
    if (sent === null) return;
    if (!sent.ok) {
      setEffect({ sentences: [], problems: [{ field: null, message: sent.sentence }] });
      return;
    }
    const { problems: found, obligation: now } = sent.data.setObligation;
    if (found.length > 0) {
      // What was chosen stays; the next check is about the current version.
      if (now) setVersion(now.version);
      setEffect({ sentences: [], problems: found });
      onConflict();
      return;
    }
    onClose();
    onDone(`${agency.name}, ${datasetNames[dataset].toLowerCase()}: ${now?.text ?? 'saved'}.`);
    invalidate();
  };

  const canSave = effect !== null && problems.length === 0;
  return (
    <DialogForm
      ref={form}
      onSubmit={canSave ? () => void save() : () => void look({ input })}
      buttons={
        <>
          {canSave ? (
            <Button type="submit" look="main" isPending={isSending}>
              Save
            </Button>
          ) : (
            <Button type="submit" look="main" isPending={isLooking}>
              See what it changes
            </Button>
          )}
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems sentences={problems.map(({ message }) => message)} />
      {times.length === 0 ? <p>It owes no {datasetNames[dataset].toLowerCase()}.</p> : null}
      {times.map((time, index) => (
        <div
          // Nothing else tells them apart.
          key={index}
          className={styles.time}
          role="group"
          aria-label={`Period ${index + 1}`}
        >
          <SelectField
            label="From"
            options={quarters}
            chosen={time.from}
            onChoose={(from) =>
              change(times.map((each, at) => (at === index ? { ...each, from } : each)))
            }
          />
          <SelectField
            label="To"
            options={[{ code: '', name: 'Still' }, ...quarters]}
            chosen={time.until ?? ''}
            onChoose={(until) =>
              change(
                times.map((each, at) =>
                  at === index ? { ...each, until: until === '' ? null : until } : each,
                ),
              )
            }
          />
          <Button
            look="quiet"
            label={`Remove period ${index + 1}`}
            onPress={() => change(times.filter((_, at) => at !== index))}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button onPress={() => change([...times, { from: running, until: null }])}>
        {times.length === 0 ? 'Add a period' : 'Add another period'}
      </Button>
      {effect === null ? null : <EffectList effect={effect} />}
    </DialogForm>
  );
}
