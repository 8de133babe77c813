export interface FakeTarget {
  readonly id: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly tolerance: number | null;
  readonly text: string;
  readonly version: number;
}

export interface TargetParams {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly tolerance: number | null;
  readonly version: number | null;
}

export const aTarget = (about: Partial<FakeTarget> = {}): FakeTarget => ({
  ...{
    id: 'target',
    value: 660,
    lower: null,
    upper: null,
    tolerance: null,
    text: '660',
    version: 1,
  },
  ...about,
});

/**
 * One target with the answers that the schema promises: a change to an earlier version is refused,
 * and the answer has the current version.
 */
export class FakeTargets {
  readonly asked: TargetParams[] = [];

  constructor(public standing: FakeTarget | null = null) {}

  readonly setTarget = ({ input }: { readonly input: TargetParams }) => {
    this.asked.push(input);
    const { value, lower, upper, tolerance, version } = input;
    if (value !== null && value < 0)
      return this.refuse('value', 'This measure is never below 0. Give 0 or more.');
    if (lower !== null && upper !== null && lower >= upper)
      return this.refuse(
        'lower',
        `The lower edge of a band must be below the upper one. Give one below ${upper}, or only a value.`,
      );
    if ((this.standing?.version ?? null) !== version) {
      const now = this.standing
        ? `changed: it is now ${this.standing.text}`
        : 'removed: none is set now';
      return {
        ...this.refuse(
          'version',
          `This target has been ${now}. Look at it again before you set yours.`,
        ),
        target: this.standing,
      };
    }
    const text = value === null ? `${lower} to ${upper}` : String(value);
    const isGone = value === null && lower === null;
    this.standing = isGone
      ? null
      : { id: 'target', value, lower, upper, tolerance, text, version: (version ?? 0) + 1 };
    return { target: this.standing, problems: [] };
  };

  private refuse(field: string, message: string) {
    return { target: null, problems: [{ field, message }] };
  }
}
