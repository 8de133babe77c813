import { useState } from 'react';

import pop from '#features/explore/marks/Pop.module.css';
import { Button } from '#ui/Button.js';
import { TextControl } from '#ui/TextControl.js';
import { TickControl } from '#ui/TickControl.js';

import type { BuilderContext } from './builder.type.js';
import type { FiguresQuestion } from './question.type.js';

const MAX_ROWS = 10_000;

interface TopFieldsProps extends Pick<FiguresQuestion, 'hasOther' | 'hasTotals'> {
  readonly first: number | null;
  readonly context: BuilderContext;
  readonly onUse: (first: number | null) => void;
}

/** How many rows are listed, and what is shown below them. */
export function TopFields({
  first,
  hasOther,
  hasTotals,
  context: { onMake },
  onUse,
}: TopFieldsProps) {
  const [written, setWritten] = useState(first === null ? '' : String(first));
  const number = Number(written);
  const isWrong = written !== '' && (!Number.isInteger(number) || number < 1 || number > MAX_ROWS);
  return (
    <>
      <TextControl
        label="Maximum number of rows"
        hint="Leave empty for up to 1,000 rows"
        problem={isWrong ? 'A whole number from 1 to 10,000' : null}
        value={written}
        onChange={setWritten}
        kind="number"
      />
      <TickControl
        label="The rest as one row"
        hint={null}
        state={{
          isTicked: hasOther,
          onChange: (isOn) => onMake({ kind: 'SET_SHOWN', name: 'other', isOn }),
        }}
      />
      <TickControl
        label="Totals"
        hint={null}
        state={{
          isTicked: hasTotals,
          onChange: (isOn) => onMake({ kind: 'SET_SHOWN', name: 'totals', isOn }),
        }}
      />
      <div className={pop.foot}>
        <span />
        <Button
          isPending={isWrong}
          onPress={() => (isWrong ? undefined : onUse(written === '' ? null : number))}
        >
          Use
        </Button>
      </div>
    </>
  );
}
