export interface FakeEvent {
  readonly id: string;
  readonly happenedOn: string;
  readonly title: string;
  readonly measures: readonly {
    readonly id: string;
    readonly key: 'reports' | 'disruptions';
    readonly name: string;
  }[];
  readonly changesRecording: boolean;
  readonly version: number;
}

export interface EventParams {
  readonly happenedOn: string;
  readonly title: string;
  readonly measures: readonly string[];
  readonly changesRecording: boolean;
}

export const anEvent = (about: Partial<FakeEvent> = {}): FakeEvent => ({
  ...{
    id: 'form',
    happenedOn: '2026-04-01',
    title: 'A new form',
    changesRecording: true,
    version: 1,
  },
  measures: [{ id: 'reports', key: 'reports', name: 'Reports received' }],
  ...about,
});

/**
 * Events with the answers that the schema promises: all problems at once, and deleted events
 * reported as deleted.
 */
export class FakeEvents {
  readonly asked: EventParams[] = [];

  constructor(public standing: readonly FakeEvent[] = []) {}

  readonly events = () => this.standing;

  readonly addEvent = ({ input }: { readonly input: EventParams }) => {
    this.asked.push(input);
    const problems = [
      ...(input.happenedOn < '2000-01-01'
        ? [{ field: 'happenedOn', message: 'Events happen from 1 January 2000.' }]
        : []),
      ...(input.title.trim() === ''
        ? [{ field: 'title', message: 'Give the event a title: say in a few words what happened.' }]
        : []),
      ...(input.measures.length === 0
        ? [{ field: 'measures', message: 'Choose at least one measure that the event affects.' }]
        : []),
    ];
    if (problems.length > 0) return { event: null, problems };
    const event = anEvent({
      id: `event ${this.asked.length}`,
      happenedOn: input.happenedOn,
      title: input.title,
    });
    this.standing = [...this.standing, event];
    return { event, problems: [] };
  };

  /** Changes an event as somebody else would meanwhile. */
  readonly changeElsewhere = (id: string) => {
    this.standing = this.standing.map((event) =>
      event.id === id ? { ...event, version: event.version + 1 } : event,
    );
  };

  readonly changeEvent = ({
    input: { id, version, ...parts },
  }: {
    readonly input: EventParams & { readonly id: string; readonly version: number };
  }) => {
    const now = this.standing.find((event) => event.id === id) ?? null;
    if (now?.version !== version)
      return {
        event: now,
        problems: [{ field: 'version', message: 'Somebody else has changed this.' }],
      };
    const { happenedOn, title, changesRecording } = parts;
    const event = { ...now, happenedOn, title, changesRecording, version: version + 1 };
    this.standing = this.standing.map((each) => (each.id === id ? event : each));
    return { event, problems: [] };
  };

  readonly removeEvent = ({
    input: { id, version },
  }: {
    readonly input: { readonly id: string; readonly version: number };
  }) => {
    const isThere = this.standing.some((event) => event.id === id && event.version === version);
    this.standing = this.standing.filter((event) => event.id !== id || !isThere);
    return {
      problems: isThere ? [] : [{ field: 'id', message: 'Somebody has removed this event.' }],
    };
  };
}
