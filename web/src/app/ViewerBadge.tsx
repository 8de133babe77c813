import { Link, useLocation } from 'react-router';

import { formatMarking } from '#lib/format.js';
import { toSignInAddress } from '#lib/own-address.js';
import { Marking } from '#ui/Marking.js';

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

/** The highest marking of what is read, and who reads it: the way to their account, or to sign in. */
export function ViewerBadge({ viewer }: ViewerBadgeProps) {
  const here = useLocation();
  if (viewer === null) return null;

  return (
    <>
      <Marking marking={formatMarking(viewer.marking)} />
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
