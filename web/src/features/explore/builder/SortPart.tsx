import { lazy } from 'react';

import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import type { FiguresQuestion } from './question.type.js';
import { SettingRow } from './SettingRow.js';

interface SortPartProps {
  readonly question: FiguresQuestion;
  readonly context: BuilderContext;
}

const asGrouped = '';
const SortFields = lazy(async () => ({ default: (await import('./SortFields.js')).SortFields }));
const TopFields = lazy(async () => ({ default: (await import('./TopFields.js')).TopFields }));
const TimeFields = lazy(async () => ({ default: (await import('./TimeFields.js')).TimeFields }));

/** The order of rows, how many there are, and the period that each figure covers. */
export function SortPart({ question, context }: SortPartProps) {
  const { fitting, onMake } = context;
  const { orderBy, measures, by, first, window, fillGaps, hasOther, hasTotals } = question;
  const [order] = orderBy;
  const nameOf = (code: string) =>
    fitting.measures.find(({ key }) => key === code)?.name ??
    fitting.dimensions.find((each) => each.code === code)?.name ??
    code;
  const chosen =
    order === undefined ? asGrouped : 'measure' in order.by ? order.by.measure : order.by.dimension;
  const isMeasure = order === undefined || 'measure' in order.by;
  const direction =
    order?.isDescending === true
      ? isMeasure
        ? 'most first'
        : 'in reverse order'
      : isMeasure
        ? 'fewest first'
        : 'in order';
  const sort = (code: string, isDescending: boolean) => {
    const dimension = by.find((each) => each.dimension === code)?.dimension;
    onMake({
      kind: 'SET_ORDERS',
      orders:
        code === asGrouped
          ? []
          : [{ by: dimension === undefined ? { measure: code } : { dimension }, isDescending }],
    });
  };
  const keys = [
    ...new Set([
      ...measures.map(({ key }) => key),
      ...(isMeasure && chosen !== asGrouped ? [chosen] : []),
    ]),
  ];
  const more = orderBy.length > 1 ? ` and ${orderBy.length - 1} more` : '';
  const isRolling = window?.value === 'ROLLING_FOUR_QUARTERS';

  return (
    <div className={styles.part}>
      <SettingRow
        name="Sort"
        words={order === undefined ? 'By group' : `${nameOf(chosen)}, ${direction}${more}`}
        range={order?.range ?? null}
        context={context}
        content={() => (
          <SortFields
            order={order === undefined ? null : { chosen, isDescending: order.isDescending }}
            groups={[
              { name: null, options: [{ code: asGrouped, name: 'Group' }] },
              { name: 'Measures', options: keys.map((code) => ({ code, name: nameOf(code) })) },
              {
                name: 'Groups',
                options: by.map(({ dimension }) => ({ code: dimension, name: nameOf(dimension) })),
              },
            ]}
            areMore={orderBy.length > 1}
            onSort={sort}
          />
        )}
      />
      <SettingRow
        name="Top"
        words={`${first === null ? 'All' : first.value.toLocaleString('en-GB')}${hasOther ? ', rest as one row' : ''}`}
        range={first?.range ?? null}
        context={context}
        content={(close) => (
          <TopFields
            first={first?.value ?? null}
            hasOther={hasOther}
            hasTotals={hasTotals}
            context={context}
            onUse={(value) => {
              close();
              onMake({ kind: 'SET_ARGUMENT', name: 'first', value });
            }}
          />
        )}
      />
      <SettingRow
        name="Time"
        words={`${isRolling ? 'Four quarters' : 'Each period'}${fillGaps?.value === true ? ', gaps too' : ''}`}
        range={window?.range ?? fillGaps?.range ?? null}
        context={context}
        content={() => (
          <TimeFields isRolling={isRolling} hasGaps={fillGaps?.value === true} onMake={onMake} />
        )}
      />
    </div>
  );
}
