import { type FieldProblem, problemOf } from '#lib/field-problem.js';

import { ALL, type WatchChoices, withQuestion } from './choices.js';
import { PickOne } from './PickOne.js';
import type { ScheduleDraft } from './schedule-draft.js';
import { useQuestionParts } from './use-question-parts.js';
import { VariableFields } from './VariableFields.js';
import type { QuestionChoice } from './watch.type.js';

interface ScheduleSubjectProps {
  readonly draft: ScheduleDraft;
  readonly write: (part: Partial<ScheduleDraft>) => void;
  readonly problems: readonly FieldProblem[];
  readonly choices: WatchChoices;
  /** The current saved question; null if there is none. */
  readonly standing: QuestionChoice | null;
}

/** The fields for what a schedule sends: a saved question, or a measure and an area. */
export function ScheduleSubject({
  draft,
  write,
  problems,
  choices,
  standing,
}: ScheduleSubjectProps) {
  const { kind, savedQuery, variables, measure, area } = draft;
  const parts = useQuestionParts(kind === 'SAVED_QUERY' ? savedQuery : null);
  if (kind === 'SAVED_QUERY') {
    return (
      <>
        <PickOne
          label="Saved question"
          options={withQuestion(choices.questions, standing)}
          chosen={savedQuery}
          problem={problemOf(problems, 'subject.savedQuery')}
          onChoose={(code) => write({ savedQuery: code, variables: {} })}
        />
        <VariableFields
          parts={parts}
          values={variables}
          onChange={(changed) => write({ variables: changed })}
          choices={choices}
          problems={problems}
        />
      </>
    );
  }
  return (
    <>
      {kind === 'MEASURE' ? (
        <PickOne
          label="Measure"
          options={choices.measures}
          chosen={measure ?? null}
          problem={problemOf(problems, 'subject.measure')}
          onChoose={(code) => write({ measure: code })}
        />
      ) : null}
      <PickOne
        label="Area"
        options={choices.areas}
        chosen={area ?? ALL}
        problem={problemOf(problems, 'subject.area')}
        onChoose={(code) => write({ area: code === ALL ? null : code })}
      />
    </>
  );
}
