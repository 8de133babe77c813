import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';

import { askAgain } from '#graphql/ask-again.js';
import type { TokensPageQuery, TokensPageQueryVariables } from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { formatMarking, formatNumber } from '#lib/format.js';
import { AdminTabs } from '#parts/AdminTabs.js';
import { PageProblem } from '#parts/PageProblem.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { SearchBox } from '#ui/SearchBox.js';

import { TOKEN_TABLE, TokenTable } from './TokenTable.js';

const TOKENS_PAGE: TypedDocumentNode<TokensPageQuery, TokensPageQueryVariables> = gql`
  query TokensPage {
    viewer {
      id
      marking
      viewingAs
      ...Shell_Viewer
    }
    people {
      id
      tokens {
        id
      }
      ...TokenTable_Person
    }
  }
  ${SHELL_VIEWER}
  ${TOKEN_TABLE}
`;

/** Which programs sign in with a token, and for whom. An administrator can end any of them. */
export function TokensPage() {
  const { data, error, refetch } = useQuery(TOKENS_PAGE, { fetchPolicy: 'cache-and-network' });
  const [outcome, setOutcome] = useState('');
  const [find, setFind] = useQueryState(
    'find',
    parseAsString.withDefault('').withOptions({ history: 'replace', scroll: false }),
  );
  const again = () => askAgain(refetch());

  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Programs">Loading</PlainPage>;
    return <PageProblem error={error} asked="programs and who they work for" onRetry={again} />;
  }

  const { viewer, people } = data;
  const count = people.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const finish = (said: string) => {
    setOutcome(said);
    again();
  };
  return (
    <PageBody>
      <PageTitle name="Programs" message={describe(count)}>
        A program signs in with a token and can do no more than the person it works for. People make
        tokens on their own account page. You can end them here at once; nobody can read them.
      </PageTitle>
      <HiddenText role="status">{outcome}</HiddenText>
      <AdminTabs current="tokens" />
      {count === 0 ? null : (
        <>
          <SearchBox
            label="Find a program, a post or an agency"
            value={find}
            onChange={(text) => void setFind(text)}
          />
          <TokenTable
            people={people}
            canEnd={viewer.viewingAs === null}
            find={find}
            onDone={finish}
          />
        </>
      )}
      <PageFoot
        facts={['Every change here is in the log']}
        marking={formatMarking(viewer.marking)}
      />
    </PageBody>
  );
}

function describe(count: number): string {
  if (count === 0) return 'No program is connected';
  return `${formatNumber(count)} ${count === 1 ? 'program is' : 'programs are'} connected`;
}
