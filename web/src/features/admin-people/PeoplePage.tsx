import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

import type { PeoplePageQuery, PeoplePageQueryVariables } from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { formatMarking, formatNumber } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { GrantForm } from './GrantForm.js';
import styles from './PeoplePage.module.css';
import { PERSON_ENTRY, PersonEntry } from './PersonEntry.js';

const PEOPLE_PAGE: TypedDocumentNode<PeoplePageQuery, PeoplePageQueryVariables> = gql`
  query PeoplePage {
    viewer {
      id
      marking
      viewingAs
      actions
      agencies {
        id
        code
        name
      }
      sessions {
        id
      }
      ...Shell_Viewer
    }
    people {
      id
      ...PersonEntry_Person
    }
  }
  ${SHELL_VIEWER}
  ${PERSON_ENTRY}
`;

/** Everybody whom the viewer administers: what they hold, and changing it. */
export function PeoplePage() {
  const { data, error, refetch } = useQuery(PEOPLE_PAGE, { fetchPolicy: 'cache-and-network' });
  const [outcome, setOutcome] = useState('');
  const again = () => void refetch().catch(() => undefined);

  if (data === undefined) {
    if (error === undefined) return <PlainPage title="People">Loading</PlainPage>;
    return <PageProblem error={error} asked="people and what is granted to them" onRetry={again} />;
  }

  const { viewer, people } = data;
  const finish = (said: string) => {
    setOutcome(said);
    again();
  };
  return (
    <PageBody>
      <PageTitle
        name="People"
        message={`${formatNumber(people.length)} ${people.length === 1 ? 'person holds' : 'people hold'} something at agencies that you administer`}
      >
        You can grant, and take away, what lies within your own grant as administrator. Each change counts from their next question on.
      </PageTitle>
      <HiddenText role="status">{outcome}</HiddenText>
      {viewer.viewingAs === null ? (
        <p>
          <GrantForm person={null} agencies={viewer.agencies} onDone={finish} />
        </p>
      ) : null}
      <ul className={styles.people}>
        {people.map((person) => (
          <PersonEntry
            key={person.id}
            person={person}
            agencies={viewer.agencies}
            canChange={viewer.viewingAs === null}
            // A view is remembered by a session: without one there is none.
            canViewAs={viewer.actions.includes('VIEW_AS') && viewer.sessions.length > 0 && person.id !== viewer.id}
            onDone={finish}
          />
        ))}
      </ul>
      <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
    </PageBody>
  );
}
