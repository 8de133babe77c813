import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { useEffectFirst } from '#graphql/use-effect-first.js';
import { problemOf } from '#lib/field-problem.js';
import { datasetNames } from '#parts/dataset-names.js';
import { EffectForm } from '#parts/EffectForm.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { TextControl } from '#ui/TextControl.js';

import { RETENTION_EFFECT, SET_RETENTION, type ShownRetention } from './quality-documents.js';

interface RetentionFormProps {
  readonly period: ShownRetention;
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
}

const lengths = [
  { code: 'ERASED', name: 'Until somebody erases them' },
  { code: 'YEARS', name: 'For some years' },
] as const;
type Length = (typeof lengths)[number]['code'];

/**
 * The form for how long records of a dataset are kept. It shows what would be removed before the
 * change is saved.
 */
export function RetentionForm({ period, onClose, onDone }: RetentionFormProps) {
  const { dataset } = period;
  const [length, setLength] = useState<Length>(period.years === null ? 'ERASED' : 'YEARS');
  const [typed, setTyped] = useState(period.years === null ? '' : String(period.years));
  const [version, setVersion] = useState(period.version);
  const { effect, problems, look, isLooking, refuse, forget } = useEffectFirst(
    RETENTION_EFFECT,
    ({ retentionEffect }) => retentionEffect,
  );
  const { send, isSending } = useChange(SET_RETENTION);

  const years = length === 'ERASED' ? null : Number(typed);
  const isComplete = years === null || /^\d{1,3}$/.test(typed.trim());
  const input = { dataset, years, version };
  const ask = () => {
    if (isComplete) void look({ input });
    else refuse([{ field: 'years', message: 'Give a whole number of years, such as 7.' }]);
  };
  const save = async () => {
    const sent = await send({ input });
    if (sent === null) return;
    if (!sent.ok) {
      refuse([{ field: null, message: sent.sentence }]);
      return;
    }
    const { problems: found, retention } = sent.data.setRetention;
    if (found.length > 0) {
      // What was typed stays; the next check is made with the current version.
      setVersion(retention.find((each) => each.dataset === dataset)?.version ?? version);
      refuse(found);
      return;
    }
    onClose();
    onDone(
      `${datasetNames[dataset]}: kept ${years === null ? 'until somebody erases them' : `for ${years} years`}.`,
    );
  };

  return (
    <EffectForm
      effect={effect}
      problems={problems}
      fields={['years']}
      look="See what would be removed"
      isPending={isLooking || isSending}
      onLook={ask}
      onSave={() => void save()}
      onClose={onClose}
    >
      <ChoiceControl
        label="Records are kept"
        options={lengths}
        chosen={length}
        onChoose={(chosen) => {
          setLength(chosen);
          forget();
        }}
      />
      {length === 'YEARS' ? (
        <TextControl
          label="Years"
          hint="After the end of their quarter: from 4 to 100."
          problem={problemOf(problems, 'years')}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            forget();
          }}
        />
      ) : null}
    </EffectForm>
  );
}
