import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { formatNumber } from '#lib/format.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';

import { groupAlike } from './alike-corrections.js';
import { CorrectionTable } from './CorrectionTable.js';
import { ScreeningAgain } from './ScreeningAgain.js';
import { CORRECT_CELL, type ShownStaged } from './send-documents.js';
import { countRows, sayHeading } from './staged-words.js';
import { useIsMoving } from './use-is-moving.js';
import type { Turn } from './use-turns.js';

interface CorrectionListProps {
  readonly staged: Pick<ShownStaged, 'id' | 'columns' | 'corrections'>;
  readonly mayChange: boolean;
  readonly inTurn: (turn: Turn) => Promise<void>;
  readonly onChanged: () => void;
}

/** Corrected cells, each of which can be taken back, with the same correction in other rows. */
export function CorrectionList({ staged, mayChange, inTurn, onChanged }: CorrectionListProps) {
  const { id, columns, corrections } = staged;
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { send, isSending } = useChange(CORRECT_CELL);
  const isMoving = useIsMoving(
    groupAlike(corrections)
      .map(({ key }) => key)
      .join('\n'),
  );
  if (corrections.length === 0) return null;

  const takeBack =
    (row: number, column: string, isForAlike: boolean): Turn =>
    async (version) => {
      const input = { id, version, row, column, value: null, isForAlike };
      const sent = await send({ input });
      if (sent === null) return null;
      const found = sent.ok
        ? sent.data.correctCell.problems.map(({ message }) => message)
        : [sent.sentence];
      setProblems(found);
      if (found.length === 0) onChanged();
      return sent.ok ? sent.data.correctCell.version : null;
    };
  return (
    <>
      <CorrectionTable
        columns={columns}
        corrections={corrections}
        toAction={
          mayChange
            ? ({ first, rows }) => (
                <Button
                  isPending={isSending}
                  isOff={isMoving}
                  onPress={() => {
                    if (!isMoving) void inTurn(takeBack(first.row, first.column, rows.length > 1));
                  }}
                >
                  {`Undo in ${rows.length === 1 ? `row ${formatNumber(first.row)}` : countRows(rows.length)}, ${sayHeading(columns, first.column)}`}
                </Button>
              )
            : undefined
        }
      />
      <ScreeningAgain id={id} isOn={isSending} />
      <FormProblems sentences={problems} />
    </>
  );
}
