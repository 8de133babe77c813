import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { formatNumber } from '#lib/format.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';

import { BeforeTable } from './BeforeTable.js';
import { LeftOutTable } from './LeftOutTable.js';
import { LEAVE_OUT_ROWS, REPEAT_CORRECTIONS } from './row-documents.js';
import { ScreeningAgain } from './ScreeningAgain.js';
import styles from './Send.module.css';
import type { ShownStaged } from './send-documents.js';
import { countRows, sayLeftOut } from './staged-words.js';
import type { Turn } from './use-turns.js';

interface RowsPanelProps {
  readonly staged: Pick<
    ShownStaged,
    'id' | 'columns' | 'leftOut' | 'totals' | 'correctionsBefore' | 'leftOutBefore'
  >;
  readonly mayChange: boolean;
  readonly inTurn: (turn: Turn) => Promise<void>;
  readonly onChanged: () => void;
}

/** Rows that are left out or look like totals, and corrections from an earlier file. */
export function RowsPanel({ staged, mayChange, inTurn, onChanged }: RowsPanelProps) {
  const { id, columns, leftOut, totals, correctionsBefore, leftOutBefore } = staged;
  const [problems, setProblems] = useState<readonly string[]>([]);
  const leaving = useChange(LEAVE_OUT_ROWS);
  const repeating = useChange(REPEAT_CORRECTIONS);
  const before = correctionsBefore.length + leftOutBefore.length;
  if (leftOut.length + totals.length + before === 0) return null;

  const conclude = (found: readonly string[]) => {
    setProblems(found);
    if (found.length === 0) onChanged();
  };
  const leaveOut =
    (rows: readonly number[], isLeftOut: boolean): Turn =>
    async (version) => {
      const sent = await leaving.send({ input: { id, version, rows: [...rows], isLeftOut } });
      if (sent === null) return null;
      conclude(
        sent.ok ? sent.data.leaveOutRows.problems.map(({ message }) => message) : [sent.sentence],
      );
      return sent.ok ? sent.data.leaveOutRows.version : null;
    };
  const repeat: Turn = async (version) => {
    const sent = await repeating.send({ input: { id, version } });
    if (sent === null) return null;
    conclude(
      sent.ok
        ? sent.data.repeatCorrections.problems.map(({ message }) => message)
        : [sent.sentence],
    );
    return sent.ok ? sent.data.repeatCorrections.version : null;
  };
  const isSending = leaving.isSending || repeating.isSending;

  return (
    <section className={styles.panel} aria-labelledby="rows">
      <h2 id="rows">{describeRows(staged)}</h2>
      {before === 0 ? null : (
        <>
          <p>
            The same rows were corrected in an earlier file. In this file they count as they were
            sent until you correct them again.
          </p>
          <BeforeTable columns={columns} corrections={correctionsBefore} leftOut={leftOutBefore} />
          {mayChange ? (
            <p>
              <Button look="main" isPending={isSending} onPress={() => void inTurn(repeat)}>
                Repeat these corrections
              </Button>
            </p>
          ) : null}
        </>
      )}
      {totals.map(({ row, cells }) => (
        <div key={row} className={styles.choices}>
          <p>{`Row ${formatNumber(row)} looks like a row of totals: ${cells.join(', ')}. It is read as a record unless you leave it out.`}</p>
          {mayChange ? (
            <Button isPending={isSending} onPress={() => void inTurn(leaveOut([row], true))}>
              {`Leave row ${formatNumber(row)} out`}
            </Button>
          ) : null}
        </div>
      ))}
      <LeftOutTable
        leftOut={leftOut}
        toAction={
          mayChange
            ? (row) => (
                <Button isPending={isSending} onPress={() => void inTurn(leaveOut([row], false))}>
                  {`Put row ${formatNumber(row)} back`}
                </Button>
              )
            : undefined
        }
      />
      <ScreeningAgain id={id} isOn={isSending} />
      <FormProblems sentences={problems} />
    </section>
  );
}

function describeRows({ leftOut, totals }: RowsPanelProps['staged']): string {
  if (leftOut.length > 0) return sayLeftOut(leftOut);
  return totals.length > 0
    ? `${countRows(totals.length)} ${totals.length === 1 ? 'looks' : 'look'} like totals`
    : 'Corrected before';
}
