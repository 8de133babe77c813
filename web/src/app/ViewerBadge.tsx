import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import type { ViewerBadge_ViewerFragment } from '#graphql/operations.js';
import { formatMarking } from '#lib/format.js';
import { Marking } from '#ui/Marking.js';

import styles from './ViewerBadge.module.css';

export const VIEWER_BADGE: TypedDocumentNode<ViewerBadge_ViewerFragment> = gql`
  fragment ViewerBadge_Viewer on Viewer {
    id
    name
    organisation
    marking
  }
`;

interface ViewerBadgeProps {
  readonly viewer: FragmentType<ViewerBadge_ViewerFragment> | null;
}

/** Who is reading, and the highest marking of what they read. */
export function ViewerBadge({ viewer }: ViewerBadgeProps) {
  const { data, complete } = useFragment({ fragment: VIEWER_BADGE, from: viewer });
  if (!complete) return null;

  return (
    <>
      <Marking marking={formatMarking(data.marking)} />
      <p className={styles.person}>
        <b>{data.name}</b>
        <span>{data.organisation}</span>
      </p>
    </>
  );
}
