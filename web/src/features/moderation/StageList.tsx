import { DecidedTable } from './DecidedTable.js';
import type { StageWord } from './moderation-address.js';
import type { QueuedCase, ShortNames } from './moderation-documents.js';
import { describeEmpty } from './moderation-words.js';
import { QueueTable } from './QueueTable.js';

interface StageListProps {
  readonly list: StageWord;
  readonly cases: readonly QueuedCase[];
  readonly names: ShortNames;
  /** Whether only one agency's disruptions are listed. */
  readonly isOfOneAgency: boolean;
  /** The id of the open disruption; null if none is open. */
  readonly opened: string | null;
  readonly toAddress: (id: string) => string;
  /** Ids of the selected cases. */
  readonly ticked: ReadonlySet<string>;
  /** Called when the selection changes; null if nothing can be selected. */
  readonly onTick: ((ticked: ReadonlySet<string>) => void) | null;
}

/** The disruptions in a list, or a message that there are none. */
export function StageList({ list, isOfOneAgency, ticked, onTick, ...shared }: StageListProps) {
  if (shared.cases.length === 0) return <p>{describeEmpty(list, isOfOneAgency)}</p>;
  if (list === 'decided') return <DecidedTable {...shared} />;
  return (
    <QueueTable
      {...shared}
      caption={
        list === 'waiting'
          ? 'Disruptions waiting for the panel, longest waiting first'
          : 'Disruptions whose agency has been asked, longest waiting first'
      }
      ticked={ticked}
      onTick={onTick}
    />
  );
}
