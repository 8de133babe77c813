import { lazy } from 'react';

import { PopButton } from '#features/explore/marks/PopButton.js';

import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import { BuilderIcon } from './BuilderIcon.js';
import { describeTests } from './describe-condition.js';
import type { Condition } from './question.type.js';
import type { FilterField } from './schema-words.js';
import type { Misfit } from './what-fits.js';
import { testsOf } from './write-filter.js';

const ConditionChoices = lazy(async () => ({
  default: (await import('./ConditionChoices.js')).ConditionChoices,
}));

interface ConditionRowProps {
  readonly condition: Condition;
  readonly fields: readonly FilterField[];
  readonly foreign: readonly Misfit[];
  readonly context: BuilderContext;
}

/**
 * A condition on one line: its field, its values, and whether it is a variable. A press opens it
 * for editing and highlights its place in the text.
 */
export function ConditionRow({ condition, fields, foreign, context }: ConditionRowProps) {
  const { path, range, tests } = condition;
  const { onMake, onLight, isLit } = context;
  const field = fields.find((each) => each.field === condition.field);
  const asked = testsOf(condition);
  const name = field?.name ?? condition.field;
  const isPinned = tests.some(({ variables }) => variables.length > 0);
  const words = describeTests(field, asked, context);
  const pinWords = isPinned
    ? `${name}: asked for each time, above the answer`
    : `${name}: ask each time`;
  return (
    <div className={isLit(range) ? `${styles.condition} ${styles.lit}` : styles.condition}>
      <PopButton
        label={`${name}: ${words}`}
        className={styles.say}
        onOpen={() => onLight(range)}
        content={(close) => (
          <ConditionChoices
            condition={condition}
            field={field}
            fields={fields}
            foreign={foreign}
            context={context}
            onClose={close}
          />
        )}
      >
        <span>{name}</span>
        <b>{words}</b>
        <BuilderIcon of="CARET" />
      </PopButton>
      <button
        className={styles.pin}
        type="button"
        aria-pressed={isPinned}
        aria-label={pinWords}
        title={pinWords}
        onClick={() => onMake({ kind: isPinned ? 'UNPIN' : 'PIN', path })}
      >
        {isPinned ? 'in the strip' : 'ask each time'}
      </button>
    </div>
  );
}
