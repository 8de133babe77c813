import { Block } from '#blocks/Block.js';
import { BLOCK } from '#blocks/block-fragment.js';
import { isWide } from '#blocks/is-wide.js';
import type { PrintedSection } from '#features/boards/print/print-document.js';
import { PrintScorecard } from '#features/boards/print/PrintScorecard.js';
import { unmask } from '#graphql/unmask.js';
import { noKindsAsked } from '#lib/kind-scope.js';

import { Fitted } from './Fitted.js';
import { isTiled } from './screens.js';

interface ScreenFiguresProps {
  readonly blocks: PrintedSection['blocks'];
  readonly quarter: string;
  readonly marking: string;
}

/** Pixels across which a figure is drawn before it is made larger: a table with many columns, and all else. */
const [WIDE, USUAL] = [1000, 660];

/** The figures of a screen, as large as they fit. */
export function ScreenFigures({ blocks, quarter, marking }: ScreenFiguresProps) {
  const [first] = blocks;
  if (first === undefined) return null;
  if (isTiled(first)) {
    return (
      <Fitted width={WIDE} most={MOST}>
        <PrintScorecard blocks={blocks.map((block) => ({ ...block, ...unmask(BLOCK, block) }))} quarter={quarter} />
      </Fitted>
    );
  }
  const content = unmask(BLOCK, first);
  const wide = isWide(content) || content.view === 'TABLE';
  const isBroad = wide && content.table.columns.length > MOST_NARROW;
  return (
    <Fitted width={isBroad ? WIDE : USUAL} most={MOST}>
      <Block key={first.id} block={first} context={{ ...still, marking }} isWide={wide} />
    </Fitted>
  );
}

/** Columns that still read well in the usual width. */
const MOST_NARROW = 4;
const MOST = 2.4;

const still = {
  asked: noKindsAsked,
  isFixed: true,
  isFrozen: true,
  toAddress: () => '#',
  toTime: () => ({}),
  onChoose: () => undefined,
} as const;
