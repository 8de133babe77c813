import { Fragment } from 'react';

import styles from '#features/explore/marks/Pop.module.css';
import { TextButton } from '#ui/TextButton.js';
import { TickControl } from '#ui/TickControl.js';

import type { BuilderContext } from './builder.type.js';
import type { ChosenMeasure, Comparison } from './question.type.js';
import { describeMeasure } from './schema-words.js';
import type { KnownMeasure } from './what-fits.js';

interface MeasureMoreProps {
  readonly measure: KnownMeasure;
  /** The measure as it is in the question; null while it is not selected. */
  readonly chosen: ChosenMeasure | null;
  readonly context: BuilderContext;
  readonly onTakeOut: () => void;
  readonly onClose: () => void;
}

const comparisons: readonly {
  readonly to: Comparison;
  readonly label: string;
  readonly before: string;
}[] = [
  {
    to: 'PREVIOUS_PERIOD',
    label: 'Change on the period before',
    before: 'Figure for the period before',
  },
  { to: 'SAME_PERIOD_LAST_YEAR', label: 'Change on a year before', before: 'Figure a year before' },
];

/** The definition of a measure, and what can be shown with it. */
export function MeasureMore({ measure, chosen, context, onTakeOut, onClose }: MeasureMoreProps) {
  const { schema, fitting, choices, onMake, onExplain } = context;
  const { key, name } = measure;
  const known = choices.measures.find((each) => each.key === key);
  const told = fitting.dimensions
    .filter(({ code }) => measure.dimensions.includes(code))
    .map((dimension) => dimension.name);
  const companion = fitting.measures.find((each) => each.key === measure.companion);
  const leave = (deed: () => void) => () => {
    onClose();
    deed();
  };
  return (
    <>
      <h3>{name}</h3>
      {chosen === null ? null : (
        <div className={styles.list}>
          {comparisons.map(({ to, label, before }) => {
            const hint = chosen.sharedChanges.includes(to)
              ? 'Set in the text, for several measures'
              : null;
            return (
              <Fragment key={to}>
                <TickControl
                  label={label}
                  hint={hint}
                  state={{
                    isTicked: chosen.changes.includes(to),
                    onChange: (isOn) => onMake({ kind: 'SET_COMPARISON', key, to, isOn }),
                  }}
                />
                <TickControl
                  label={before}
                  hint={hint}
                  state={{
                    isTicked: chosen.befores.includes(to),
                    onChange: (isOn) =>
                      onMake(
                        ...(isOn && !chosen.changes.includes(to)
                          ? [{ kind: 'SET_COMPARISON', key, to, isOn } as const]
                          : []),
                        { kind: 'SET_BEFORE', key, to, isOn },
                      ),
                  }}
                />
              </Fragment>
            );
          })}
          {(known?.denominatorName ?? null) === null ? null : (
            <TickControl
              label="Numerator and denominator"
              hint={chosen.sharesParts ? 'Set in the text, for several measures' : null}
              state={{
                isTicked: chosen.hasParts,
                onChange: (isOn) => onMake({ kind: 'SET_PARTS', key, isOn }),
              }}
            />
          )}
        </div>
      )}
      <dl>
        <dt>What it counts</dt>
        <dd>{describeMeasure(schema, key)}</dd>
        <dt>Can be grouped by</dt>
        <dd>{told.join(', ')}</dd>
        {companion === undefined ? null : (
          <>
            <dt>Shown only with</dt>
            <dd>{companion.name}</dd>
          </>
        )}
      </dl>
      <div className={styles.foot}>
        {onExplain === null ? null : (
          <TextButton onPress={leave(() => onExplain(key))}>What drove the change</TextButton>
        )}
        {chosen === null ? null : <TextButton onPress={leave(onTakeOut)}>Remove</TextButton>}
      </div>
    </>
  );
}
