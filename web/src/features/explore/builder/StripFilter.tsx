import type { BuilderPaneProps } from '#features/explore/workbench.type.js';

import { AddFilter } from './AddFilter.js';
import styles from './StripFilter.module.css';
import { useBuilder } from './use-builder.js';

type StripFilterProps = Pick<BuilderPaneProps, 'question' | 'schema' | 'choices' | 'onChange'>;

const light = () => undefined;

/** Adds a filter that is a variable in the strip, if the builder can read the question. */
export function StripFilter(props: StripFilterProps) {
  const { question, beyond, context } = useBuilder({ ...props, litRange: null, onLight: light });
  if (question === null || beyond !== null) return null;
  return (
    <AddFilter
      question={question}
      context={context}
      label="Filter: add one that is asked for each time"
      className={styles.filter}
      onAdd={(condition) => {
        const isNew = !question.filters.some(
          (part) =>
            part.kind !== 'TEXT' && part.path.length === 1 && part.path[0] === condition.field,
        );
        context.onMake(
          { kind: 'ADD_CONDITION', condition },
          // A second filter on the same field is nested: people move it to the strip from the
          // builder.
          ...(isNew ? [{ kind: 'PIN' as const, path: [condition.field] }] : []),
        );
      }}
    >
      Filter
    </AddFilter>
  );
}
