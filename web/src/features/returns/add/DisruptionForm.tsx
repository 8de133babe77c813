import { useState } from 'react';

import { sayColumn } from '#features/returns/send/staged-words.js';
import { useLeaveWarning } from '#lib/use-leave-warning.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';

import { ColumnField } from './ColumnField.js';
import styles from './DisruptionForm.module.css';
import { type FormColumn, toReturnText } from './form-columns.js';

interface DisruptionFormProps {
  readonly columns: readonly FormColumn[];
  /** Stages it. @returns why not; null where it was staged */
  readonly onSend: (file: File) => Promise<string | null>;
}

/** One disruption, column by column as a return has it. */
export function DisruptionForm({ columns, onSend }: DisruptionFormProps) {
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [lacking, setLacking] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  useLeaveWarning([...typed.values()].some((value) => value.trim() !== '') && !isSending);

  const send = async () => {
    if (isSending) return;
    setProblem(null);
    const isEmpty = ({ name }: FormColumn) => (typed.get(name) ?? '').trim() === '';
    const empty = columns.filter((column) => column.isRequired && isEmpty(column));
    setLacking(empty.map(({ name }) => name));
    if (empty.length > 0) return;
    setSending(true);
    const inOrder = new Map(columns.map(({ name }) => [name, typed.get(name) ?? '']));
    setProblem(await onSend(new File([toReturnText(inOrder)], 'One disruption.csv')));
    setSending(false);
  };
  const fields = (isRequired: boolean) => (
    <div className={styles.fields}>
      {columns
        .filter((column) => column.isRequired === isRequired)
        .map((column) => (
          <ColumnField
            key={column.name}
            column={column}
            value={typed.get(column.name) ?? ''}
            isLacking={lacking.includes(column.name)}
            onChange={(value) => setTyped(new Map([...typed, [column.name, value]]))}
          />
        ))}
    </div>
  );
  const needed =
    lacking.length === 0 ? null : `Fill in ${lacking.map(sayColumn).join(', ')} first.`;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {fields(true)}
      <details>
        <summary>More that you may say of it</summary>
        {fields(false)}
      </details>
      <FormProblems sentences={[needed ?? problem].flatMap((sentence) => sentence ?? [])} />
      <p>
        <Button type="submit" look="main" isPending={isSending}>
          Check it
        </Button>
      </p>
    </form>
  );
}
