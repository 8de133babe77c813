import { useState } from 'react';

import styles from '#features/explore/marks/Pop.module.css';
import { TextButton } from '#ui/TextButton.js';

import type { BuilderContext } from './builder.type.js';
import type { Change } from './change-text.js';
import { ConditionEditor } from './ConditionEditor.js';
import { wayOf } from './describe-condition.js';
import { NewCondition } from './NewCondition.js';
import type { Condition } from './question.type.js';
import type { FilterField } from './schema-words.js';
import type { Misfit } from './what-fits.js';
import { testsOf } from './write-filter.js';

interface ConditionChoicesProps {
  readonly condition: Condition;
  /** The field of the condition; undefined if the schema does not have it. */
  readonly field: FilterField | undefined;
  readonly fields: readonly FilterField[];
  readonly foreign: readonly Misfit[];
  readonly context: BuilderContext;
  readonly onClose: () => void;
}

/**
 * What can be done with a condition: make it a variable, add an alternative, negate it, or remove
 * it.
 */
export function ConditionChoices({
  condition,
  field,
  fields,
  foreign,
  context,
  onClose,
}: ConditionChoicesProps) {
  const [isAdding, setIsAdding] = useState(false);
  const { path } = condition;
  const asked = testsOf(condition);
  const make = (change: Change) => {
    onClose();
    context.onMake(change);
  };
  if (isAdding) {
    return (
      <NewCondition
        title={`Alternative to ${(field?.name ?? condition.field).toLowerCase()}`}
        fields={fields}
        foreign={foreign}
        context={context}
        onUse={(chosen, tests) =>
          make({ kind: 'ADD_ALTERNATIVE', path, condition: { field: chosen, tests } })
        }
      />
    );
  }
  return (
    <>
      {field === undefined || wayOf(asked) === null ? (
        <p className={styles.note}>
          This filter has several conditions at once, which can only be set in the text.
        </p>
      ) : (
        <ConditionEditor
          field={field}
          tests={asked}
          context={context}
          onUse={(tests) => make({ kind: 'SET_TESTS', path, tests })}
        />
      )}
      <div className={styles.foot}>
        <TextButton onPress={() => setIsAdding(true)}>Or</TextButton>
        <TextButton onPress={() => make({ kind: 'NEGATE', path })}>Leave out instead</TextButton>
        <TextButton onPress={() => make({ kind: 'REMOVE_PART', path })}>Remove</TextButton>
      </div>
    </>
  );
}
