import { gql, type TypedDocumentNode } from '@apollo/client';
import { skipToken, useQuery } from '@apollo/client/react';

import type { Dataset, MissingReturnsQuery, MissingReturnsQueryVariables } from '#graphql/operations.js';
import type { AgencyChoice } from '#lib/choice.js';
import { joinWords } from '#lib/format.js';

const MISSING_RETURNS: TypedDocumentNode<MissingReturnsQuery, MissingReturnsQueryVariables> = gql`
  query MissingReturns($quarter: Quarter!, $agency: ID) {
    returns(quarter: $quarter, agency: $agency) {
      id
      dataset
      state
      isOwed
      agency {
        id
        name
        kind
      }
    }
  }
`;

interface MissingReturnsProps {
  readonly quarter: string;
  readonly agency: AgencyChoice | null;
  readonly datasets: readonly Dataset[];
  readonly due: number;
  readonly received: number;
}

/** Agencies that are named one by one; of more the rest is counted. */
const mostNamed = 6;

/** How many returns the number rests on, and whose are missing. Names are asked for only where some are. */
export function MissingReturns({ quarter, agency, datasets, due, received }: MissingReturnsProps) {
  const isWhole = received >= due;
  const { data, error } = useQuery(
    MISSING_RETURNS,
    isWhole ? skipToken : { variables: { quarter, agency: agency?.of === 'AGENCY' ? agency.code : null } },
  );
  const count = due === 0 ? 'No returns are owed.' : `${received} of ${due} in.`;
  if (isWhole) return <p>{count}</p>;
  if (error !== undefined) return <p>{count} Whose are missing could not be read.</p>;
  if (data === undefined) return <p aria-busy="true">{count}</p>;

  const missing = data.returns.filter(
    ({ dataset, state, isOwed, agency: { kind } }) =>
      isOwed &&
      (agency?.of !== 'KIND' || agency.code === kind) &&
      datasets.includes(dataset) &&
      state !== 'RECEIVED' &&
      state !== 'RECEIVED_LATE',
  );
  const names = [...new Set(missing.map((entry) => entry.agency.name))];
  const sign = missing.some(({ state }) => state === 'MISSING') ? 'Missing [x]' : 'Not in yet';
  return (
    <p>
      {count} {names.length === 0 ? '' : `${sign}: ${joinWords(gather(names))}.`}
    </p>
  );
}

function gather(names: readonly string[]): readonly string[] {
  return names.length <= mostNamed + 1 ? names : [...names.slice(0, mostNamed), `${names.length - mostNamed} more agencies`];
}
