import type { QuestionPartsQuery } from '#graphql/operations.js';
import type { FieldProblem } from '#lib/field-problem.js';
import { problemOf } from '#lib/field-problem.js';
import { TextControl } from '#ui/TextControl.js';

import { ALL, type WatchChoices } from './choices.js';
import { PickOne } from './PickOne.js';
import { findOptions, readWritten, toWritten, type Values } from './variable-values.js';

interface VariableFieldsProps {
  /** The variables of the chosen question; null until they are loaded. */
  readonly parts: QuestionPartsQuery | null;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly choices: WatchChoices;
  readonly problems: readonly FieldProblem[];
}

/** The variables of a saved question: each with its saved value, or a value of its own. */
export function VariableFields({
  parts,
  values,
  onChange,
  choices,
  problems,
}: VariableFieldsProps) {
  const saved = parts?.savedQuery;
  if (!saved) return null;
  const write = (name: string, value: unknown) => {
    const { [name]: _before, ...others } = values;
    onChange(value === null ? others : { ...others, [name]: value });
  };
  const problem = problemOf(problems, 'variables') ?? problemOf(problems, 'subject.variables');
  return (
    <>
      {saved.declaredVariables.map((declared, index) => {
        const { name } = declared;
        const label = saved.variables.find((each) => each.name === name)?.label;
        const shared = {
          label: label === undefined || label === '' ? name : label,
          problem: index === 0 ? problem : null,
        };
        const options = findOptions(declared, choices, parts.periods);
        const written = toWritten(values[name]);
        if (options === null) {
          return (
            <TextControl
              key={name}
              {...shared}
              hint="If left empty, it stays as saved."
              value={written}
              onChange={(text) => write(name, text === '' ? null : readWritten(text, declared))}
            />
          );
        }
        const asSaved = { code: ALL, name: 'As it was saved' };
        const own =
          written === '' || options.some(({ code }) => code === written)
            ? []
            : [{ code: written, name: written }];
        return (
          <PickOne
            key={name}
            {...shared}
            options={[asSaved, ...own, ...options]}
            chosen={written === '' ? ALL : written}
            onChoose={(code) => write(name, code === ALL ? null : readWritten(code, declared))}
          />
        );
      })}
    </>
  );
}
