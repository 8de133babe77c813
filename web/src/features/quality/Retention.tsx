import { useState } from 'react';

import { formatDay } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';
import { DialogButton } from '#ui/DialogButton.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ListTable } from '#ui/ListTable.js';
import { Section } from '#ui/Section.js';

import type { ShownRetention } from './quality-documents.js';
import { RetentionForm } from './RetentionForm.js';

interface RetentionProps {
  readonly retention: readonly ShownRetention[];
  readonly canChange: boolean;
  readonly onChanged: () => void;
}

/** How long records are kept, and how many of the viewer's would be removed today. */
export function Retention({ retention, canChange, onChanged }: RetentionProps) {
  const [outcome, setOutcome] = useState('');
  return (
    <Section title="How long records are kept">
      <p>
        Records and their former versions are removed when their retention period ends; the figures
        keep their totals. Only records that you may count are included.{' '}
        {canChange
          ? 'Where a period is set, this is done every day, and cannot be undone.'
          : 'Administrators of the partnership set the periods.'}
      </p>
      <HiddenText role="status">{outcome}</HiddenText>
      {outcome === '' ? null : (
        <p>
          <strong>{outcome}</strong>
        </p>
      )}
      <ListTable
        caption="Each dataset today"
        headings={['Dataset', 'Kept', 'Would be removed today']}
        actionHeading={canChange ? 'Change' : undefined}
        rows={retention.map((each) => ({
          key: each.id,
          cells: [datasetNames[each.dataset], sayPeriod(each), sayLeaving(each)],
          action: (
            <DialogButton
              title={`How long ${datasetNames[each.dataset].toLowerCase()} are kept`}
              label={`Change how long ${datasetNames[each.dataset].toLowerCase()} are kept`}
              content={(close) => (
                <RetentionForm
                  period={each}
                  onClose={close}
                  onDone={(said) => {
                    setOutcome(said);
                    onChanged();
                  }}
                />
              )}
            >
              Change
            </DialogButton>
          ),
        }))}
      />
    </Section>
  );
}

function sayPeriod({ years, keptFrom, takenBefore }: ShownRetention): string {
  const taken =
    takenBefore === null ? '' : ` Those from before ${formatDay(takenBefore)} have been removed.`;
  if (years === null || keptFrom === null) return `Until somebody erases them.${taken}`;
  return `${years} years: from ${formatDay(keptFrom)} on.${taken}`;
}

function sayLeaving({ years, records, formerVersions, waiting }: ShownRetention): string {
  if (years === null) return 'Nothing';
  const more =
    waiting === 0
      ? ''
      : `; ${waiting.toLocaleString('en-GB')} more stay until no record depends on them`;
  return `${records.toLocaleString('en-GB')} records, ${formerVersions.toLocaleString('en-GB')} former versions${more}`;
}
