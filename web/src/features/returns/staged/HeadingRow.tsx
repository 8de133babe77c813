import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { SelectField } from '#ui/SelectField.js';

import { ScreeningAgain } from './ScreeningAgain.js';
import styles from './Send.module.css';
import { type ShownStaged, STAGE_RETURN } from './send-documents.js';
import type { Turn } from './use-turns.js';

interface HeadingRowProps {
  readonly staged: Pick<ShownStaged, 'id' | 'headingRow' | 'firstRows'>;
  readonly inTurn: (turn: Turn) => Promise<void>;
  /** Called once the columns have been read from another row. */
  readonly onChanged: () => void;
}

/** Says which row has the headings, and lets people choose another of the first rows. */
export function HeadingRow({ staged, inTurn, onChanged }: HeadingRowProps) {
  const { id, headingRow, firstRows } = staged;
  const [chosen, setChosen] = useState(String(headingRow ?? ''));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { send, isSending } = useChange(STAGE_RETURN);
  if (headingRow === null || firstRows.length < 2) return null;

  const take: Turn = async (version) => {
    const sent = await send({ input: { id, version, columns: [], headingRow: Number(chosen) } });
    if (sent === null) return null;
    const found = sent.ok
      ? sent.data.stageReturn.problems.map(({ message }) => message)
      : [sent.sentence];
    setProblems(found);
    if (found.length === 0) onChanged();
    return sent.ok ? sent.data.stageReturn.version : null;
  };
  const form = (
    <div className={styles.sheets}>
      <SelectField
        label="Headings are in"
        hint="Rows above it are titles and are not read. Your choice is remembered for the next return of this dataset."
        options={firstRows.map(({ row, cells }) => ({
          code: String(row),
          name: nameRow(row, cells),
        }))}
        chosen={chosen}
        onChoose={setChosen}
      />
      {chosen === String(headingRow) ? null : (
        <Button isPending={isSending} onPress={() => void inTurn(take)}>
          {`Read the columns from row ${chosen}`}
        </Button>
      )}
      <ScreeningAgain id={id} isOn={isSending} />
      <FormProblems sentences={problems} />
    </div>
  );
  return firstRows[0]?.row === headingRow ? (
    <details>
      <summary>{`Headings are in row ${headingRow}. Choose another row`}</summary>
      {form}
    </details>
  ) : (
    form
  );
}

const MAX_LENGTH = 80;

/** `Row 3: Our ref, Date of referral, Concern`. */
function nameRow(row: number, cells: readonly string[]): string {
  const words = cells.join(', ');
  return `Row ${row}: ${words.length > MAX_LENGTH ? `${words.slice(0, MAX_LENGTH)}…` : words}`;
}
