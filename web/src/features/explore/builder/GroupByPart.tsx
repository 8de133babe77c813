import pop from '#features/explore/marks/Pop.module.css';
import { PopButton } from '#features/explore/marks/PopButton.js';

import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import { BuilderIcon } from './BuilderIcon.js';
import type { BuilderQuestion } from './question.type.js';
import { describeDimension } from './schema-words.js';
import { Tick } from './Tick.js';
import { findForeignDimensions } from './what-fits.js';

interface GroupByPartProps {
  readonly question: BuilderQuestion;
  /** The measures that must record it. */
  readonly measures: readonly string[];
  /** Dimensions to choose from; if left out, all that are recorded. */
  readonly offered?: readonly string[] | undefined;
  readonly context: BuilderContext;
}

/** The groups of the question. */
export function GroupByPart({ question, measures, offered, context }: GroupByPartProps) {
  const { schema, fitting, onMake, onLight, isLit } = context;
  const nameOf = (code: string) =>
    fitting.dimensions.find((each) => each.code === code)?.name ?? code;
  const foreign = findForeignDimensions(measures, fitting);
  const isForeign = (code: string) =>
    foreign.some((each) => each.code === code) || offered?.includes(code) === false;
  const [explained] = measures;
  const chosen = question.by.map(({ dimension }) => dimension);
  const gone = fitting.dimensions.filter(({ code }) => isForeign(code));
  const toggle = (dimension: string) => (isOn: boolean) =>
    onMake({ kind: isOn ? 'ADD_DIMENSION' : 'REMOVE_DIMENSION', dimension });

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
                aria-label={`Take out ${nameOf(dimension)}`}
                title={`Take out ${nameOf(dimension)}`}
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
            <>
              <h3>Group by</h3>
              <div className={pop.list}>
                {fitting.dimensions
                  .filter(({ code }) => !isForeign(code) || chosen.includes(code))
                  .map(({ code, name }) => (
                    <div key={code} className={pop.choice}>
                      <Tick label={name} isOn={chosen.includes(code)} onChange={toggle(code)}>
                        {name}
                      </Tick>
                      <span className={pop.note}>{describeDimension(schema, code)}</span>
                    </div>
                  ))}
              </div>
              {question.kind === 'FIGURES' &&
              context.onExplain !== null &&
              explained !== undefined ? (
                <button
                  className={styles.add}
                  type="button"
                  onClick={() => {
                    close();
                    context.onExplain?.(explained);
                  }}
                >
                  What made the change
                </button>
              ) : null}
              {gone.length === 0 ? null : (
                <Gone names={gone.map(({ name }) => name)} why={foreign[0]?.why ?? null} />
              )}
            </>
          )}
        >
          <BuilderIcon of="PLUS" /> Add
        </PopButton>
      </div>
      {foreign
        .filter(({ code }) => chosen.includes(code))
        .map(({ code, why }) => (
          <p key={code} className={styles.warning}>
            {why} Take one of them out.
          </p>
        ))}
    </div>
  );
}

function Gone({ names, why }: { readonly names: readonly string[]; readonly why: string | null }) {
  const heading =
    why === null
      ? 'Not for this change'
      : why.replace(/^.* is not recorded/, 'Not recorded').replace(/\.$/, '');
  return (
    <p className={pop.note}>
      <b>{heading}</b>
      {names.join(', ').toLowerCase()}
    </p>
  );
}
