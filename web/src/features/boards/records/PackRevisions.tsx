import { useQuery } from '@apollo/client/react';

import { toProblem } from '#graphql/problem.js';
import { ListTable } from '#ui/ListTable.js';
import { Section } from '#ui/Section.js';

import { PACK_REVISIONS, type PackAsked, type ShownRevision } from './record-documents.js';
import { describeCause, describeCauseDay, describeRevised } from './record-words.js';
import styles from './Records.module.css';
import { RevisedMark } from './RevisedMark.js';

/** What later returns have changed: what the board saw stays, and what stands there now is told beside it. */
export function PackRevisions({ asked }: { readonly asked: PackAsked }) {
  const { data, error } = useQuery(PACK_REVISIONS, { variables: asked });
  if (error !== undefined) return <p role="alert">{toProblem(error).sentence}</p>;
  const revisions = data?.board?.revisions ?? [];
  if (revisions.length === 0) return null;
  return (
    <div id="revised" className={styles.revised} data-paper="none">
      <Section title={describeRevised(revisions.length)}>
        <p className={styles.note}>The pack stays as it was signed off.</p>
        <ListTable
          caption="Revised since"
          headings={['Figure', 'Section', 'Board saw', 'Now', 'Difference', 'Changed by', 'Published']}
          rows={revisions.map((revision, place) => ({ key: String(place), cells: toCells(revision) }))}
        />
      </Section>
    </div>
  );
}

function toCells(revision: ShownRevision) {
  const { figure, section, number, heading, before, now, difference, isProtected } = revision;
  return [
    figure,
    <a key="section" href={`#${section}`}>{`${number} ${heading}`}</a>,
    <b key="before">{before}</b>,
    <span key="now" className={styles.now}>
      <RevisedMark />
      {now}
    </span>,
    difference ?? (isProtected ? 'Too close to tell' : ''),
    describeCause(revision),
    describeCauseDay(revision),
  ];
}
