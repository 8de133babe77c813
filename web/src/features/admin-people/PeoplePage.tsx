import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

import type { PeoplePageQuery, PeoplePageQueryVariables } from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { toAreaChoices } from '#lib/choice.js';
import { formatMarking, formatNumber } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Actions } from '#ui/Actions.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { SignInAgain } from '#ui/SignInAgain.js';
import { Switch } from '#ui/Switch.js';

import { CLAIM_RULES, ClaimRules } from './ClaimRules.js';
import { GrantForm } from './GrantForm.js';
import { PEOPLE_LIST, PeopleList } from './PeopleList.js';
import { RuleForm } from './RuleForm.js';
import { useAskedPeople } from './use-asked-people.js';

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

const views = [
  { code: 'people', name: 'People' },
  { code: 'claims', name: 'Sign-in rules' },
] as const;

/** Everybody whom the viewer administers and what they hold, or what claims grant; and changing it. */
export function PeoplePage() {
  const { data, error, refetch } = useQuery(PEOPLE_PAGE, { fetchPolicy: 'cache-and-network' });
  const [{ view, find }, ask] = useAskedPeople();
  const [outcome, setOutcome] = useState('');
  const again = () => void refetch().catch(() => undefined);

  if (data === undefined) {
    if (error === undefined) return <PlainPage title="People">Loading</PlainPage>;
    return <PageProblem error={error} asked="people and what is granted to them" onRetry={again} />;
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
  return (
    <PageBody>
      {view === 'people' ? (
        <PageTitle name="People" message={`${formatNumber(people.length)} ${people.length === 1 ? 'person has' : 'people have'} access`}>
          You can give or remove access up to your own level. Each change takes effect at once.
        </PageTitle>
      ) : (
        <PageTitle name="Sign-in rules" message={describeRules(claimRules.length)}>
          People who sign in with the claim of a rule have what it gives, until their sign-in group changes. You can change rules up to your
          own level.
        </PageTitle>
      )}
      <HiddenText role="status">{outcome}</HiddenText>
      <Actions>
        <Switch label="What is shown" options={views} chosen={view} onChoose={(code) => ask({ view: code })} />
        {isOwnView && viewer.hasToSignInAgain ? <SignInAgain what="to make changes" /> : null}
        {canChange && view === 'people' ? <GrantForm person={null} choices={choices} onDone={finish} /> : null}
        {canChange && view === 'claims' ? <RuleForm rule={null} choices={choices} onDone={finish} /> : null}
      </Actions>
      {view === 'people' ? (
        <PeopleList
          people={people}
          choices={choices}
          canChange={canChange}
          // A view is remembered by a session: without one there is none.
          lookingAs={viewer.actions.includes('VIEW_AS') && viewer.sessions.length > 0 ? viewer.id : null}
          find={find}
          onFind={(text) => ask({ find: text })}
          onDone={finish}
        />
      ) : (
        <ClaimRules rules={claimRules} choices={choices} canChange={canChange} onDone={finish} />
      )}
      <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
    </PageBody>
  );
}

function describeRules(count: number): string {
  if (count === 0) return 'No sign-in rules yet';
  return `${formatNumber(count)} sign-in ${count === 1 ? 'rule' : 'rules'}`;
}
