import { useEffect, useId, useRef, useState } from 'react';

import styles from '#features/returns/staged/Send.module.css';
import type { Dataset } from '#graphql/operations.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';

import { DatasetChoice } from './DatasetChoice.js';
import { sendFile, type SendingProgress } from './send-file.js';
import { SheetChoice } from './SheetChoice.js';

interface DropZoneProps {
  /** The words in front of `here, or` that say what to drop. */
  readonly invitation: string;
  /** The name of the field for the file. */
  readonly label: string;
  readonly hint: string;
  /** The code of the agency. */
  readonly agency: string;
  /** The dataset. If it is null, the file's headings decide, or else the person is asked. */
  readonly dataset: Dataset | null;
  /** The key of the quarter; null if the file's dates decide. */
  readonly quarter: string | null;
  /** Whether choosing a file is the main task on the page. */
  readonly isMain?: boolean;
  /** Called with the id of the staged return. */
  readonly onStaged: (id: string) => void;
}

/** What was chosen for a file after it was first sent. */
interface Said {
  readonly sheet: string | null;
  readonly dataset: Dataset | null;
}

/** A file for which something must be chosen first. */
interface Question {
  readonly file: File;
  readonly said: Said;
  /** The sheets to choose from; empty if there is nothing to choose. */
  readonly sheets: readonly string[];
  readonly datasets: readonly Dataset[];
}

/**
 * Accepts a file that is dropped or chosen, and sends it at once. Asks what its headings do not
 * show.
 */
export function DropZone({
  invitation,
  label,
  hint,
  agency,
  dataset,
  quarter,
  isMain = false,
  onStaged,
}: DropZoneProps) {
  const [progress, setProgress] = useState<SendingProgress | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = useRef<HTMLDivElement>(null);
  const hintId = useId();

  const send = async (file: File | undefined, said: Said = { sheet: null, dataset }) => {
    if (file === undefined || progress !== null) return;
    setProblem(null);
    setQuestion(null);
    setProgress({ what: `Sending ${file.name}`, share: null });
    const sent = await sendFile({ file, agency, quarter, ...said }, setProgress);
    setProgress(null);
    if (input.current) input.current.value = '';
    if (sent.ok) onStaged(sent.id);
    else if (sent.sheets.length + sent.datasets.length > 0) setQuestion({ file, said, ...sent });
    else setProblem(sent.sentence);
  };

  useEffect(() => {
    const place = drop.current;
    if (place === null) return;
    const over = (event: DragEvent) => {
      event.preventDefault();
      setOver(event.type === 'dragover');
    };
    const dropped = (event: DragEvent) => {
      over(event);
      void send(event.dataTransfer?.files[0]);
    };
    place.addEventListener('dragover', over);
    place.addEventListener('dragleave', over);
    place.addEventListener('drop', dropped);
    return () => {
      place.removeEventListener('dragover', over);
      place.removeEventListener('dragleave', over);
      place.removeEventListener('drop', dropped);
    };
  });

  return (
    <>
      <div className={styles.drop} data-over={isOver} ref={drop}>
        <p>{`${invitation} here, or`}</p>
        <Button
          look={isMain ? 'main' : 'quiet'}
          isPending={progress !== null}
          onPress={() => (progress === null ? input.current?.click() : undefined)}
        >
          Choose a file
        </Button>
        <input
          ref={input}
          className={styles.file}
          type="file"
          accept=".csv,.xlsx"
          aria-label={label}
          aria-describedby={hintId}
          tabIndex={-1}
          onChange={(event) => void send(event.target.files?.[0])}
        />
        <p id={hintId} className={styles.note}>
          {hint}
        </p>
      </div>
      {progress === null ? null : (
        <div className={styles.progress}>
          <p role="status">{progress.what}</p>
          <progress aria-label={progress.what} value={progress.share ?? undefined} max={1} />
        </div>
      )}
      {question === null || question.sheets.length === 0 ? null : (
        <SheetChoice
          key={question.file.name}
          file={question.file}
          sheets={question.sheets}
          onChoose={(sheet) => void send(question.file, { ...question.said, sheet })}
        />
      )}
      {question === null || question.datasets.length === 0 ? null : (
        <DatasetChoice
          key={question.file.name}
          file={question.file}
          datasets={question.datasets}
          onChoose={(chosen) => void send(question.file, { ...question.said, dataset: chosen })}
        />
      )}
      <FormProblems sentences={problem === null ? [] : [problem]} />
    </>
  );
}
