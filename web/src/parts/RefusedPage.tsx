import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';

import type { RefusedPageQuery, RefusedPageQueryVariables } from '#graphql/operations.js';
import type { Refusal } from '#graphql/problem.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { formatInstant, formatMarking } from '#lib/format.js';
import { toSignInAddress } from '#lib/own-address.js';
import { Actions } from '#ui/Actions.js';
import { toButtonClass } from '#ui/button-look.js';
import { EntryPage } from '#ui/EntryPage.js';
import { FactList } from '#ui/FactList.js';

const REFUSED_PAGE: TypedDocumentNode<RefusedPageQuery, RefusedPageQueryVariables> = gql`
  query RefusedPage {
    viewer {
      id
      marking
      signInMode
      isSignedIn
      sessionEnded
      grants
      actions
      ...Shell_Viewer
    }
  }
  ${SHELL_VIEWER}
`;

interface RefusedPageProps {
  readonly problem: Refusal;
  /** What was asked for, as in "You asked for ...". */
  readonly asked: string;
}

/**
 * A refusal: what was asked for, the viewer's access, the access needed, who can give it, and that
 * the refusal is in the log. The first link leads to something open to the viewer.
 */
export function RefusedPage({ problem, asked }: RefusedPageProps) {
  const here = useLocation();
  const [at] = useState(() => formatInstant(new Date().toISOString()));
  // The viewer's access may have changed since it was last loaded.
  const { data } = useQuery(REFUSED_PAGE, { fetchPolicy: 'cache-and-network' });
  const viewer = data?.viewer ?? null;
  const signIn = toSignInAddress(here);

  if (viewer?.isSignedIn === false) {
    return (
      <EntryPage
        title={
          viewer.sessionEnded === null ? 'Sign in to see this page' : 'You are no longer signed in'
        }
        lead={viewer.sessionEnded ?? problem.sentence}
        marking={formatMarking(viewer.marking)}
      >
        <Actions>
          <a className={toButtonClass({ look: 'main' })} href={signIn}>
            {viewer.signInMode === 'CONTINUE_AS' ? 'Choose a post' : 'Sign in'}
          </a>
        </Actions>
      </EntryPage>
    );
  }

  const maySeeFigures = viewer?.actions.includes('SEE_FIGURES') === true && here.pathname !== '/';
  return (
    <EntryPage
      title="This page is not open to you"
      lead={`You asked for ${asked}.`}
      marking={viewer === null ? null : formatMarking(viewer.marking)}
    >
      <FactList
        facts={[
          {
            name: 'Your access',
            content: viewer === null ? 'Loading' : <Holdings sentences={viewer.grants} />,
          },
          { name: 'What it needs', content: problem.needs ?? problem.sentence },
          ...(problem.grantedBy === null
            ? []
            : [{ name: 'Who can give it', content: problem.grantedBy }]),
          { name: 'In the log', content: `That you asked, on ${at}. Nothing was opened.` },
        ]}
      />
      <Actions>
        {maySeeFigures ? (
          <Link className={toButtonClass({ look: 'main' })} to="/">
            See the figures instead
          </Link>
        ) : null}
        <Link className={toButtonClass({ look: maySeeFigures ? undefined : 'main' })} to="/account">
          See your access
        </Link>
        {viewer?.signInMode === 'CONTINUE_AS' ? <Link to={signIn}>Switch post</Link> : null}
      </Actions>
    </EntryPage>
  );
}

function Holdings({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return 'You have no access yet.';
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
