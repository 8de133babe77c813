import { problemOf } from '#lib/field-problem.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { TextControl } from '#ui/TextControl.js';

import type { AlertSubjectProps } from './alert-subject.type.js';
import { withQuestion } from './choices.js';
import { PickOne } from './PickOne.js';
import { useQuestionParts } from './use-question-parts.js';
import { VariableFields } from './VariableFields.js';

const sides = [
  { code: 'ABOVE', name: 'Above' },
  { code: 'BELOW', name: 'Below' },
] as const;

/**
 * The fields of a threshold: which total of which saved question, and the number to compare with.
 */
export function ThresholdFields({ draft, write, problems, choices, standing }: AlertSubjectProps) {
  const parts = useQuestionParts(draft.savedQuery);
  const measures = (parts?.savedQuery?.measures ?? []).map(({ key, name }) => ({
    code: key,
    name,
  }));
  const [only, ...others] = measures;
  return (
    <>
      <PickOne
        label="Saved question"
        options={withQuestion(choices.questions, standing)}
        chosen={draft.savedQuery}
        problem={problemOf(problems, 'savedQuery')}
        onChoose={(code) => write({ savedQuery: code, measure: null, variables: {} })}
      />
      {others.length === 0 ? null : (
        <PickOne
          label="Its measure"
          options={measures}
          chosen={draft.measure ?? null}
          problem={problemOf(problems, 'measure')}
          onChoose={(code) => write({ measure: code })}
        />
      )}
      {only === undefined || others.length > 0 ? null : (
        <p>{`This is the total of ${only.name}.`}</p>
      )}
      <VariableFields
        parts={parts}
        values={draft.variables}
        onChange={(variables) => write({ variables })}
        choices={choices}
        problems={problems}
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
