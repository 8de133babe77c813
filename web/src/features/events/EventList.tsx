import { lazy, useEffect, useRef, useState } from 'react';

import { formatDay } from '#lib/format.js';
import { DialogButton } from '#ui/DialogButton.js';
import { HiddenText } from '#ui/HiddenText.js';

import type { EventMeasure, SeenEvent } from './event-form.type.js';
import styles from './EventList.module.css';

/** The confirmation is fetched when the pointer or the focus reaches its button. */
const load = async () => ({ default: (await import('./EventRemoval.js')).EventRemoval });
const EventRemoval = lazy(load);

const loadFields = async () => ({ default: (await import('./EventFields.js')).EventFields });
const EventFields = lazy(loadFields);

interface EventListProps {
  /** In order of time. */
  readonly events: readonly SeenEvent[];
  /**
   * Called when an event has been removed, or turns out to be gone. The affected questions are
   * already being asked again.
   */
  readonly onDone: () => void;
  /** All measures that an event may affect. */
  readonly measures: readonly EventMeasure[];
  /** Whether the viewer may not change any event. */
  readonly isReadOnly?: boolean;
  /**
   * Whether each event names the measures that it affects, as on a page that is not about one
   * measure.
   */
  readonly doesNameMeasures?: boolean;
}

/** The events that affect the page's figures, each with buttons that change and remove it. */
export function EventList({
  events,
  measures,
  onDone,
  isReadOnly = false,
  doesNameMeasures = false,
}: EventListProps) {
  const [outcome, setOutcome] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const finish = (close: () => void) => (said: string) => {
    setOutcome(said);
    close();
    onDone();
  };
  // The button that opened the dialog disappears with its event, and the focus would be lost.
  useEffect(() => {
    if (outcome !== '' && document.activeElement === document.body) list.current?.focus();
  }, [events, outcome]);
  return (
    <div ref={list} className={styles.list} role="group" aria-label="Events" tabIndex={-1}>
      {events.length === 0 ? (
        <p className={styles.none}>No event recorded. Add one if you know what changed.</p>
      ) : null}
      <ul>
        {events.map((event) => (
          <li key={event.id} className={styles.event}>
            <div>
              <span className={styles.day}>{formatDay(event.happenedOn)}</span>
              <p>
                {event.title}{' '}
                {event.changesRecording ? (
                  <span className={styles.recording}>
                    Recorded differently from this day on [b].
                  </span>
                ) : null}
              </p>
              {doesNameMeasures ? (
                <span className={styles.day}>
                  On {event.measures.map(({ name }) => name).join(', ')}
                </span>
              ) : null}
            </div>
            {isReadOnly ? null : (
              <span className={styles.buttons}>
                <DialogButton
                  look="quiet"
                  label={`Change ${event.title}`}
                  title="Change this event"
                  prepare={loadFields}
                  content={(close) => (
                    <EventFields
                      measures={measures}
                      ticked={[]}
                      event={event}
                      onClose={close}
                      onDone={finish(close)}
                    />
                  )}
                >
                  Change
                </DialogButton>
                <DialogButton
                  look="quiet"
                  label={`Remove ${event.title}`}
                  title="Remove this event?"
                  prepare={load}
                  content={(close) => (
                    <EventRemoval event={event} onClose={close} onDone={finish(close)} />
                  )}
                >
                  Remove
                </DialogButton>
              </span>
            )}
          </li>
        ))}
      </ul>
      <HiddenText role="status">{outcome}</HiddenText>
    </div>
  );
}
