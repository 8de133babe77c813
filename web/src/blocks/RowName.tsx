import { Link } from 'react-router';

import type { BlockContent, BlockContext, BlockRow } from './block.type.js';
import { chooseByRow } from './choices.js';
import { clickThrough } from './press-through.js';

interface RowNameProps {
  readonly row: BlockRow;
  readonly block: BlockContent;
  readonly context: BlockContext;
}

/**
 * The name of a row. If the page can be narrowed to that row, the name links there; if it already
 * is narrowed, the name links back.
 */
export function RowName({ row, block, context }: RowNameProps) {
  const choice = chooseByRow(row, block);
  if (choice !== null && context.toChoice !== undefined)
    return <Link to={context.toChoice(choice.name, row.key)}>{row.label}</Link>;
  const through = clickThrough(row, block, context);
  if (through === null) return <>{row.label}</>;
  return (
    <Link to={through.address} aria-current={through.isChosen ? 'true' : undefined}>
      {row.label}
    </Link>
  );
}
