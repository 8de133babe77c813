import styles from '#features/returns/staged/Send.module.css';
import type { Dataset } from '#graphql/operations.js';
import { allDatasets, datasetNames } from '#parts/dataset-names.js';
import { SelectField } from '#ui/SelectField.js';

import { DropZone } from './DropZone.js';

interface SendFormProps {
  /** The agencies that the reader may send for, at least one. */
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  readonly quarters: readonly { readonly code: string; readonly name: string }[];
  /** The agencies' returns that are missing or due. */
  readonly due: readonly Due[];
  /** The dataset of the file that was sent last; null if none was. */
  readonly usual: Dataset | null;
  /** The choices in the address; null for a choice that is not made. */
  readonly asked: Readonly<Record<Part, string | null>>;
  /** Puts a choice into the address. */
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

/**
 * The form for a file, with its agency and dataset. A file that is dropped or chosen is sent at
 * once.
 */
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
  // If no quarter was chosen, the template is for the latest quarter.
  const filledIn = quarter === '' ? (quarters[0]?.code ?? null) : quarter;

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
          options={[{ code: '', name: 'From its dates' }, ...quarters]}
          chosen={quarter}
          onChoose={(code) => onAsk('quarter', code)}
        />
      </div>
      <DropZone
        invitation="Drop the spreadsheet"
        label="File to send"
        hint="XLSX or CSV, one dataset and one quarter per file, up to 40 MB. Your column names are remembered from last time."
        agency={agency}
        dataset={dataset}
        quarter={quarter === '' ? null : quarter}
        isMain
        onStaged={onStaged}
      />
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
    </form>
  );
}
