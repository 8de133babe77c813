import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { parseAsString, useQueryState } from 'nuqs';

import { askAgain } from '#graphql/ask-again.js';
import type { ContactsPageQuery, ContactsPageQueryVariables } from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { FilterControl } from '#ui/FilterControl.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { PlainPage } from '#ui/PlainPage.js';

import { AgencyContacts } from './AgencyContacts.js';

const CONTACTS_PAGE: TypedDocumentNode<ContactsPageQuery, ContactsPageQueryVariables> = gql`
  query ContactsPage {
    viewer {
      id
      marking
      agency {
        id
      }
      isSignedIn
      viewingAs
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

/** Who answers questions about the data of each agency that the viewer may see. */
export function ContactsPage() {
  const { data, error, refetch } = useQuery(CONTACTS_PAGE);
  const [asked, setAsked] = useQueryState(
    'agency',
    parseAsString.withOptions({ history: 'push', scroll: true }),
  );

  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Contacts">Loading</PlainPage>;
    return <PageProblem error={error} asked="contacts" onRetry={() => askAgain(refetch())} />;
  }

  const { agencies, agency: home, marking, isSignedIn, viewingAs } = data.viewer;
  // People who may see several agencies start with their own.
  const own = agencies.find(({ id }) => id === home?.id) ?? agencies[0];
  const code = asked ?? own?.code ?? null;
  if (code === null) {
    return (
      <PlainPage title={isSignedIn ? 'You do not belong to an agency' : 'Sign in to see this page'}>
        <p>Each agency keeps its own contacts.</p>
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
            isSet={asked !== null}
            onChoose={(agency) => void setAsked(agency)}
          />
        </FilterStrip>
      ) : null}
      <AgencyContacts
        key={code}
        code={code}
        name={agencies.find((agency) => agency.code === code)?.name ?? code}
        marking={formatMarking(marking)}
        isOwnView={viewingAs === null}
      />
    </>
  );
}
