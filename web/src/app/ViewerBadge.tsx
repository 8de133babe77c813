import { Link, useLocation } from 'react-router';

import { formatMarking } from '#lib/format.js';
import { toSignInAddress } from '#lib/own-address.js';
import { Marking } from '#ui/Marking.js';
import { usePageMarking } from '#ui/PageMarking.js';

import styles from './ViewerBadge.module.css';

interface ViewerBadgeProps {
  /** The person who reads the page; null until known. */
  readonly viewer: {
    readonly name: string;
    readonly organisation: string;
    readonly marking: string;
    readonly isSignedIn: boolean;
  } | null;
}

/**
 * The marking of the page, and the reader's name, which links to their account or to sign-in. Until
 * a page states its own marking, the badge shows the highest that the reader may see.
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
        // The server provides this page if there is an identity provider.
        <a className={styles.signIn} href={toSignInAddress(here)}>
          Sign in
        </a>
      )}
    </>
  );
}
