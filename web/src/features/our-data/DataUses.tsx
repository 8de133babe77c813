import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

import { askAgain } from '#graphql/ask-again.js';
import type { DataUsesQuery, DataUsesQueryVariables } from '#graphql/operations.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { ListTable } from '#ui/ListTable.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { Pager } from '#ui/Pager.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { Section } from '#ui/Section.js';

import { WhatOthersSee } from './WhatOthersSee.js';

const DATA_USES: TypedDocumentNode<DataUsesQuery, DataUsesQueryVariables> = gql`
  query DataUses($agency: ID!, $after: String) {
    ourData(agency: $agency, first: 50, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          at
          person
          action
          what
          reason
          records
          agency {
            id
            name
          }
        }
      }
    }
  }
`;

interface DataUsesProps {
  /** The code of the agency whose records these are. */
  readonly code: string;
  readonly name: string;
  readonly marking: string;
  /** The cursor at which the page of the list starts; null for the newest entries. */
  readonly after: string | null;
  readonly onPage: (after: string | null) => void;
}

/** Who opened, exported or passed on the records of an agency, when and why. */
export function DataUses({ code, name, marking, after, onPage }: DataUsesProps) {
  const { data, error, refetch } = useQuery(DATA_USES, {
    variables: { agency: code, after },
    fetchPolicy: 'cache-and-network',
  });

  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Our data">Loading</PlainPage>;
    const asked = `the list of who looked at the records of ${name}`;
    return <PageProblem error={error} asked={asked} onRetry={() => askAgain(refetch())} />;
  }

  const { totalCount, edges, pageInfo } = data.ourData;
  const uses = edges.map(({ node }) => node);
  return (
    <PageBody>
      <PageTitle name="Our data" message={describe(totalCount, name)}>
        People who open or export records must say why. The reason is logged first, and nobody can
        change the log.
      </PageTitle>
      <Section title={`Who can see what ${name} sends`}>
        <WhatOthersSee agency={name} />
      </Section>
      <Section title="Who opened records">
        {uses.length === 0 ? (
          <p>Nobody has opened, exported, shared or published these records.</p>
        ) : (
          <ListTable
            caption={`Who opened the records of ${name}, newest first`}
            headings={['When', 'Who', 'What', 'Why', 'Your records']}
            rows={uses.map(({ id, at, person, what, reason, records, agency }) => ({
              key: id,
              cells: [
                formatInstant(at),
                agency === null ? person : `${person}, ${agency.name}`,
                what,
                reason ?? 'Not asked',
                formatNumber(records),
              ],
            }))}
          />
        )}
        <Pager
          onFirst={after === null ? null : () => onPage(null)}
          onNext={
            pageInfo.hasNextPage && pageInfo.endCursor !== null
              ? () => onPage(pageInfo.endCursor)
              : null
          }
        />
      </Section>
      <PageFoot facts={[]} marking={marking} />
    </PageBody>
  );
}

function describe(count: number, name: string): string {
  if (count === 0) return `Nobody has opened the records of ${name}`;
  return `The records of ${name} were opened ${count === 1 ? 'once' : `${formatNumber(count)} times`}`;
}
