import { problemOf } from '#lib/field-problem.js';
import { datasetNames } from '#parts/dataset-names.js';

import type { AlertSubjectProps } from './alert-subject.type.js';
import { ALL } from './choices.js';
import { PickOne } from './PickOne.js';
import { ThresholdFields } from './ThresholdFields.js';

type DatasetCode = keyof typeof datasetNames;
const isDataset = (code: string): code is DatasetCode => code in datasetNames;
const datasets: readonly { readonly code: DatasetCode | typeof ALL; readonly name: string }[] = [
  { code: ALL, name: 'Every dataset' },
  ...Object.keys(datasetNames)
    .filter(isDataset)
    .map((code) => ({ code, name: datasetNames[code] })),
];

/** The fields for what an alert watches, depending on its rule. */
export function AlertSubject(props: AlertSubjectProps) {
  const { draft, write, problems, choices } = props;
  if (draft.rule === 'THRESHOLD') return <ThresholdFields {...props} />;
  if (draft.rule === 'LATE_RETURN') {
    return (
      <>
        <PickOne
          label="Agency"
          options={choices.agencies}
          chosen={draft.agency ?? ALL}
          problem={problemOf(problems, 'agency')}
          onChoose={(code) => write({ agency: code === ALL ? null : code })}
        />
        <PickOne
          label="Returns of"
          options={datasets}
          chosen={draft.dataset ?? ALL}
          onChoose={(code) => write({ dataset: code === ALL ? null : code })}
        />
      </>
    );
  }
  return (
    <>
      <PickOne
        label="Measure"
        options={choices.measures}
        chosen={draft.measure ?? null}
        problem={problemOf(problems, 'measure')}
        onChoose={(code) => write({ measure: code })}
      />
      <PickOne
        label="Area"
        options={choices.areas}
        chosen={draft.area ?? ALL}
        problem={problemOf(problems, 'area')}
        onChoose={(code) => write({ area: code === ALL ? null : code })}
      />
    </>
  );
}
