import type { BlockQuestion, BlockRow } from '#blocks/block.type.js';
import { ObjectiveSwatch } from '#ui/ObjectiveSwatch.js';

interface RowSwatchProps {
  readonly row: Pick<BlockRow, 'key'>;
  readonly question: Pick<BlockQuestion, 'by'>;
}

const objectives = ['PURSUE', 'PREVENT', 'PROTECT', 'PREPARE'] as const;

/** The colour of an objective before its name; nothing before other rows. */
export function RowSwatch({ row, question }: RowSwatchProps) {
  const objective =
    question.by.at(-1) === 'OBJECTIVE' ? objectives.find((code) => code === row.key) : undefined;
  return objective === undefined ? null : <ObjectiveSwatch objective={objective} />;
}
