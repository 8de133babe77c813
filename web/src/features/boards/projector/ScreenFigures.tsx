import { Block } from '#blocks/page/Block.js';
import { LowChartContext } from '#charts/low-chart.js';
import { PrintScorecard } from '#features/boards/print/PrintScorecard.js';
import { noKindsAsked } from '#lib/scope/kind-scope.js';

import { Fitted } from './Fitted.js';
import { LOW_CHART } from './screen-figures.js';
import type { Screen } from './screens.js';

interface ScreenFiguresProps {
  readonly figure: NonNullable<Extract<Screen, { readonly kind: 'SECTION' }>['figure']>;
  readonly quarter: string;
  readonly marking: string;
}

/** The maximum scale of figures. */
const MOST = 2.4;

/** The figures on a screen, as large as its space allows. */
export function ScreenFigures({
  figure: { blocks, width, isWide },
  quarter,
  marking,
}: ScreenFiguresProps) {
  const [first] = blocks;
  if (first === undefined) return null;
  return (
    <Fitted width={width} most={MOST}>
      {first.tiles.length > 0 ? (
        <PrintScorecard blocks={blocks} quarter={quarter} />
      ) : (
        <LowChartContext value={LOW_CHART}>
          <Block
            key={first.id}
            block={first}
            context={{ ...still, marking, isLong: isWide }}
            isWide={isWide}
          />
        </LowChartContext>
      )}
    </Fitted>
  );
}

const still = {
  asked: noKindsAsked,
  isFixed: true,
  isFrozen: true,
  toAddress: () => '#',
  toTime: () => ({}),
  onChoose: () => undefined,
} as const;
