import { useState } from 'react';

import type { PackParams } from '#features/boards/pack-params.type.js';
import styles from '#features/boards/records/Records.module.css';
import { useScrollToLatePart } from '#features/boards/records/use-scroll-to-late-part.js';
import { toProblem } from '#graphql/problem.js';
import { formatNumber } from '#lib/format.js';
import { ListTable } from '#ui/ListTable.js';
import { Section } from '#ui/Section.js';
import { TextButton } from '#ui/TextButton.js';

import { RevisedMark } from './RevisedMark.js';
import type { ShownRevision } from './revision-documents.js';
import { describeCause, describeCauseDay, describeRevised, sectionsOf } from './revision-words.js';
import { usePackRevisions } from './use-pack-revisions.js';

/** How many rows are shown at first: as many as are visible at once. */
const maxRows = 8;

/**
 * How later returns have changed the figures: the value that the board saw stays, with the current
 * one beside it. Rated figures come first.
 */
export function PackRevisions({ asked }: { readonly asked: PackParams }) {
  const { revisions = [], error } = usePackRevisions(asked, true);
  const [isWhole, setIsWhole] = useState(false);
  const part = useScrollToLatePart('revised', revisions.length > 0);
  if (error !== undefined) return <p role="alert">{toProblem(error).sentence}</p>;
  if (revisions.length === 0) return null;
  const ordered = revisions.toSorted(
    (one, other) => Number(one.reading === null) - Number(other.reading === null),
  );
  const isCut = ordered.length > maxRows + 1;
  const shown = isCut && !isWhole ? ordered.slice(0, maxRows) : ordered;
  return (
    <div id="revised" ref={part} className={styles.revised}>
      <Section title={describeRevised(revisions)}>
        <p className={styles.note}>This page stays as it was signed off.</p>
        <ListTable
          caption="Revised since"
          headings={[
            'Figure',
            'Board saw',
            'Now',
            'Difference',
            'Changed by',
            'Published',
            'Rating now',
          ]}
          rows={shown.map((revision, place) => ({ key: String(place), cells: toCells(revision) }))}
        />
        {isCut ? (
          <TextButton isOpen={isWhole} onPress={() => setIsWhole(!isWhole)}>
            {isWhole ? 'Show fewer' : `Show all ${formatNumber(ordered.length)} figures`}
          </TextButton>
        ) : null}
      </Section>
    </div>
  );
}

function toCells(revision: ShownRevision) {
  const { figure, places, before, now, difference, isProtected, reading } = revision;
  return [
    <>
      {figure}
      <span className={styles.places}>
        {sectionsOf(places).map(({ section, number, heading }) => (
          <a key={section} href={`#${section}`}>{`${number} ${heading}`}</a>
        ))}
      </span>
    </>,
    <b key="before">{before}</b>,
    <span key="now" className={styles.now}>
      <RevisedMark />
      {now}
    </span>,
    difference ?? (isProtected ? 'Too close to tell' : ''),
    describeCause(revision),
    describeCauseDay(revision),
    reading ?? '',
  ];
}
