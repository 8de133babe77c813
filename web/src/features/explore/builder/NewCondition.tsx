import { useState } from 'react';

import styles from '#features/explore/marks/Pop.module.css';
import { joinWords, lowerFirst } from '#lib/format.js';

import type { BuilderContext } from './builder.type.js';
import { ConditionEditor } from './ConditionEditor.js';
import type { Tests } from './question.type.js';
import type { FilterField } from './schema-words.js';
import type { Misfit } from './what-fits.js';

interface NewConditionProps {
  readonly title: string;
  readonly fields: readonly FilterField[];
  /** Fields that cannot be chosen, with the reason. */
  readonly foreign: readonly Misfit[];
  readonly context: BuilderContext;
  readonly onUse: (field: string, tests: Tests) => void;
}

/** Chooses a field to filter by, and then its values. */
export function NewCondition({ title, fields, foreign, context, onUse }: NewConditionProps) {
  const [chosen, setChosen] = useState<FilterField | null>(null);
  if (chosen !== null)
    return (
      <ConditionEditor
        field={chosen}
        tests={null}
        context={context}
        onUse={(tests) => onUse(chosen.field, tests)}
      />
    );
  const offered = fields.filter(({ dimension }) => !foreign.some(({ code }) => code === dimension));
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.list}>
        {offered.map((field) => (
          <li key={field.field}>
            <button className={styles.choice} type="button" onClick={() => setChosen(field)}>
              {field.name}
            </button>
          </li>
        ))}
      </ul>
      {foreign[0] === undefined ? null : (
        <p className={styles.note}>
          {foreign[0].why}
          {foreign.length > 1
            ? ` Nor ${foreign.length === 2 ? 'is' : 'are'} ${joinWords(
                foreign
                  .slice(1)
                  .map(({ code }) =>
                    lowerFirst(fields.find(({ dimension }) => dimension === code)?.name ?? code),
                  ),
              )}.`
            : ''}
        </p>
      )}
    </>
  );
}
