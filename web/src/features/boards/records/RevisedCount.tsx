import { skipToken, useQuery } from '@apollo/client/react';

import { HiddenText } from '#ui/HiddenText.js';

import { PACK_REVISIONS, type PackAsked } from './record-documents.js';
import { countBySection } from './record-words.js';
import styles from './Records.module.css';
import { RevisedMark } from './RevisedMark.js';

interface RevisedCountProps {
  readonly asked: PackAsked;
  readonly section: string;
  readonly isFrozen: boolean;
}

/** How many figures of a section have been revised since, beside its name in the contents. Nothing where none was. */
export function RevisedCount({ asked, section, isFrozen }: RevisedCountProps) {
  const { data } = useQuery(PACK_REVISIONS, isFrozen ? { variables: asked } : skipToken);
  const count = countBySection(data?.board?.revisions ?? []).get(section);
  if (count === undefined) return null;
  return (
    <span className={styles.count}>
      <RevisedMark />
      {count}
      <HiddenText> revised since</HiddenText>
    </span>
  );
}
