import type { ComponentType } from 'react';

import type { MeasureKey, Objective } from '#graphql/operations.js';

interface NamedMeasure {
  readonly key: MeasureKey;
  readonly name: string;
}

interface Named {
  readonly code: string;
  readonly name: string;
}

interface TargetToolProps {
  readonly measure: NamedMeasure & { readonly unit: string; readonly direction: string };
  readonly quarter: { readonly key: string; readonly label: string };
  readonly area: Named | null;
  readonly agency: Named | null;
  readonly objective: (Named & { readonly code: Objective }) | null;
  readonly target: {
    readonly value: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
    readonly tolerance: number | null;
    readonly text: string;
    readonly version: number;
  } | null;
  readonly onDone: () => void;
}

interface AddEventToolProps {
  readonly measures: readonly NamedMeasure[];
  readonly ticked: readonly MeasureKey[];
  readonly onDone: () => void;
}

interface EventsToolProps {
  readonly events: readonly {
    readonly id: string;
    readonly happenedOn: string;
    readonly title: string;
    readonly measures: readonly NamedMeasure[];
    readonly changesRecording: boolean;
    readonly version: number;
  }[];
  /** All measures that an event may affect. */
  readonly measures: readonly NamedMeasure[];
  readonly onDone: () => void;
}

/**
 * Controls for targets and events that other features provide, because features do not import each
 * other.
 */
export interface MeasureTools {
  readonly TargetTool: ComponentType<TargetToolProps>;
  readonly AddEventTool: ComponentType<AddEventToolProps>;
  readonly EventsTool: ComponentType<EventsToolProps>;
  /** The list of events for people who may not change any. */
  readonly EventsToRead: ComponentType<EventsToolProps>;
}
