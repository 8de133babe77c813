import type { Dataset } from '#graphql/operations.js';
import { datasetNames } from '#parts/dataset-names.js';
import { DialogButton } from '#ui/DialogButton.js';

import { NilForm } from './NilForm.js';

interface NilButtonProps {
  readonly agency: { readonly code: string; readonly name: string };
  readonly dataset: Dataset;
  readonly quarter: { readonly key: string; readonly label: string };
  /** Whether a return has already been received. */
  readonly isIn: boolean;
}

/** Declares that there is nothing to report, after explaining what that means. */
export function NilButton({ agency, dataset, quarter, isIn }: NilButtonProps) {
  const name = datasetNames[dataset].toLowerCase();
  return (
    <DialogButton
      look="quiet"
      title={`Nothing to report: ${name}`}
      label={`Nothing to report: ${name}`}
      content={(close) => (
        <NilForm
          input={{ agency: agency.code, dataset, quarter: quarter.key }}
          words={`${agency.name} has no ${name} to report for ${quarter.label}. Its figures for that quarter will be 0${isIn ? '' : ' instead of missing'}. You can take that back in one step, or still send a return later.`}
          onClose={close}
        />
      )}
    >
      Nothing to report
    </DialogButton>
  );
}
