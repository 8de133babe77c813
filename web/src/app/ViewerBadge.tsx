import { Link, useLocation } from 'react-router';

import { formatMarking } from '#lib/format.js';
import { toSignInAddress } from '#lib/own-address.js';
import { Marking } from '#ui/Marking.js';
import { usePageMarking } from '#ui/PageMarking.js';

import styles from './ViewerBadge.module.css';

interface ViewerBadgeProps {
  /** Null until it is known. */
  readonly viewer: {
    readonly name: string;
    readonly organisation: string;
    readonly marking: string;
    readonly isSignedIn: boolean;
  } | null;
}

/**
 * The marking of the page, and who reads it: the way to their account, or to sign in. Until a page
 * says its own, it is the highest that they may read.
 */
export function ViewerBadge({ viewer }: ViewerBadgeProps) {
  const here = useLocation();
  const marking = usePageMarking();
  if (viewer === null) return null;

  return (
    <>
      <Marking marking={marking ?? formatMarking(viewer.marking)} />
      {viewer.isSignedIn ? (
        <Link className={styles.person} to="/account">
          <b>{viewer.name}</b>
          <span>{viewer.organisation}</span>
        </Link>
      ) : (
        // A page of the server where there is an identity provider.
        <a className={styles.signIn} href={toSignInAddress(here)}>
          Sign in
        </a>
      )}
    </>
  );
}
