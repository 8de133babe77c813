import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Link } from 'react-router';

import type { MeasureEntry_MeasureFragment } from '#graphql/operations.js';

import { wordDirection, wordUnit } from './measure-words.js';
import styles from './MeasureEntry.module.css';

export const MEASURE_ENTRY: TypedDocumentNode<MeasureEntry_MeasureFragment> = gql`
  fragment MeasureEntry_Measure on Measure {
    id
    key
    name
    description
    formula
    unit
    direction
  }
`;

interface MeasureEntryProps {
  readonly measure: FragmentType<MeasureEntry_MeasureFragment>;
}

/** One measure in the list: name, what it counts, formula, unit and direction. */
export function MeasureEntry({ measure }: MeasureEntryProps) {
  const { data, complete } = useFragment({ fragment: MEASURE_ENTRY, from: measure });
  if (!complete) return null;

  return (
    <li className={styles.entry}>
      <h2>
        <Link to={`/measures/${data.key}`}>{data.name}</Link>
      </h2>
      <p>{data.description}</p>
      <dl>
        <div>
          <dt>Formula</dt>
          <dd>{data.formula}</dd>
        </div>
        <div>
          <dt>Unit</dt>
          <dd>{wordUnit(data.unit)}</dd>
        </div>
        <div>
          <dt>Direction</dt>
          <dd>{wordDirection(data.direction)}</dd>
        </div>
        <div>
          <dt>Name in the API</dt>
          <dd>
            <code>{data.key}</code>
          </dd>
        </div>
      </dl>
    </li>
  );
}
