import { lazy } from 'react';

import { PopButton } from '#features/explore/marks/PopButton.js';

import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import { BuilderIcon } from './BuilderIcon.js';
import type { BuilderQuestion } from './question.type.js';
import { findForeignDimensions } from './what-fits.js';

const GroupChoices = lazy(async () => ({
  default: (await import('./GroupChoices.js')).GroupChoices,
}));

interface GroupByPartProps {
  readonly question: BuilderQuestion;
  /** The keys of the measures for which a dimension must be recorded. */
  readonly measures: readonly string[];
  /** The codes of the dimensions to choose from; by default of all that are recorded. */
  readonly offered?: readonly string[] | undefined;
  readonly context: BuilderContext;
}

/** The groups of the question. */
export function GroupByPart({ question, measures, offered, context }: GroupByPartProps) {
  const { fitting, onMake, onLight, isLit, onExplain } = context;
  const nameOf = (code: string) =>
    fitting.dimensions.find((each) => each.code === code)?.name ?? code;
  const foreign = findForeignDimensions(measures, fitting);
  const isForeign = (code: string) =>
    foreign.some((each) => each.code === code) || offered?.includes(code) === false;
  const [explained] = measures;
  const chosen = question.by.map(({ dimension }) => dimension);
  const gone = fitting.dimensions.filter(({ code }) => isForeign(code));

  return (
    <div className={styles.part}>
      <div className={styles.partHead}>
        <div className={styles.chips}>
          <h3>Group by</h3>
          {question.by.map(({ dimension, range }) => (
            <span
              key={dimension}
              className={isLit(range) ? `${styles.chip} ${styles.lit}` : styles.chip}
            >
              <button type="button" onClick={() => onLight(range)}>
                {nameOf(dimension)}
              </button>
              <button
                className={styles.icon}
                type="button"
                aria-label={`Remove ${nameOf(dimension)}`}
                title={`Remove ${nameOf(dimension)}`}
                onClick={() => onMake({ kind: 'REMOVE_DIMENSION', dimension })}
              >
                <BuilderIcon of="CROSS" />
              </button>
            </span>
          ))}
        </div>
        <PopButton
          label="Add a group"
          className={styles.add}
          content={(close) => (
            <GroupChoices
              dimensions={fitting.dimensions.filter(
                ({ code }) => !isForeign(code) || chosen.includes(code),
              )}
              chosen={chosen}
              gone={{ names: gone.map(({ name }) => name), why: foreign[0]?.why ?? null }}
              context={context}
              onExplain={
                question.kind === 'FIGURES' && onExplain !== null && explained !== undefined
                  ? () => {
                      close();
                      onExplain(explained);
                    }
                  : null
              }
            />
          )}
        >
          <BuilderIcon of="PLUS" /> Add
        </PopButton>
      </div>
      {foreign
        .filter(({ code }) => chosen.includes(code))
        .map(({ code, why }) => (
          <p key={code} className={styles.warning}>
            {why} Remove one of them.
          </p>
        ))}
    </div>
  );
}
