import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

import { askAgain } from '#graphql/ask-again.js';
import type { LogPageQuery, LogPageQueryVariables } from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { formatMarking, formatNumber } from '#lib/format.js';
import { AdminTabs } from '#parts/AdminTabs.js';
import { PageProblem } from '#parts/PageProblem.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { Pager } from '#ui/Pager.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { LogEntries } from './LogEntries.js';
import { LogFilters } from './LogFilters.js';
import { useLogParams } from './use-log-params.js';

const LOG_PAGE: TypedDocumentNode<LogPageQuery, LogPageQueryVariables> = gql`
  query LogPage($where: AuditFilter!, $first: Int!, $after: String) {
    viewer {
      id
      marking
      agencies {
        id
        code
        name
      }
      ...Shell_Viewer
    }
    auditLog(where: $where, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          number
          at
          action
          person
          what
          reason
          rowCount
          address
          session
          agency {
            id
            name
          }
        }
      }
    }
  }
  ${SHELL_VIEWER}
`;

/** What was done, by whom, for which agency and why. The filters are in the address. */
export function LogPage() {
  const { asked, where, file, ask } = useLogParams();
  const [first] = useState(toPageLength);
  const { data, previousData, error, refetch } = useQuery(LOG_PAGE, {
    variables: { where, first, after: asked.after },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? (error === undefined ? previousData : undefined);

  if (shown === undefined) {
    if (error === undefined) return <PlainPage title="The log">Loading</PlainPage>;
    return <PageProblem error={error} asked="the log" onRetry={() => askAgain(refetch())} />;
  }

  const { viewer, auditLog } = shown;
  const marking = formatMarking(viewer.marking);
  const { endCursor, hasNextPage } = auditLog.pageInfo;
  return (
    <>
      <LogFilters
        key={JSON.stringify(asked)}
        agencies={viewer.agencies}
        asked={asked}
        onAsk={ask}
      />
      <PageBody>
        <PageTitle name="The log" message={describe(auditLog.totalCount)}>
          Nobody can change the log. You see your agencies’ entries.
        </PageTitle>
        <AdminTabs current="log" />
        <LogEntries
          entries={auditLog.edges.map(({ node }) => node)}
          total={auditLog.totalCount}
          file={file}
        />
        <Pager
          onFirst={asked.after === null ? null : () => ask({ after: null })}
          onNext={hasNextPage && endCursor !== null ? () => ask({ after: endCursor }) : null}
        />
        <PageFoot facts={[]} marking={marking} />
      </PageBody>
    </>
  );
}

function describe(count: number): string {
  if (count === 0) return 'No log entries match';
  return `${formatNumber(count)} log ${count === 1 ? 'entry' : 'entries'}`;
}

/** Entries on a page: fewer on a phone, where each is a card. */
function toPageLength(): number {
  return window.matchMedia('(width < 700px)').matches ? 20 : 50;
}
