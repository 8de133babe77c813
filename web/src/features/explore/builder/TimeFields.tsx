import { ChoiceControl } from '#ui/ChoiceControl.js';
import { TickControl } from '#ui/TickControl.js';

import type { BuilderContext } from './builder.type.js';

interface TimeFieldsProps extends Pick<BuilderContext, 'onMake'> {
  /** Whether each figure covers four quarters. */
  readonly isRolling: boolean;
  /** Whether groups without records are listed. */
  readonly hasGaps: boolean;
}

const windows = [
  { code: 'PERIOD', name: 'Each period' },
  { code: 'ROLLING_FOUR_QUARTERS', name: 'Four quarters' },
] as const;

/** The period that each figure covers. */
export function TimeFields({ isRolling, hasGaps, onMake }: TimeFieldsProps) {
  return (
    <>
      <ChoiceControl
        label="Each figure is for"
        options={windows}
        chosen={isRolling ? 'ROLLING_FOUR_QUARTERS' : 'PERIOD'}
        onChoose={(code) =>
          onMake({ kind: 'SET_ARGUMENT', name: 'window', value: code === 'PERIOD' ? null : code })
        }
      />
      <TickControl
        label="Include groups without records"
        hint="Such as a quarter with no reports"
        state={{
          isTicked: hasGaps,
          onChange: (isOn) =>
            onMake({ kind: 'SET_ARGUMENT', name: 'fillGaps', value: isOn ? true : null }),
        }}
      />
    </>
  );
}
