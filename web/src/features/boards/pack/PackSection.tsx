import { skipToken, useQuery } from '@apollo/client/react';
import { useRef } from 'react';

import { LoadingBlock } from '#blocks/LoadingBlock.js';
import { PACK_SECTION, type ReadPack } from '#features/boards/board-documents.js';
import styles from '#features/boards/Boards.module.css';
import { usePackRevisions } from '#features/boards/revisions/use-pack-revisions.js';
import { SectionTexts } from '#features/boards/SectionTexts.js';
import { askAgain } from '#graphql/ask-again.js';
import { toProblem } from '#graphql/problem.js';
import { Button } from '#ui/Button.js';
import { useIsNear } from '#ui/use-is-near.js';

import { SectionBlocks } from './SectionBlocks.js';

interface PackSectionProps {
  readonly heading: ReadPack['headings'][number];
  readonly asked: {
    readonly quarter: string;
    readonly area: string;
    readonly version: number | null;
  };
  readonly marking: string;
  readonly isFrozen: boolean;
  /** Whether the section was loaded with the page. */
  readonly isThere?: boolean;
}

/**
 * A section of a pack: its figures, which no filter narrows, and its texts. It loads once the
 * reader scrolls near it.
 */
export function PackSection({
  heading: { key, number, heading },
  asked,
  marking,
  isFrozen,
  isThere = false,
}: PackSectionProps) {
  const place = useRef<HTMLElement>(null);
  const isNear = useIsNear(place);
  const { data, error, refetch } = useQuery(
    PACK_SECTION,
    isNear || isThere ? { variables: { ...asked, section: key } } : skipToken,
  );
  const section = data?.board?.contents.sections[0];
  const { revisions = [] } = usePackRevisions(asked, isFrozen);
  const headingId = `${key}-heading`;
  const shown = { isFrozen, revisions, under: headingId };
  return (
    <section
      ref={place}
      className={styles.section}
      id={key}
      aria-labelledby={headingId}
      aria-busy={section === undefined && error === undefined}
    >
      <h2 id={headingId}>
        <span className={styles.number}>{number}</span> {heading}
      </h2>
      {section === undefined ? (
        error === undefined ? (
          <LoadingBlock size="wide" />
        ) : (
          <div role="alert">
            <p>{toProblem(error).sentence}</p>
            <Button onPress={() => askAgain(refetch())}>Try again</Button>
          </div>
        )
      ) : (
        <>
          {isEmpty(section) ? <p className={styles.note}>There is nothing to show here.</p> : null}
          <SectionBlocks
            blocks={section.blocks}
            notes={section.notes}
            marking={marking}
            {...shown}
          />
          <SectionTexts texts={section.texts} />
        </>
      )}
    </section>
  );
}

/** Whether a section has no texts, figures or notes. */
function isEmpty({
  blocks,
  notes,
  texts,
}: Readonly<Record<'blocks' | 'notes', readonly unknown[]>> & {
  readonly texts: readonly { readonly body: string }[];
}) {
  return blocks.length === 0 && notes.length === 0 && texts.every(({ body }) => body === '');
}
