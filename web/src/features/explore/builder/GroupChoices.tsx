import pop from '#features/explore/marks/Pop.module.css';

import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import { describeDimension } from './schema-words.js';
import { Tick } from './Tick.js';
import type { KnownDimension } from './what-fits.js';

interface GroupChoicesProps {
  readonly dimensions: readonly KnownDimension[];
  readonly chosen: readonly string[];
  /** Names of dimensions that cannot be chosen, and why. For a change, `why` is null. */
  readonly gone: { readonly names: readonly string[]; readonly why: string | null };
  readonly context: BuilderContext;
  /** Asks what drove the change; null if that cannot be asked. */
  readonly onExplain: (() => void) | null;
}

/** The dimensions to group by: those that can be chosen, and those that cannot. */
export function GroupChoices({
  dimensions,
  chosen,
  gone: { names, why },
  context: { schema, onMake },
  onExplain,
}: GroupChoicesProps) {
  return (
    <>
      <h3>Group by</h3>
      <div className={pop.list}>
        {dimensions.map(({ code, name }) => (
          <div key={code}>
            <div className={pop.choice}>
              <Tick
                label={name}
                isOn={chosen.includes(code)}
                onChange={(isOn) =>
                  onMake({ kind: isOn ? 'ADD_DIMENSION' : 'REMOVE_DIMENSION', dimension: code })
                }
              >
                {name}
              </Tick>
            </div>
            {/* The name alone does not say which agency is meant. */}
            {code.startsWith('AGENCY') ? (
              <p className={pop.about}>{describeDimension(schema, code)}</p>
            ) : null}
          </div>
        ))}
      </div>
      {onExplain === null ? null : (
        <button className={styles.add} type="button" onClick={onExplain}>
          What drove the change
        </button>
      )}
      {names.length === 0 ? null : (
        <p className={pop.note}>
          <b>
            {why === null
              ? 'Not for this change'
              : why.replace(/^.* is not recorded/, 'Not recorded').replace(/\.$/, '')}
          </b>
          {names.join(', ').toLowerCase()}
        </p>
      )}
    </>
  );
}
