import { lazy } from 'react';

import { PopButton } from '#features/explore/marks/PopButton.js';

import type { BuilderContext } from './builder.type.js';
import { BuilderIcon } from './BuilderIcon.js';
import type { NewCondition as Condition } from './change-filter.js';
import { findFilterFields } from './find-filter-fields.js';
import type { BuilderQuestion } from './question.type.js';

const NewCondition = lazy(async () => ({
  default: (await import('./NewCondition.js')).NewCondition,
}));

interface AddFilterProps {
  readonly question: BuilderQuestion;
  readonly context: BuilderContext;
  readonly label: string;
  readonly className: string | undefined;
  /** The label of the button, after a plus. */
  readonly children: string;
  readonly onAdd: (condition: Condition) => void;
}

/**
 * The button that adds a filter. There is none if the whole filter of the question is a variable.
 */
export function AddFilter({
  question,
  context,
  label,
  className,
  children,
  onAdd,
}: AddFilterProps) {
  const [only, second] = question.filters;
  if (second === undefined && only?.kind === 'TEXT' && only.text.startsWith('$')) return null;
  return (
    <PopButton
      label={label}
      className={className}
      content={(close) => (
        <NewCondition
          title="Filter by"
          {...findFilterFields(question, context)}
          context={context}
          onUse={(field, tests) => {
            close();
            onAdd({ field, tests });
          }}
        />
      )}
    >
      <BuilderIcon of="PLUS" /> {children}
    </PopButton>
  );
}
