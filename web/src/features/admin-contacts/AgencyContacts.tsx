import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

import { askAgain } from '#graphql/ask-again.js';
import type { AgencyContactsQuery, AgencyContactsQueryVariables } from '#graphql/operations.js';
import { AdminTabs } from '#parts/AdminTabs.js';
import { datasetNames } from '#parts/dataset-names.js';
import { PageProblem } from '#parts/PageProblem.js';
import { DialogButton } from '#ui/DialogButton.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ListTable } from '#ui/ListTable.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { ContactFields } from './ContactFields.js';

const AGENCY_CONTACTS: TypedDocumentNode<AgencyContactsQuery, AgencyContactsQueryVariables> = gql`
  query AgencyContacts($agency: ID!) {
    datasetContacts(agency: $agency) {
      id
      dataset
      role
      address
      version
      canChange
    }
  }
`;

interface AgencyContactsProps {
  readonly code: string;
  readonly name: string;
  readonly marking: string;
  /**
   * Whether viewers act as themselves; somebody who views as another person cannot change anything.
   */
  readonly isOwnView: boolean;
}

/**
 * Who answers questions about an agency's returns, one row per dataset, with a way to change it.
 */
export function AgencyContacts({ code, name, marking, isOwnView }: AgencyContactsProps) {
  const { data, error, refetch } = useQuery(AGENCY_CONTACTS, {
    variables: { agency: code },
    fetchPolicy: 'cache-and-network',
  });
  const [outcome, setOutcome] = useState('');
  const again = () => askAgain(refetch());

  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Contacts">Loading</PlainPage>;
    return <PageProblem error={error} asked={`the contacts of ${name}`} onRetry={again} />;
  }

  const contacts = data.datasetContacts;
  const canChange = isOwnView && contacts.some((contact) => contact.canChange);
  const missing = contacts.filter(({ role }) => role === null).length;
  return (
    <PageBody>
      <PageTitle name="Contacts" message={describe(name, contacts.length, missing)}>
        Everyone who signs in can see these. Give a role and its shared address, not a person’s
        name.
      </PageTitle>
      <HiddenText role="status">{outcome}</HiddenText>
      <AdminTabs current="contacts" />
      {contacts.length === 0 ? (
        <p>Only agencies that send returns have contacts.</p>
      ) : (
        <ListTable
          caption={`Contacts of ${name}, by dataset`}
          headings={['Dataset', 'Role', 'Address']}
          actionHeading={canChange ? 'Change' : undefined}
          rows={contacts.map((contact) => {
            const dataset = datasetNames[contact.dataset];
            return {
              key: contact.id,
              cells: [dataset, contact.role ?? 'None yet', contact.address ?? '–'],
              action: (
                <DialogButton
                  title={`Contact for ${dataset.toLowerCase()}`}
                  label={`${contact.role === null ? 'Add' : 'Change'} the contact for ${dataset.toLowerCase()}`}
                  content={(close) => (
                    <ContactFields
                      agency={code}
                      contact={contact}
                      onClose={close}
                      onDone={(said) => {
                        setOutcome(said);
                        again();
                      }}
                      onConflict={again}
                    />
                  )}
                >
                  {contact.role === null ? 'Add' : 'Change'}
                </DialogButton>
              ),
            };
          })}
        />
      )}
      <PageFoot facts={[]} marking={marking} />
    </PageBody>
  );
}

function describe(name: string, count: number, missing: number): string {
  if (count === 0) return `${name} sends no returns`;
  if (missing === 0) return `${name} has a contact for every dataset that it sends`;
  if (missing === count) return `${name} has no contacts yet`;
  return `${name} has no contact yet for ${missing} of the ${count} datasets that it sends`;
}
