import type { PackParams } from '#features/boards/pack-params.type.js';
import styles from '#features/boards/records/Records.module.css';
import { HiddenText } from '#ui/HiddenText.js';

import { RevisedMark } from './RevisedMark.js';
import { countBySection } from './revision-words.js';
import { usePackRevisions } from './use-pack-revisions.js';

interface RevisedCountProps {
  readonly asked: PackParams;
  readonly section: string;
  readonly isFrozen: boolean;
}

/**
 * How many figures in a section have been revised since sign-off, beside its name in the contents.
 * Nothing if there are none.
 */
export function RevisedCount({ asked, section, isFrozen }: RevisedCountProps) {
  const { revisions } = usePackRevisions(asked, isFrozen);
  const count = countBySection(revisions ?? []).get(section);
  if (count === undefined) return null;
  return (
    <span className={styles.count}>
      <RevisedMark />
      {count}
      <HiddenText> revised since</HiddenText>
    </span>
  );
}
