import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

import { askAgain } from '#graphql/ask-again.js';
import type { PeoplePageQuery, PeoplePageQueryVariables } from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { formatMarking, formatNumber } from '#lib/format.js';
import { toAreaChoices } from '#lib/scope/choice.js';
import { AdminTabs } from '#parts/AdminTabs.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Actions } from '#ui/Actions.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { SignInAgain } from '#ui/SignInAgain.js';

import { AddPerson } from './AddPerson.js';
import { CLAIM_RULES, ClaimRules } from './ClaimRules.js';
import { PEOPLE_LIST, PeopleList } from './PeopleList.js';
import styles from './PeoplePage.module.css';
import { RuleForm } from './RuleForm.js';
import { usePeopleParams } from './use-people-params.js';

const PEOPLE_PAGE: TypedDocumentNode<PeoplePageQuery, PeoplePageQueryVariables> = gql`
  query PeoplePage {
    viewer {
      id
      marking
      viewingAs
      hasToSignInAgain
      actions
      canGrantPartnership
      agencies {
        id
        code
        name
        family
      }
      sessions {
        id
      }
      ...Shell_Viewer
    }
    areas {
      id
      code
      name
      kind
    }
    people {
      id
      isActive
      grants {
        id
      }
      tokens {
        id
      }
      ...PeopleList_Person
    }
    claimRules {
      id
      ...ClaimRules_ClaimRule
    }
  }
  ${SHELL_VIEWER}
  ${PEOPLE_LIST}
  ${CLAIM_RULES}
`;

/**
 * The people whom the viewer administers, with their access, or the sign-in rules that give access;
 * with forms to change both.
 */
export function PeoplePage() {
  const { data, error, refetch } = useQuery(PEOPLE_PAGE, { fetchPolicy: 'cache-and-network' });
  const [asked, ask] = usePeopleParams();
  const [outcome, setOutcome] = useState('');
  const again = () => askAgain(refetch());

  if (data === undefined) {
    if (error === undefined) return <PlainPage title="People">Loading</PlainPage>;
    return <PageProblem error={error} asked="people and their access" onRetry={again} />;
  }

  const { viewer, people, claimRules } = data;
  const choices = {
    agencies: viewer.agencies,
    areas: toAreaChoices(data.areas).filter(({ kind }) => kind !== 'FORCE'),
    canGrantPartnership: viewer.canGrantPartnership,
  };
  const isOwnView = viewer.viewingAs === null;
  const canChange = isOwnView && !viewer.hasToSignInAgain;
  const finish = (said: string) => {
    setOutcome(said);
    again();
  };
  const counts = {
    people: people.length,
    rules: claimRules.length,
    tokens: people.reduce((sum, { tokens }) => sum + tokens.length, 0),
  };
  const form = canChange ? <AddPerson choices={choices} onDone={finish} /> : null;
  return (
    <PageBody>
      {asked.view === 'people' ? (
        <PageTitle name="People" message={describePeople(people, viewer.agencies)}>
          You can give and remove access up to your own level. A change applies from their next
          click.
        </PageTitle>
      ) : (
        <PageTitle name="Sign-in rules" message={describeRules(claimRules.length)}>
          Give access automatically to everybody with the same value in their work account, for as
          long as they have it. You can change rules up to your own level.
        </PageTitle>
      )}
      <HiddenText role="status">{outcome}</HiddenText>
      <AdminTabs current={asked.view === 'people' ? 'people' : 'rules'} counts={counts} />
      {isOwnView && viewer.hasToSignInAgain ? <SignInAgain what="to make changes" /> : null}
      {asked.view === 'people' ? (
        <div className={form === null ? undefined : styles.withForm}>
          {form}
          <PeopleList
            people={people}
            choices={choices}
            canChange={canChange}
            viewer={viewer.id}
            // Viewing as somebody else is stored in a session, and is impossible without one.
            canViewAs={viewer.actions.includes('VIEW_AS') && viewer.sessions.length > 0}
            asked={asked}
            onAsk={ask}
            onDone={finish}
          />
        </div>
      ) : (
        <>
          {canChange ? (
            <Actions>
              <RuleForm rule={null} choices={choices} onDone={finish} />
            </Actions>
          ) : null}
          <ClaimRules rules={claimRules} choices={choices} canChange={canChange} onDone={finish} />
        </>
      )}
      <PageFoot
        facts={['Every change here is in the log']}
        marking={formatMarking(viewer.marking)}
      />
    </PageBody>
  );
}

/** How many people in the list have any access, and at which agency if there is only one. */
function describePeople(
  people: PeoplePageQuery['people'],
  agencies: readonly { readonly name: string }[],
): string {
  const count = people.filter(({ isActive, grants }) => isActive && grants.length > 0).length;
  const [only] = agencies;
  const where = agencies.length === 1 && only !== undefined ? ` at ${only.name}` : '';
  if (count === 0) return `Nobody has access yet${where}`;
  // The tab counts everybody listed, including people without access.
  if (count < people.length)
    return `${formatNumber(count)} of ${formatNumber(people.length)} people ${count === 1 ? 'has' : 'have'} access${where}`;
  return `${formatNumber(count)} ${count === 1 ? 'person has' : 'people have'} access${where}`;
}

function describeRules(count: number): string {
  if (count === 0) return 'No sign-in rules yet';
  return `${formatNumber(count)} sign-in ${count === 1 ? 'rule' : 'rules'}`;
}
