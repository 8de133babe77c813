import { AddFilter } from './AddFilter.js';
import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import { BuilderIcon } from './BuilderIcon.js';
import { ConditionRow } from './ConditionRow.js';
import { findFilterFields } from './find-filter-fields.js';
import type { BuilderQuestion, FilterPart } from './question.type.js';
import type { FilterField } from './schema-words.js';
import { SetInTextRow } from './SetInTextRow.js';
import type { Misfit } from './what-fits.js';

interface FiltersPartProps {
  readonly question: BuilderQuestion;
  readonly context: BuilderContext;
}

/** The filters, as rows and as alternatives. */
export function FiltersPart({ question, context }: FiltersPartProps) {
  const { fields, foreign } = findFilterFields(question, context);
  return (
    <div className={styles.part}>
      <div className={styles.partHead}>
        <h3>Filters</h3>
        <AddFilter
          question={question}
          context={context}
          label="Add a filter"
          className={styles.add}
          onAdd={(condition) => context.onMake({ kind: 'ADD_CONDITION', condition })}
        >
          Add
        </AddFilter>
      </div>
      <Parts parts={question.filters} fields={fields} foreign={foreign} context={context} />
    </div>
  );
}

interface PartsProps {
  readonly parts: readonly FilterPart[];
  readonly fields: readonly FilterField[];
  readonly foreign: readonly Misfit[];
  readonly context: BuilderContext;
}

function Parts({ parts, ...rest }: PartsProps) {
  return parts.map((part) => {
    if (part.kind === 'TEXT')
      return (
        <SetInTextRow
          key={part.range.from}
          what="Filter"
          text={part.text}
          range={part.range}
          context={rest.context}
        />
      );
    if (part.kind === 'CONDITION')
      return <ConditionRow key={part.path.join('.')} condition={part} {...rest} />;
    const name = part.kind === 'ANY' ? 'Any of these' : 'Not';
    return (
      <div key={part.path.join('.')} className={styles.group} role="group" aria-label={name}>
        <div className={styles.partHead}>
          <p>{name}</p>
          <button
            className={styles.icon}
            type="button"
            aria-label={`Remove: ${name.toLowerCase()}`}
            title="Remove"
            onClick={() => rest.context.onMake({ kind: 'REMOVE_PART', path: part.path })}
          >
            <BuilderIcon of="CROSS" />
          </button>
        </div>
        {part.branches.map((branch, index) => (
          <div key={index}>
            {index === 0 ? null : <p className={styles.or}>or</p>}
            <Parts parts={branch} {...rest} />
          </div>
        ))}
      </div>
    );
  });
}
