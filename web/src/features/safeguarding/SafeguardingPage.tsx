import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

import type { SafeguardingPageQuery, SafeguardingPageQueryVariables } from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { toChoices } from '#lib/choice.js';
import { formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { PlainPage } from '#ui/PlainPage.js';

import { readReferrals } from './address.js';
import type { ReferralChoices } from './referral.type.js';
import { ReferralFigures } from './ReferralFigures.js';
import { useAskedReferrals } from './use-asked-referrals.js';

const SAFEGUARDING_PAGE: TypedDocumentNode<SafeguardingPageQuery, SafeguardingPageQueryVariables> = gql`
  query SafeguardingPage {
    viewer {
      id
      marking
      agencies {
        id
        name
      }
      ...Shell_Viewer
    }
    periods {
      id
      key
      label
      status
    }
    areas {
      id
      code
      name
      kind
      largerAreas {
        id
        code
      }
    }
    agencies {
      id
      code
      name
    }
  }
  ${SHELL_VIEWER}
`;

/** Referrals of a quarter: how many, of whom, for what, from where, and what was decided in time. The filters are in the address. */
export function SafeguardingPage() {
  const { data, error, refetch } = useQuery(SAFEGUARDING_PAGE);
  const [asked, onChange] = useAskedReferrals();

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked="referrals" onRetry={() => void refetch().catch(() => undefined)} />;
  }

  const choices = toReferralChoices(data);
  const read = readReferrals(asked, choices);
  if (read === null) {
    return (
      <PlainPage title="No period has begun yet">
        <p>There are no quarters to show figures for.</p>
      </PlainPage>
    );
  }

  return (
    <ReferralFigures
      choices={choices}
      scope={read.scope}
      asked={read.understood}
      problems={read.problems}
      onChange={onChange}
      marking={formatMarking(data.viewer.marking)}
      ownAgencies={data.viewer.agencies.map(({ name }) => name)}
    />
  );
}

function toReferralChoices(data: SafeguardingPageQuery): ReferralChoices {
  const choices = toChoices(data);
  const larger = data.areas.map(
    ({ code, largerAreas }) => [code, largerAreas.flatMap((outer) => choices.areas.filter((area) => area.code === outer.code))] as const,
  );
  return { ...choices, agencies: data.agencies, largerAreas: new Map(larger) };
}
