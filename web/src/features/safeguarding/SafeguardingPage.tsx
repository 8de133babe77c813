import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

import type { SafeguardingPageQuery, SafeguardingPageQueryVariables } from '#graphql/operations.js';
import { readFilters } from '#lib/address.js';
import { findChoice, toChoices } from '#lib/choice.js';
import { formatMarking } from '#lib/format.js';
import { useAskedFilters } from '#lib/use-asked-filters.js';
import { PageProblem } from '#parts/PageProblem.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { Notice } from '#ui/Notice.js';
import { PlainPage } from '#ui/PlainPage.js';

import { pathways } from './labels.js';
import { ReferralFigures } from './ReferralFigures.js';
import { ReferralFilters } from './ReferralFilters.js';
import { useAskedPathway } from './use-asked-pathway.js';

const SAFEGUARDING_PAGE: TypedDocumentNode<SafeguardingPageQuery, SafeguardingPageQueryVariables> = gql`
  query SafeguardingPage {
    viewer {
      id
      marking
      agencies {
        id
        name
      }
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
    }
    agencies {
      id
      code
      name
    }
  }
`;

/** Referrals: how many, of whom, for what and from where. The filters are in the address. */
export function SafeguardingPage() {
  const { data, error, refetch } = useQuery(SAFEGUARDING_PAGE);
  const [asked, onChange] = useAskedFilters();
  const [askedPathway, onChoosePathway] = useAskedPathway();

  if (data === undefined) {
    if (error === undefined) return <FilterStrip onClear={null}>{null}</FilterStrip>;
    return <PageProblem error={error} asked="referrals" onRetry={() => void refetch().catch(() => undefined)} />;
  }

  const options = toChoices(data);
  const read = readFilters(asked, options);
  if (read === null) {
    return (
      <PlainPage title="No period has begun yet">
        <p>There are no quarters to show figures for.</p>
      </PlainPage>
    );
  }

  const pathway = findChoice(askedPathway, pathways, { what: 'a pathway we know', instead: 'all pathways are shown' });
  const filters = { ...read.filters, pathway: pathway.choice };
  const problems = [...read.problems, ...(pathway.problem === null ? [] : [pathway.problem])];
  const open = options.periods.filter(({ code, isOpen }) => isOpen && code >= filters.from.code && code <= filters.to.code);

  return (
    <ReferralFigures
      filters={filters}
      marking={formatMarking(data.viewer.marking)}
      ownAgencies={data.viewer.agencies.map(({ name }) => name)}
      open={open.map((period) => period.name)}
      toStrip={(cuts) => (
        <ReferralFilters options={options} filters={filters} onChange={onChange} onChoosePathway={onChoosePathway} cuts={cuts} />
      )}
    >
      {problems.length === 0 ? null : (
        <Notice title="Part of this address was not understood">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
    </ReferralFigures>
  );
}
