import { useEffect, useRef, useState } from 'react';

import styles from '#features/returns/staged/Send.module.css';
import type { Dataset } from '#graphql/operations.js';
import { allDatasets, datasetNames } from '#parts/dataset-names.js';
import { Button } from '#ui/Button.js';
import { SelectField } from '#ui/SelectField.js';

interface DatasetChoiceProps {
  readonly file: File;
  /** The datasets that the file's headings fit, the likeliest first; at least one. */
  readonly datasets: readonly Dataset[];
  readonly onChoose: (dataset: Dataset) => void;
}

/** Asks for the dataset of a file. Nothing has been stored yet. */
export function DatasetChoice({ file, datasets, onChoose }: DatasetChoiceProps) {
  const [dataset, setDataset] = useState<Dataset>(datasets[0] ?? 'REPORTS');
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => place.current?.focus(), []);
  const others = allDatasets.filter((each) => !datasets.includes(each));
  return (
    <section className={styles.sheets} aria-labelledby="which-dataset">
      <h3 id="which-dataset" ref={place} tabIndex={-1}>
        Which return is it?
      </h3>
      <p>{`The headings of ${file.name} do not show which dataset it holds.`}</p>
      <SelectField
        label="Dataset"
        options={[...datasets, ...others].map((code) => ({ code, name: datasetNames[code] }))}
        chosen={dataset}
        onChoose={(code) => setDataset(allDatasets.find((each) => each === code) ?? dataset)}
      />
      <p>
        <Button look="main" onPress={() => onChoose(dataset)}>
          Send it as this
        </Button>
      </p>
    </section>
  );
}
