import { parseAsBoolean, useQueryState } from 'nuqs';
import { Fragment } from 'react';

import type { ShownReturn } from '#features/returns/return-documents.js';
import { countStates, sayState } from '#features/returns/return-words.js';
import { ReturnMark } from '#features/returns/ReturnMark.js';
import { allDatasets, datasetNames } from '#parts/dataset-names.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';

import type { AgencyReturns, ReturnGroup } from './group-returns.js';
import styles from './ReturnsGrid.module.css';

interface ReturnsGridProps {
  /** The label of the quarter. */
  readonly quarter: string;
  readonly groups: readonly ReturnGroup[];
}

/** Every agency by every dataset, each return as a shape and a word; blank if none is owed. */
export function ReturnsGrid({ quarter, groups }: ReturnsGridProps) {
  const [isOpen, setOpen] = useQueryState('all', parseAsBoolean.withDefault(false));
  const returns = groups.flatMap(({ agencies }) => agencies.flatMap((each) => each.returns));
  const folded = groups.filter(({ isQuiet }) => isQuiet).flatMap(({ agencies }) => agencies).length;
  const shown = groups.filter(({ isQuiet }) => isOpen || !isQuiet);
  return (
    <div className={styles.panel}>
      <ul className={styles.key} aria-label="Key">
        {key.map(({ state, word }) => (
          <li key={state}>
            <ReturnMark state={state}>{word}</ReturnMark>
          </li>
        ))}
        <li>blank: not owed</li>
      </ul>
      <table className={styles.grid}>
        <caption>{`All returns for ${quarter}, by agency and dataset`}</caption>
        <thead>
          <tr>
            <th scope="col">Agency</th>
            {allDatasets.map((dataset) => {
              const { in: received, owed } = countStates(
                returns.filter((each) => each.dataset === dataset),
              );
              return (
                <th key={dataset} scope="col">
                  {datasetNames[dataset]}
                  <small>{`${received} of ${owed} in`}</small>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, agencies }) => (
            <Fragment key={name}>
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={allDatasets.length + 1}>
                  {name} <small>{describeGroup(agencies)}</small>
                </th>
              </tr>
              {agencies.map((agency) => (
                <tr key={agency.id} className={agency.isOwn ? styles.isOwn : undefined}>
                  <th scope="row">{agency.name}</th>
                  {allDatasets.map((dataset) => (
                    <td key={dataset} data-heading={datasetNames[dataset]}>
                      {toCell(agency.returns.find((each) => each.dataset === dataset))}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {folded === 0 ? null : (
        <p className={styles.foot}>
          {`${folded} ${folded === 1 ? 'agency' : 'agencies'} sent everything they owed on time. `}
          <Button look="quiet" onPress={() => void setOpen(isOpen ? null : true)}>
            {isOpen ? 'Hide them' : 'Show them'}
          </Button>
        </p>
      )}
    </div>
  );
}

const key: readonly { readonly state: ShownReturn['state']; readonly word: string }[] = [
  { state: 'RECEIVED', word: 'in on time, with its day' },
  { state: 'RECEIVED_LATE', word: 'in late' },
  { state: 'MISSING', word: 'missing' },
  { state: 'DUE', word: 'due' },
  { state: 'NOT_DUE', word: 'quarter has not ended' },
];

function toCell(found: ShownReturn | undefined) {
  if (found === undefined) return <HiddenText>not owed</HiddenText>;
  return <ReturnMark state={found.state}>{sayState(found)}</ReturnMark>;
}

function describeGroup(agencies: readonly AgencyReturns[]): string {
  const {
    in: received,
    owed,
    late,
    missing,
  } = countStates(agencies.flatMap(({ returns }) => returns));
  return [
    `${received} of ${owed} in`,
    late === 0 ? '' : `${late} late`,
    missing === 0 ? '' : `${missing} missing`,
  ]
    .filter((words) => words !== '')
    .join(', ');
}
