import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { parseAsString, useQueryStates } from 'nuqs';

import { askAgain } from '#graphql/ask-again.js';
import type { OurDataPageQuery, OurDataPageQueryVariables } from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { FilterControl } from '#ui/FilterControl.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { PlainPage } from '#ui/PlainPage.js';

import { DataUses } from './DataUses.js';

const OUR_DATA_PAGE: TypedDocumentNode<OurDataPageQuery, OurDataPageQueryVariables> = gql`
  query OurDataPage {
    viewer {
      id
      marking
      isSignedIn
      agencies {
        id
        code
        name
      }
      ...Shell_Viewer
    }
  }
  ${SHELL_VIEWER}
`;

const parsers = { agency: parseAsString, after: parseAsString };

/** For each agency of the viewer: what others can see of its data, and who used its records. */
export function OurDataPage() {
  const { data, error, refetch } = useQuery(OUR_DATA_PAGE);
  const [asked, setAsked] = useQueryStates(parsers, { history: 'push', scroll: true });

  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Our data">Loading</PlainPage>;
    return (
      <PageProblem
        error={error}
        asked="the list of who looked at your records"
        onRetry={() => askAgain(refetch())}
      />
    );
  }

  const { agencies, marking, isSignedIn } = data.viewer;
  // Asks even for an agency that is not the viewer's: the refusal says which access is needed.
  const code = asked.agency ?? agencies[0]?.code ?? null;
  if (code === null) {
    return (
      <PlainPage title={isSignedIn ? 'You do not belong to an agency' : 'Sign in to see this page'}>
        <p>Agencies see who looked at the records that they sent.</p>
      </PlainPage>
    );
  }

  return (
    <>
      {agencies.length > 1 ? (
        <FilterStrip onClear={null}>
          <FilterControl
            label="Agency"
            isSearched
            groups={[{ name: null, options: agencies }]}
            chosen={code}
            isSet={asked.agency !== null}
            onChoose={(agency) => void setAsked({ agency, after: null })}
          />
        </FilterStrip>
      ) : null}
      <DataUses
        code={code}
        name={agencies.find((agency) => agency.code === code)?.name ?? code}
        marking={formatMarking(marking)}
        after={asked.after}
        onPage={(after) => void setAsked({ after })}
      />
    </>
  );
}
