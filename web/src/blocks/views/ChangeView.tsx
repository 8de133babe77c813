import type { ViewProps } from '#blocks/block.type.js';

import { TableView } from './TableView.js';
import { WaterfallView } from './WaterfallView.js';

/**
 * A change, broken down: in steps that add up to it, or otherwise as pairs of earlier and later
 * figures.
 */
export function ChangeView({ block, context }: ViewProps) {
  const isOfSteps = block.table.columns.some(({ drawing }) => drawing === 'STEP');
  return isOfSteps ? (
    <WaterfallView block={block} context={context} />
  ) : (
    <TableView block={block} context={context} />
  );
}
