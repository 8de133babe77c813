import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

import { LoadingBlock } from '#blocks/LoadingBlock.js';
import type { ReadPack } from '#features/boards/board-documents.js';
import type { PackParams } from '#features/boards/pack-params.type.js';
import { PackRevisions } from '#features/boards/revisions/PackRevisions.js';
import { usePackRevisions } from '#features/boards/revisions/use-pack-revisions.js';
import { useIsSlow } from '#ui/use-is-slow.js';

import { PackSection } from './PackSection.js';

interface PackSectionsProps {
  readonly headings: ReadPack['headings'];
  readonly asked: PackParams;
  readonly marking: string;
  readonly isFrozen: boolean;
}

/**
 * Milliseconds that the sections wait for the revisions, which are above them and would push them
 * down.
 */
const patience = 2000;

/**
 * The sections of a pack. The chair's statement comes first, then the revisions, then the other
 * sections.
 */
export function PackSections({ headings, asked, marking, isFrozen }: PackSectionsProps) {
  const { revisions, error } = usePackRevisions(asked, isFrozen);
  const hasWaited = useIsSlow(patience);
  const opening = headings.filter(({ key }, index) => index === 0 && key === 'statement');
  const others = headings.filter((heading) => !opening.includes(heading));
  const isPlaced = revisions !== undefined || error !== undefined || hasWaited;
  useScrollOncePlaced(isPlaced);
  const shared = { asked, marking, isFrozen };
  return (
    <>
      {opening.map((heading) => (
        <PackSection key={heading.key} heading={heading} {...shared} isThere />
      ))}
      {isFrozen ? <PackRevisions asked={asked} /> : null}
      {isPlaced ? (
        others.map((heading) => <PackSection key={heading.key} heading={heading} {...shared} />)
      ) : (
        <LoadingBlock size="wide" />
      )}
    </>
  );
}

/**
 * Scrolls to the section that a link of the contents or the address names, once the sections are
 * drawn: before that, the section did not exist or was higher up.
 */
function useScrollOncePlaced(isPlaced: boolean): void {
  const { hash } = useLocation();
  const meant = useRef(hash);
  useEffect(() => {
    meant.current = hash;
  }, [hash]);
  useEffect(() => {
    if (!isPlaced || meant.current === '') return;
    const heading = document.getElementById(meant.current.slice(1))?.querySelector('h2');
    if (heading === null || heading === undefined) return;
    heading.tabIndex = -1;
    // Focusing the heading scrolls to it, too.
    heading.focus();
  }, [isPlaced]);
}
