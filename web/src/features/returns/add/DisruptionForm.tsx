import { useRef, useState } from 'react';

import { type FieldProblem, problemOf } from '#lib/field-problem.js';
import { joinWords } from '#lib/format.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { useLeaveWarning } from '#lib/use-leave-warning.js';
import { sayColumn } from '#parts/column-name.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';

import { ColumnField } from './ColumnField.js';
import styles from './DisruptionForm.module.css';
import { type FormColumn, toReturnText } from './form-columns.js';

interface DisruptionFormProps {
  readonly columns: readonly FormColumn[];
  /**
   * Stages the disruption.
   *
   * @returns why it was not staged; null if it was
   */
  readonly onSend: (file: File) => Promise<string | null>;
}

/** One disruption, column by column as in a return. */
export function DisruptionForm({ columns, onSend }: DisruptionFormProps) {
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);
  useLeaveWarning([...typed.values()].some((value) => value.trim() !== '') && !isSending);

  const isEmpty = ({ name }: FormColumn) => (typed.get(name) ?? '').trim() === '';
  const send = async () => {
    if (isSending) return;
    const empty = columns.filter((column) => column.isRequired && isEmpty(column));
    setProblems(empty.map(({ name }) => ({ field: name, message: 'This is required.' })));
    if (empty.length > 0) return;
    setSending(true);
    const inOrder = new Map(columns.map(({ name }) => [name, typed.get(name) ?? '']));
    const why = await onSend(new File([toReturnText(inOrder)], 'One disruption'));
    if (why !== null) setProblems([{ field: null, message: why }]);
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
            problem={isEmpty(column) ? problemOf(problems, column.name) : null}
            onChange={(value) => setTyped(new Map([...typed, [column.name, value]]))}
          />
        ))}
    </div>
  );
  const lacking = columns.filter(
    (column) => isEmpty(column) && problemOf(problems, column.name) !== null,
  );
  const sentences = problems.flatMap(({ field, message }) => (field === null ? [message] : []));
  if (lacking.length > 0)
    sentences.push(`Fill in ${joinWords(lacking.map(({ name }) => sayColumn(name)))} first.`);
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {fields(true)}
      <details>
        <summary>More details, if you have them</summary>
        {fields(false)}
      </details>
      <FormProblems sentences={sentences} />
      <p>
        <Button type="submit" look="main" isPending={isSending}>
          Check it
        </Button>
      </p>
    </form>
  );
}
