import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { RunningQuarter_ScorecardFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { HiddenText } from '#ui/HiddenText.js';

import { countDays, countReturns } from './kpi-words.js';
import { toRunningRows } from './running-rows.js';
import styles from './RunningQuarter.module.css';

export const RUNNING_QUARTER: TypedDocumentNode<RunningQuarter_ScorecardFragment> = gql`
  fragment RunningQuarter_Scorecard on Scorecard {
    id
    returnsDue
    returnsReceived
    days
    daysRun
    period {
      id
      label
    }
    kpis {
      id
      name
      subject
      objective
      figure {
        value
        inWords
        flags
      }
      sameQuarterLastYear {
        signed
        difference
        from {
          inWords
        }
      }
    }
  }
`;

interface RunningQuarterProps {
  /** The scorecard of the quarter that runs today. */
  readonly card: FragmentType<RunningQuarter_ScorecardFragment>;
}

/** As many as leave the panel no higher than the tiles beside it. */
const most = 5;

/** The quarter that runs today, apart from the closed one and compared like with like, so that nobody mixes them. */
export function RunningQuarter({ card }: RunningQuarterProps) {
  const data = unmask(RUNNING_QUARTER, card);

  const rows = toRunningRows(data.kpis).slice(0, most);

  return (
    <>
      <h3>{`Now: ${data.period.label} is running, ${countDays(data)}, ${countReturns(data)}`}</h3>
      <div className={styles.panel}>
        {rows.length === 0 ? (
          <p>Nothing has come in yet that can be held against the same days of last year.</p>
        ) : (
          <table className={styles.table}>
            <caption>
              <HiddenText>{data.period.label} so far</HiddenText>
            </caption>
            <thead>
              <tr>
                <th scope="col">Compared with the same {data.daysRun} days and the same agencies last year</th>
                <th scope="col">So far</th>
                <th scope="col">Last year</th>
                <th scope="col">Change</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.name}</th>
                  <td>{row.soFar}</td>
                  <td>{row.lastYear}</td>
                  <td>{row.change}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {rows.some(({ subject }) => subject === 'DISRUPTION') ? (
          <p className={styles.note}>
            Disruptions count once a panel has confirmed them, some weeks later: those of last year all are by now.
          </p>
        ) : null}
      </div>
    </>
  );
}
