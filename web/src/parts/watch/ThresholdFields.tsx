import { problemOf } from '#lib/field-problem.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { TextControl } from '#ui/TextControl.js';

import type { AlertSubjectProps } from './AlertSubject.js';
import { ALL, withQuestion } from './choices.js';
import { PickOne } from './PickOne.js';

const sides = [
  { code: 'ABOVE', name: 'Above' },
  { code: 'BELOW', name: 'Below' },
] as const;

/** Which total of which saved question, and the number that it is held against. */
export function ThresholdFields({ draft, write, problems, choices, standing }: AlertSubjectProps) {
  return (
    <>
      <PickOne
        label="Saved question"
        options={withQuestion(choices.questions, standing)}
        chosen={draft.savedQuery}
        problem={problemOf(problems, 'savedQuery')}
        onChoose={(code) => write({ savedQuery: code, measure: null })}
      />
      <PickOne
        label="Measure of it"
        options={[{ code: ALL, name: 'The only one' } as const, ...choices.measures]}
        chosen={draft.measure ?? ALL}
        problem={problemOf(problems, 'measure')}
        onChoose={(code) => write({ measure: code === ALL ? null : code })}
      />
      <ChoiceControl
        label="Raised when the total is"
        options={sides}
        chosen={draft.isAbove ? 'ABOVE' : 'BELOW'}
        onChoose={(side) => write({ isAbove: side === 'ABOVE' })}
      />
      <TextControl
        kind="number"
        label="Number"
        hint={null}
        problem={problemOf(problems, 'threshold')}
        value={draft.threshold}
        onChange={(threshold) => write({ threshold })}
      />
    </>
  );
}
