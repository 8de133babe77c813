import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

import type { TokensPageQuery, TokensPageQueryVariables } from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { formatMarking, formatNumber } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

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

/** Which tokens ask in the name of whom, for an administrator, who ends any of them. */
export function TokensPage() {
  const { data, error, refetch } = useQuery(TOKENS_PAGE, { fetchPolicy: 'cache-and-network' });
  const [outcome, setOutcome] = useState('');
  const again = () => void refetch().catch(() => undefined);

  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Tokens">Loading</PlainPage>;
    return <PageProblem error={error} asked="tokens and whose they are" onRetry={again} />;
  }

  const { viewer, people } = data;
  const holding = people.filter(({ tokens }) => tokens.length > 0);
  const finish = (said: string) => {
    setOutcome(said);
    again();
  };
  return (
    <PageBody>
      <PageTitle name="Tokens" message={describe(holding.reduce((sum, { tokens }) => sum + tokens.length, 0))}>
        A program works for a person, and never does more than that person may. You see those of people at agencies that you administer, and
        no secret. A token that you end stops working at once.
      </PageTitle>
      <HiddenText role="status">{outcome}</HiddenText>
      {holding.length === 0 ? (
        <p>People make their own tokens, on the page of their account.</p>
      ) : (
        <TokenTable people={holding} canEnd={viewer.viewingAs === null} onDone={finish} />
      )}
      <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
    </PageBody>
  );
}

function describe(count: number): string {
  if (count === 0) return 'No token is in use at agencies that you administer';
  return `${formatNumber(count)} ${count === 1 ? 'token is' : 'tokens are'} in use at agencies that you administer`;
}
