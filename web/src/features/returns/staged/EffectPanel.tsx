import { JumpLink } from '#ui/JumpLink.js';
import { ListTable } from '#ui/ListTable.js';

import styles from './Send.module.css';
import type { ShownStaged } from './send-documents.js';

interface EffectPanelProps {
  readonly staged: Pick<ShownStaged, 'effect' | 'agency' | 'period' | 'state' | 'difference'>;
}

/** How publishing changes the agency's own headline figures, next to their usual range. */
export function EffectPanel({ staged }: EffectPanelProps) {
  const { effect, agency, period, state } = staged;
  if (effect.length === 0) return null;
  const isPublished = state === 'PUBLISHED';
  return (
    <section className={`${styles.panel} ${styles.together}`} aria-labelledby="effect">
      <h2 id="effect" tabIndex={-1}>
        {describeEffect(effect)}
      </h2>
      <p className={styles.note}>
        Computed only from your own records. The usual range is between the control limits of up to
        13 of your earlier quarters.
      </p>
      <ListTable
        caption={`Headline figures of ${agency.name}${period === null ? '' : `, ${period.label}`}`}
        headings={[
          'Figure',
          isPublished ? 'Before' : 'Now',
          'With this return',
          'Usual range',
          'Verdict',
        ]}
        rows={effect.map(({ name, before, after, usual, isUnusual }) => ({
          key: name,
          cells: [
            name,
            before ?? 'nothing sent yet',
            after ?? 'no value',
            usual ?? 'too few quarters to tell',
            <Judgement
              key="judgement"
              of={{ before, after, usual, isUnusual }}
              hasRecords={(staged.difference?.records.length ?? 0) > 0}
            />,
          ],
        }))}
      />
    </section>
  );
}

interface JudgementProps {
  readonly of: Pick<ShownStaged['effect'][number], 'before' | 'after' | 'usual' | 'isUnusual'>;
  /** Whether the page lists the records that change. */
  readonly hasRecords: boolean;
}

function Judgement({ of: { before, after, usual, isUnusual }, hasRecords }: JudgementProps) {
  if (!isUnusual && after !== null && after === before) return 'No change';
  if (!isUnusual) return after === null || usual === null ? null : 'Usual';
  return hasRecords ? (
    <>
      Outside its usual range: <JumpLink to="records">look at the records that change</JumpLink>
    </>
  ) : (
    'Outside its usual range'
  );
}

function describeEffect(effect: ShownStaged['effect']): string {
  const unusual = effect.filter(({ isUnusual }) => isUnusual).map(({ name }) => name);
  const [first] = unusual;
  if (first === undefined) return 'Your headline figures with this return';
  return unusual.length === 1
    ? `With this return ${first} is outside its usual range`
    : `With this return ${unusual.length} of your headline figures are outside their usual range`;
}
