import { ListTable } from '#ui/ListTable.js';
import { Section } from '#ui/Section.js';

import type { ShownQuality } from './quality-documents.js';

interface QualityReasonsProps {
  readonly reasons: ShownQuality['reasons'];
}

/** Why warnings were published unchanged, in the words of the people who decided it. */
export function QualityReasons({ reasons }: QualityReasonsProps) {
  return (
    <Section title="Warnings that were acknowledged, and why">
      {reasons.length === 0 ? (
        <p>No acknowledged warnings have a reason that you can see.</p>
      ) : (
        <ListTable
          caption="Most common first"
          headings={['Column', 'Reason given', 'Warnings']}
          rows={reasons.map(({ column, why, warnings }) => ({
            key: `${column} ${why}`,
            cells: [column === '' ? 'The file' : column, why, warnings.toLocaleString('en-GB')],
          }))}
        />
      )}
    </Section>
  );
}
