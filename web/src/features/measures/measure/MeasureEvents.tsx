import type { BlockContent } from '#blocks/block.type.js';

import type { PageMeasure } from './measure.type.js';
import type { MeasureTools } from './measure-tools.type.js';
import styles from './MeasureEvents.module.css';

interface MeasureEventsProps extends Pick<MeasureTools, 'AddEventTool' | 'EventsTool'> {
  readonly measure: PageMeasure;
  /** All measures, in order. */
  readonly measures: readonly PageMeasure[];
  readonly kpi: BlockContent['kpi'];
}

/** The events in the quarters of the chart, with controls to change and remove them, and to add more. */
export function MeasureEvents({
  measure,
  measures,
  kpi,
  AddEventTool,
  EventsTool,
}: MeasureEventsProps) {
  const events = kpi?.events ?? [];
  return (
    <section className={styles.events} aria-labelledby="measure-events">
      <h3 id="measure-events">What happened</h3>
      {events.length === 0 ? (
        <p>No events are recorded for this measure in these quarters.</p>
      ) : (
        <EventsTool events={events} measures={measures} onDone={() => undefined} />
      )}
      <div className={styles.add} data-picture="none">
        <AddEventTool measures={measures} ticked={[measure.key]} onDone={() => undefined} />
      </div>
    </section>
  );
}
