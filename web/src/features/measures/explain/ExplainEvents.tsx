import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { MeasureTools } from '#features/measures/measure/measure-tools.type.js';
import type { ExplainEvents_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';

export const EXPLAIN_EVENTS: TypedDocumentNode<ExplainEvents_KpiFragment> = gql`
  fragment ExplainEvents_Kpi on Kpi {
    id
    events {
      id
      happenedOn
      title
      changesRecording
      version
      measures {
        id
        key
        name
      }
    }
  }
`;

interface ExplainEventsProps extends Pick<MeasureTools, 'EventsTool'> {
  readonly kpi: FragmentType<ExplainEvents_KpiFragment>;
}

/** What happened in the quarters of the chart, with a way to take it away again. Nothing where nothing did. */
export function ExplainEvents({ kpi, EventsTool }: ExplainEventsProps) {
  const data = unmask(EXPLAIN_EVENTS, kpi);
  if (data.events.length === 0) return null;

  return (
    <section aria-labelledby="explain-events">
      <h3 id="explain-events">Events</h3>
      <EventsTool events={data.events} onDone={() => undefined} />
    </section>
  );
}
