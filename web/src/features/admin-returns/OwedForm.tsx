import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { useEffectFirst } from '#graphql/use-effect-first.js';
import { useInvalidate } from '#graphql/use-invalidate.js';
import { datasetNames } from '#parts/dataset-names.js';
import { EffectForm } from '#parts/EffectForm.js';
import { Button } from '#ui/Button.js';
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

/**
 * The quarters for which an agency owes a dataset; the effects are shown before a change is saved.
 */
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
  const { effect, problems, look, isLooking, refuse, forget } = useEffectFirst(
    OBLIGATION_EFFECT,
    ({ obligationEffect }) => obligationEffect,
  );
  const { send, isSending } = useChange(SET_OBLIGATION);
  const invalidate = useInvalidate(['periods', 'returns', 'scorecard', 'kpi', 'page', 'figures']);

  const change = (next: typeof times) => {
    setTimes(next);
    forget();
  };
  const input = { agency: agency.code, dataset, times, version };
  const save = async () => {
    const sent = await send({ input });
    if (sent === null) return;
    if (!sent.ok) {
      refuse([{ field: null, message: sent.sentence }]);
      return;
    }
    const { problems: found, obligation: now } = sent.data.setObligation;
    if (found.length > 0) {
      // What was chosen stays; the next check is made with the current version.
      if (now) setVersion(now.version);
      refuse(found);
      onConflict();
      return;
    }
    onClose();
    onDone(`${agency.name}, ${datasetNames[dataset].toLowerCase()}: ${now?.text ?? 'saved'}.`);
    invalidate();
  };

  return (
    <EffectForm
      effect={effect}
      problems={problems}
      fields={[]}
      isPending={isLooking || isSending}
      onLook={() => void look({ input })}
      onSave={() => void save()}
      onClose={onClose}
    >
      {times.length === 0 ? <p>It owes no {datasetNames[dataset].toLowerCase()}.</p> : null}
      {times.map((time, index) => (
        <div
          // The periods have no other key.
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
    </EffectForm>
  );
}
