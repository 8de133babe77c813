import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { PrintNotes_ScorecardFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { joinWords } from '#lib/format.js';

import { countDays, countReturns } from './kpi-words.js';
import { datasetNames } from './labels.js';
import type { HeadlineOrder } from './order-headlines.js';
import styles from './PrintNotes.module.css';
import { toRunningRows } from './running-rows.js';

export const PRINT_NOTES: TypedDocumentNode<PrintNotes_ScorecardFragment> = gql`
  fragment PrintNotes_Scorecard on Scorecard {
    id
    returnsDue
    returnsReceived
    area {
      id
      name
    }
    agency {
      id
      name
    }
    missingReturns {
      agency {
        id
        name
      }
      datasets
    }
    running {
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
  }
`;

interface PrintNotesProps {
  readonly card: FragmentType<PrintNotes_ScorecardFragment>;
  readonly order: HeadlineOrder;
  /** `[p] provisional: returns may still be corrected.` and so on, for each flag on the page. */
  readonly flags: readonly string[];
}

/** Agencies that paper has room for. */
const most = 6;

const orders = {
  attention: 'What needs attention stands first in each group.',
  usual: 'Measures stand in their usual order.',
} as const;

/** What stands in panels on the screen, and how to read the table, as a few lines on paper. */
export function PrintNotes({ card, order, flags }: PrintNotesProps) {
  const data = unmask(PRINT_NOTES, card);

  const { missingReturns, running, returnsDue, returnsReceived } = data;
  const rows = toRunningRows(running?.kpis ?? []);
  // What waits for no panel can be held against last year as it is.
  const first = rows.find(({ subject }) => subject !== 'DISRUPTION') ?? rows[0];
  const soFar =
    first === undefined
      ? ''
      : ` ${first.name}: ${first.soFar}, against ${first.lastYear} in the same days of last year by the same agencies.`;
  const more = missingReturns.length - most;
  const missing = missingReturns
    .slice(0, most)
    .map(({ agency, datasets }) => `${agency.name} (${joinWords(datasets.map((dataset) => datasetNames[dataset].toLowerCase()))})`);

  return (
    <div className={styles.notes}>
      {missing.length === 0 ? null : (
        <p>
          <b>{`Not returned yet, ${returnsDue - returnsReceived} of ${returnsDue}:`}</b>{' '}
          {`${missing.join('; ')}${more > 0 ? `; and ${more} more agencies` : ''}.`}
        </p>
      )}
      {running === null ? null : (
        <p>
          <b>Running quarter:</b> {`${running.period.label}, ${countDays(running)}, ${countReturns(running)}.${soFar}`}
        </p>
      )}
      <p>
        <b>Lines:</b> the grey band is the usual range, dashes the target, hatching the running quarter, a diamond a real change.
      </p>
      <p>{[...flags, orders[order], `${data.area.name}, ${data.agency?.name ?? 'all agencies'}.`].join(' ')}</p>
    </div>
  );
}
