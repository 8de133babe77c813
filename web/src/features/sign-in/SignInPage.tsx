import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Link, useSearchParams } from 'react-router';

import { askAgain } from '#graphql/ask-again.js';
import type { SignInPageQuery, SignInPageQueryVariables } from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { toOwnAddress } from '#lib/own-address.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Actions } from '#ui/Actions.js';
import { toButtonClass } from '#ui/button-look.js';
import { EntryPage } from '#ui/EntryPage.js';
import { Notice } from '#ui/Notice.js';

import { POST_ENTRY, PostEntry } from './PostEntry.js';
import styles from './SignInPage.module.css';

const SIGN_IN_PAGE: TypedDocumentNode<SignInPageQuery, SignInPageQueryVariables> = gql`
  query SignInPage {
    viewer {
      id
      name
      signInMode
      isSignedIn
      sessionEnded
      ...Shell_Viewer
    }
    demonstrationPeople {
      id
      ...PostEntry_DemonstrationPerson
    }
  }
  ${SHELL_VIEWER}
  ${POST_ENTRY}
`;

/** The page has no figures and no records for anybody. */
const marking = 'OFFICIAL';

/**
 * Sign-in: through the identity provider, or as a post of the demonstration. It leads back to the
 * previous page.
 */
export function SignInPage() {
  const [params] = useSearchParams();
  const { data, error, refetch } = useQuery(SIGN_IN_PAGE, { fetchPolicy: 'cache-and-network' });
  const to = toOwnAddress(params.get('to'));

  if (data === undefined) {
    if (error === undefined)
      return <EntryPage title="Sign in" lead="Loading" marking={null} children={null} />;
    return (
      <PageProblem error={error} asked="the ways to sign in" onRetry={() => askAgain(refetch())} />
    );
  }

  const { viewer, demonstrationPeople } = data;
  const ended =
    viewer.sessionEnded === null ? null : (
      <Notice title="You are no longer signed in">{viewer.sessionEnded}</Notice>
    );
  const goOn = viewer.isSignedIn ? <Link to={to}>Continue as {viewer.name}</Link> : null;

  if (viewer.signInMode === 'CONTINUE_AS') {
    return (
      <EntryPage
        title="Switch post"
        lead="This is a demonstration: there is no password. Choose a post to see what its holder would see. You can change at any time from the strip at the top."
        marking={marking}
      >
        {ended}
        <ul className={styles.posts}>
          {demonstrationPeople.map((post) => (
            <PostEntry key={post.id} post={post} to={to} />
          ))}
        </ul>
        <Actions>
          {goOn}
          <p className={styles.emergency}>In an emergency call 999. Crimestoppers 0800 555 111</p>
        </Actions>
      </EntryPage>
    );
  }

  if (viewer.signInMode === 'PROVIDER') {
    return (
      <EntryPage
        title="Sign in"
        lead="You sign in with the account of your organisation. You see what you have been given access to."
        marking={marking}
      >
        {ended}
        <Actions>
          <a
            className={toButtonClass({ look: 'main' })}
            href={`/sign-in?to=${encodeURIComponent(to)}`}
          >
            Sign in
          </a>
          {goOn}
          <p className={styles.emergency}>In an emergency call 999. Crimestoppers 0800 555 111</p>
        </Actions>
      </EntryPage>
    );
  }

  return (
    <EntryPage
      title="Nobody has to sign in here"
      lead="No identity provider is set, so Stronghold serves only this machine, and anybody who uses it is its administrator."
      marking={marking}
    >
      {ended}
      <Actions>{goOn}</Actions>
    </EntryPage>
  );
}
