import { useState } from 'react';

import { Button } from '#ui/Button.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { SelectControl } from '#ui/SelectControl.js';
import { TextControl } from '#ui/TextControl.js';
import { TickControl } from '#ui/TickControl.js';

import styles from './Builder.module.css';
import type { BuilderGround } from './builder.type.js';
import pop from './Pop.module.css';
import type { FiguresQuestion } from './question.type.js';
import { SettingRow } from './SettingRow.js';

interface SortPartProps {
  readonly question: FiguresQuestion;
  readonly ground: BuilderGround;
}

const directions = [
  { code: 'DESC', name: 'Most first' },
  { code: 'ASC', name: 'Fewest first' },
] as const;
const windows = [
  { code: 'PERIOD', name: 'Each period' },
  { code: 'ROLLING_FOUR_QUARTERS', name: 'Four quarters' },
] as const;
const asGrouped = '';
const MOST_ROWS = 10_000;

/** In which order rows stand, how many, and what of time each figure is for. */
export function SortPart({ question, ground }: SortPartProps) {
  const { fitting, onMake } = ground;
  const { orderBy, measures, by, first, window, fillGaps, hasOther, hasTotals } = question;
  const [order] = orderBy;
  const nameOf = (code: string) =>
    fitting.measures.find(({ key }) => key === code)?.name ?? fitting.dimensions.find((each) => each.code === code)?.name ?? code;
  const chosen = order === undefined ? asGrouped : 'measure' in order.by ? order.by.measure : order.by.dimension;
  const isMeasure = order === undefined || 'measure' in order.by;
  const direction = order?.isDescending === true ? (isMeasure ? 'most first' : 'last first') : isMeasure ? 'fewest first' : 'first first';
  const sort = (code: string, isDescending: boolean) => {
    const dimension = by.find((each) => each.dimension === code)?.dimension;
    onMake({
      kind: 'SET_ORDERS',
      orders: code === asGrouped ? [] : [{ by: dimension === undefined ? { measure: code } : { dimension }, isDescending }],
    });
  };
  const keys = [...new Set([...measures.map(({ key }) => key), ...(isMeasure && chosen !== asGrouped ? [chosen] : [])])];
  const more = orderBy.length > 1 ? ` and ${orderBy.length - 1} more` : '';
  const isRolling = window?.value === 'ROLLING_FOUR_QUARTERS';

  return (
    <div className={styles.part}>
      <SettingRow
        name="Sort"
        words={order === undefined ? 'By group' : `${nameOf(chosen)}, ${direction}${more}`}
        range={order?.range ?? null}
        ground={ground}
        content={() => (
          <>
            <h3>Sort</h3>
            <SelectControl
              label="Sort by"
              groups={[
                { name: null, options: [{ code: asGrouped, name: 'Group' }] },
                { name: 'Measures', options: keys.map((code) => ({ code, name: nameOf(code) })) },
                { name: 'Groups', options: by.map(({ dimension }) => ({ code: dimension, name: nameOf(dimension) })) },
              ]}
              chosen={chosen}
              isSet={order !== undefined}
              onChoose={(code) => sort(code, order?.isDescending ?? true)}
            />
            {order === undefined ? null : (
              <ChoiceControl
                label="Which comes first"
                options={directions}
                chosen={order.isDescending ? 'DESC' : 'ASC'}
                onChoose={(code) => sort(chosen, code === 'DESC')}
              />
            )}
            {orderBy.length > 1 ? <p className={pop.note}>Further orders are set in the text; changing this one takes them out.</p> : null}
          </>
        )}
      />
      <SettingRow
        name="Top"
        words={`${first === null ? 'All' : first.value.toLocaleString('en-GB')}${hasOther ? ', rest as one row' : ''}`}
        range={first?.range ?? null}
        ground={ground}
        content={(close) => (
          <TopFields
            first={first?.value ?? null}
            hasOther={hasOther}
            hasTotals={hasTotals}
            ground={ground}
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
        ground={ground}
        content={() => (
          <>
            <ChoiceControl
              label="Each figure is for"
              options={windows}
              chosen={isRolling ? 'ROLLING_FOUR_QUARTERS' : 'PERIOD'}
              onChoose={(code) => onMake({ kind: 'SET_ARGUMENT', name: 'window', value: code === 'PERIOD' ? null : code })}
            />
            <TickControl
              label="Groups without any record too"
              hint="Such as a quarter in which nothing was reported"
              state={{
                isTicked: fillGaps?.value === true,
                onChange: (isOn) => onMake({ kind: 'SET_ARGUMENT', name: 'fillGaps', value: isOn ? true : null }),
              }}
            />
          </>
        )}
      />
    </div>
  );
}

interface TopFieldsProps extends Pick<FiguresQuestion, 'hasOther' | 'hasTotals'> {
  readonly first: number | null;
  readonly ground: BuilderGround;
  readonly onUse: (first: number | null) => void;
}

function TopFields({ first, hasOther, hasTotals, ground: { onMake }, onUse }: TopFieldsProps) {
  const [written, setWritten] = useState(first === null ? '' : String(first));
  const number = Number(written);
  const isWrong = written !== '' && (!Number.isInteger(number) || number < 1 || number > MOST_ROWS);
  return (
    <>
      <TextControl
        label="Rows at most"
        hint="Empty for as many as the API gives"
        problem={isWrong ? 'A whole number from 1 to 10,000' : null}
        value={written}
        onChange={setWritten}
        kind="number"
      />
      <TickControl
        label="The rest as one row"
        hint={null}
        state={{ isTicked: hasOther, onChange: (isOn) => onMake({ kind: 'SET_SHOWN', name: 'other', isOn }) }}
      />
      <TickControl
        label="Totals"
        hint={null}
        state={{ isTicked: hasTotals, onChange: (isOn) => onMake({ kind: 'SET_SHOWN', name: 'totals', isOn }) }}
      />
      <div className={pop.foot}>
        <span />
        <Button isPending={isWrong} onPress={() => (isWrong ? undefined : onUse(written === '' ? null : number))}>
          Use
        </Button>
      </div>
    </>
  );
}
