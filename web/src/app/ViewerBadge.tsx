import { formatMarking } from '#lib/format.js';
import { Marking } from '#ui/Marking.js';

import styles from './ViewerBadge.module.css';

interface ViewerBadgeProps {
  /** Null until it is known. */
  readonly viewer: { readonly name: string; readonly organisation: string; readonly marking: string } | null;
}

/** Who is reading, and the highest marking of what they read. */
export function ViewerBadge({ viewer }: ViewerBadgeProps) {
  if (viewer === null) return null;

  return (
    <>
      <Marking marking={formatMarking(viewer.marking)} />
      <p className={styles.person}>
        <b>{viewer.name}</b>
        <span>{viewer.organisation}</span>
      </p>
    </>
  );
}
