import { nameSubject } from '#lib/subject-names.js';
import { FilterControl } from '#ui/FilterControl.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { TextControl } from '#ui/TextControl.js';

import styles from './MeasuresPage.module.css';
import type { MeasuresParams } from './use-measures-params.js';

interface MeasuresFiltersProps {
  readonly subjects: readonly string[];
  readonly asked: MeasuresParams;
  readonly onAsk: (change: Partial<MeasuresParams>) => void;
  /** How many measures match, in words; empty if all do. */
  readonly told: string;
}

const all = 'all';

/** The filters for the catalogue: a subject, and words to search for. */
export function MeasuresFilters({ subjects, asked, onAsk, told }: MeasuresFiltersProps) {
  const isNarrowed = asked.subject !== null || asked.find !== '';
  return (
    <FilterStrip onClear={isNarrowed ? () => onAsk({ subject: null, find: '' }) : null}>
      <FilterControl
        label="Subject"
        groups={[
          {
            name: null,
            options: [
              { code: all, name: 'All subjects' },
              ...subjects.map((code) => ({ code, name: nameSubject(code) })),
            ],
          },
        ]}
        chosen={asked.subject !== null && subjects.includes(asked.subject) ? asked.subject : all}
        isSet={asked.subject !== null}
        onChoose={(code) => onAsk({ subject: code === all ? null : code })}
      />
      <div className={styles.find}>
        <TextControl
          label="Find"
          hint={null}
          problem={null}
          value={asked.find}
          onChange={(find) => onAsk({ find })}
        />
      </div>
      <p className={styles.told} role="status">
        {told}
      </p>
    </FilterStrip>
  );
}
