import { useEffect, useId, useRef, useState } from 'react';

import type { Dataset } from '#graphql/operations.js';
import { allDatasets, datasetNames } from '#parts/dataset-names.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { SelectField } from '#ui/SelectField.js';

import styles from './Send.module.css';
import { sendFile, type SendingProgress } from './send-file.js';
import { SheetChoice } from './SheetChoice.js';

interface SendFormProps {
  /** The agencies that the reader may send for, at least one. */
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  readonly quarters: readonly { readonly code: string; readonly name: string }[];
  /** Their returns that are missing or due. */
  readonly due: readonly Due[];
  /** The dataset of the file that was sent last; null if none was. */
  readonly usual: Dataset | null;
  /** What the address asks for; null if nothing. */
  readonly asked: Readonly<Record<Part, string | null>>;
  /** Puts a choice into the address, where it stays. */
  readonly onAsk: (part: Part, code: string) => void;
  /** Called with the id of the staged return. */
  readonly onStaged: (id: string) => void;
}

type Part = 'agency' | 'dataset' | 'quarter';

/** A return that is missing or due. */
interface Due {
  readonly agency: { readonly code: string };
  readonly dataset: Dataset;
  readonly period: { readonly key: string };
}

/** A workbook from which one sheet has to be chosen. */
interface WorkbookOfSeveral {
  readonly file: File;
  readonly sheets: readonly string[];
}

/** The file, with its agency and dataset. Dropped or chosen, it is sent at once. */
export function SendForm({
  agencies,
  quarters,
  due,
  usual,
  asked,
  onAsk,
  onStaged,
}: SendFormProps) {
  const agency =
    agencies.find(({ code }) => code === asked.agency)?.code ?? agencies[0]?.code ?? '';
  const owed = due.filter((each) => each.agency.code === agency);
  const dataset =
    allDatasets.find((each) => each === asked.dataset) ?? usual ?? owed[0]?.dataset ?? 'REPORTS';
  const dueQuarter = owed.find((each) => each.dataset === dataset)?.period.key;
  const quarter = quarters.find(({ code }) => code === (asked.quarter ?? dueQuarter))?.code ?? '';
  const [progress, setProgress] = useState<SendingProgress | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [which, setWhich] = useState<WorkbookOfSeveral | null>(null);
  const [isOver, setOver] = useState(false);
  // If no quarter was chosen, the template is for the latest.
  const filledIn = quarter === '' ? (quarters[0]?.code ?? null) : quarter;
  const input = useRef<HTMLInputElement>(null);
  const drop = useRef<HTMLDivElement>(null);
  const hintId = useId();

  const send = async (file: File | undefined, sheet: string | null = null) => {
    if (file === undefined || progress !== null) return;
    setProblem(null);
    setWhich(null);
    setProgress({ what: `Sending ${file.name}`, share: null });
    const sent = await sendFile(
      { file, dataset, agency, quarter: quarter === '' ? null : quarter, sheet },
      setProgress,
    );
    setProgress(null);
    if (input.current) input.current.value = '';
    if (sent.ok) onStaged(sent.id);
    else if (sent.sheets.length > 0) setWhich({ file, sheets: sent.sheets });
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
    <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <div className={styles.choices}>
        {agencies.length < 2 ? null : (
          <SelectField
            label="Agency"
            options={agencies}
            chosen={agency}
            onChoose={(code) => onAsk('agency', code)}
          />
        )}
        <SelectField
          label="Dataset"
          options={allDatasets.map((code) => ({ code, name: datasetNames[code] }))}
          chosen={dataset}
          onChoose={(code) => onAsk('dataset', code)}
        />
        <SelectField
          label="Quarter"
          options={[{ code: '', name: 'As its dates say' }, ...quarters]}
          chosen={quarter}
          onChoose={(code) => onAsk('quarter', code)}
        />
      </div>
      <div className={styles.drop} data-over={isOver} ref={drop}>
        <p>Drop the spreadsheet here, or</p>
        <Button
          look="main"
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
          aria-label="File to send"
          aria-describedby={hintId}
          tabIndex={-1}
          onChange={(event) => void send(event.target.files?.[0])}
        />
        <p id={hintId} className={styles.note}>
          XLSX or CSV, one dataset and one quarter a file, up to 40 MB. What your columns are called
          is remembered from last time.
        </p>
      </div>
      {filledIn === null ? null : (
        <p>
          No spreadsheet yet?{' '}
          <a
            href={`/import/templates/${dataset.toLowerCase()}.xlsx?${new URLSearchParams({ agency, quarter: filledIn })}`}
            download
          >
            {`Template for ${datasetNames[dataset].toLowerCase()}, with the meaning of each column`}
          </a>
        </p>
      )}
      {progress === null ? null : (
        <div className={styles.progress}>
          <p role="status">{progress.what}</p>
          <progress aria-label={progress.what} value={progress.share ?? undefined} max={1} />
        </div>
      )}
      {which === null ? null : (
        <SheetChoice
          key={which.file.name}
          {...which}
          onChoose={(sheet) => void send(which.file, sheet)}
        />
      )}
      <FormProblems sentences={problem === null ? [] : [problem]} />
    </form>
  );
}
