import { gql, type TypedDocumentNode } from '@apollo/client';
import { memo } from 'react';

import { SparklineKey } from '#charts/SparklineKey.js';
import type { Headlines_ScorecardFragment } from '#graphql/operations.js';
import { explainFigures, isProtected } from '#lib/figure.js';
import type { AskedScope } from '#lib/scope.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import { OnPaper } from '#ui/OnPaper.js';
import { Switch } from '#ui/Switch.js';

import { GroupTitle } from './GroupTitle.js';
import styles from './Headlines.module.css';
import { HeadlineTiles } from './HeadlineTiles.js';
import { KPI_HEADLINE } from './kpi-headline.js';
import { MISSING_RETURNS, MissingReturns } from './MissingReturns.js';
import { nameOpenQuarters } from './open-quarters.js';
import { orderHeadlines } from './order-headlines.js';
import { PRINT_NOTES, PrintNotes } from './PrintNotes.js';
import { RUNNING_QUARTER, RunningQuarter } from './RunningQuarter.js';
import { ScorecardTable } from './ScorecardTable.js';
import { useAskedLook } from './use-asked-look.js';

export const HEADLINES: TypedDocumentNode<Headlines_ScorecardFragment> = gql`
  fragment Headlines_Scorecard on Scorecard {
    id
    period {
      id
      key
      longLabel
    }
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
      }
    }
    kpis {
      id
      subject
      objective
      attention
      figure {
        value
        text
        inWords
        flags
      }
      trend {
        quarter {
          id
          key
          status
        }
      }
      ...KpiHeadline_Kpi @unmask
    }
    running {
      id
      ...RunningQuarter_Scorecard
    }
    ...MissingReturns_Scorecard
    ...PrintNotes_Scorecard
  }
  ${KPI_HEADLINE}
  ${MISSING_RETURNS}
  ${RUNNING_QUARTER}
  ${PRINT_NOTES}
`;

interface HeadlinesProps {
  readonly card: Omit<Headlines_ScorecardFragment, ' $fragmentName'>;
  readonly asked: AskedScope;
}

const byObjective = 'Confirmed disruptions by objective';

const orders = [
  { code: 'attention', name: 'Attention first' },
  { code: 'usual', name: 'Usual order' },
] as const;

const views = [
  { code: 'tiles', name: 'Tiles' },
  { code: 'table', name: 'Table' },
] as const;

/** All figures of the page, as tiles or as one table: the four objectives in their order, then the headline measures by subject. */
export const Headlines = memo(function Headlines({ card, asked }: HeadlinesProps) {
  const [{ order, view }, onLook] = useAskedLook();

  const { kpis, period, area, agency, running, missingReturns } = card;
  const objectives = kpis.filter(({ objective }) => objective !== null);
  const headlines = kpis.filter(({ objective }) => objective === null);
  const groups = orderHeadlines(headlines, order);
  const isTable = view === 'table';
  const flags = explainFigures(
    kpis.map(({ figure }) => figure),
    [],
  );
  const panels = [
    ...(missingReturns.length === 0 ? [] : [{ key: 'missing', atLeast: 1, part: <MissingReturns card={card} /> }]),
    ...(running === null ? [] : [{ key: 'running', atLeast: 2, part: <RunningQuarter card={running} /> }]),
  ];
  const orderSwitch = <Switch key="order" label="Order" options={orders} chosen={order} onChoose={(code) => onLook({ order: code })} />;

  return (
    <div className={styles.headlines}>
      <GroupTitle name={isTable ? 'All headlines' : byObjective} note={<SparklineKey open={nameOpenQuarters(kpis)} />}>
        {isTable ? orderSwitch : null}
        <Switch key="view" label="View" options={views} chosen={view} onChoose={(code) => onLook({ view: code })} />
      </GroupTitle>
      {isTable ? null : <HeadlineTiles objectives={objectives} groups={groups} panels={panels} asked={asked} orderSwitch={orderSwitch} />}
      <OnPaper isShown={isTable}>
        <ScorecardTable
          quarter={period.key}
          caption={`Headlines of ${period.longLabel}, ${area.name}, ${agency?.name ?? 'all agencies'}`}
          groups={[{ name: byObjective, kpis: objectives }, ...groups]}
          asked={asked}
          isHidden={!isTable}
        />
      </OnPaper>
      {isTable ? (
        <div className={styles.panels}>
          {panels.map(({ key, part }) => (
            <section key={key}>{part}</section>
          ))}
        </div>
      ) : null}
      {flags.length === 0 ? null : (
        <p className={styles.flags}>
          {flags.join(' ')} {kpis.some(({ figure }) => isProtected(figure)) ? <ProtectionLink /> : null}
        </p>
      )}
      <OnPaper>
        <PrintNotes card={card} order={order} flags={flags} />
      </OnPaper>
    </div>
  );
});
