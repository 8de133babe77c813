import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';

import { askAgain } from '#graphql/ask-again.js';
import type { AccountPageQuery, AccountPageQueryVariables } from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { clearBrowserStorage, findLocalStorage } from '#lib/browser-storage.js';
import { formatMarking } from '#lib/format.js';
import { tokenScopes } from '#lib/token-scopes.js';
import { adminPages } from '#parts/admin-pages.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { toButtonClass } from '#ui/button-look.js';
import { EntryPage } from '#ui/EntryPage.js';
import { HiddenText } from '#ui/HiddenText.js';
import { Section } from '#ui/Section.js';
import { SignInAgain } from '#ui/SignInAgain.js';

import styles from './AccountPage.module.css';
import { ConfirmAddress } from './ConfirmAddress.js';
import { OWN_ADDRESS, OwnAddress } from './OwnAddress.js';
import { OWN_SESSION, OwnSessions } from './OwnSessions.js';
import { OWN_TOKEN, OwnTokens } from './OwnTokens.js';
import { TokenForm } from './TokenForm.js';

const ACCOUNT_PAGE: TypedDocumentNode<AccountPageQuery, AccountPageQueryVariables> = gql`
  query AccountPage {
    viewer {
      id
      name
      organisation
      marking
      signInMode
      isSignedIn
      viewingAs
      hasToSignInAgain
      grants
      actions
      agencies {
        id
      }
      sessions {
        id
        ...OwnSessions_Session
      }
      tokens {
        id
        ...OwnTokens_Token
      }
      mailAddress {
        id
        ...OwnAddress_MailAddress
      }
      ...Shell_Viewer
    }
  }
  ${SHELL_VIEWER}
  ${OWN_SESSION}
  ${OWN_TOKEN}
  ${OWN_ADDRESS}
`;

/** The viewer's access, in words; where they are signed in; and how to sign out. */
export function AccountPage() {
  const { data, error, refetch } = useQuery(ACCOUNT_PAGE, { fetchPolicy: 'cache-and-network' });
  const [search, setSearch] = useSearchParams();
  const [announcement, setAnnouncement] = useState('');
  const secret = search.get('confirm');
  const again = () => askAgain(refetch());

  if (data === undefined) {
    if (error === undefined)
      return <EntryPage title="Your account" lead="Loading" marking={null} children={null} />;
    return <PageProblem error={error} asked="your account" onRetry={again} />;
  }

  const {
    name,
    organisation,
    marking,
    signInMode,
    isSignedIn,
    viewingAs,
    hasToSignInAgain,
    grants,
    actions,
    agencies,
    sessions,
    tokens,
  } = data.viewer;
  const finishConfirming = () => {
    setAnnouncement('Your address is confirmed.');
    setSearch({}, { replace: true });
    again();
  };
  if (!isSignedIn) {
    return (
      <EntryPage
        title="You are not signed in"
        lead="Sign in to see what you have access to."
        marking={formatMarking(marking)}
      >
        <Actions>
          <a
            className={toButtonClass({ look: 'main' })}
            href={`/sign-in?to=${encodeURIComponent(secret === null ? '/account' : `/account?confirm=${secret}`)}`}
          >
            Sign in
          </a>
        </Actions>
      </EntryPage>
    );
  }

  return (
    <EntryPage
      title={`${name}, ${organisation}`}
      lead={`You can see information marked up to ${formatMarking(marking)}.`}
      marking={formatMarking(marking)}
    >
      <HiddenText role="status">{announcement}</HiddenText>
      {secret === null ? null : <ConfirmAddress secret={secret} onConfirmed={finishConfirming} />}
      <Section title="What you can see and do">
        <ul className={styles.grants}>
          {grants.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
      <Section title="Pages for you">
        <ul className={styles.pages}>
          {agencies.length > 0 && actions.includes('SEE_WHO_LOOKED') ? (
            <li>
              <Link to="/our-data">Our data</Link>: who opened, exported or published the records of{' '}
              {agencies.length === 1 ? organisation : 'your agencies'}, and what others can see
            </li>
          ) : null}
          {adminPages
            .filter(({ needs }) => actions.includes(needs))
            .map(({ key, name, address, about }) => (
              <li key={key}>
                <Link to={address}>{name}</Link>: {about}
              </li>
            ))}
        </ul>
      </Section>
      {viewingAs === null ? (
        <Section title="Your address">
          <OwnAddress
            mailAddress={data.viewer.mailAddress}
            hasToSignInAgain={hasToSignInAgain}
            onChanged={again}
          />
        </Section>
      ) : null}
      <Section title="Where you are signed in">
        <OwnSessions sessions={sessions} canEnd={viewingAs === null} onEnded={again} />
      </Section>
      <Section title="API tokens">
        {sessions.length === 0 ? (
          <p>Sign in as a named person to make a token.</p>
        ) : (
          <>
            <OwnTokens tokens={tokens} canEnd={viewingAs === null} onEnded={again} />
            {viewingAs === null ? (
              <p>
                {hasToSignInAgain ? (
                  <SignInAgain what="to make a token" />
                ) : (
                  <TokenForm
                    scopes={tokenScopes.filter(({ action }) => actions.includes(action))}
                    onMade={again}
                  />
                )}
              </p>
            ) : null}
          </>
        )}
      </Section>
      <Actions>
        {sessions.length === 0 ? null : (
          <form
            method="post"
            action="/sign-out"
            onSubmit={() => clearBrowserStorage(findLocalStorage())}
          >
            <Button type="submit" look="main">
              Sign out
            </Button>
          </form>
        )}
        {signInMode === 'CONTINUE_AS' ? <Link to="/sign-in">Switch post</Link> : null}
      </Actions>
    </EntryPage>
  );
}
