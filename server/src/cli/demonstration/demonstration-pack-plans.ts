import { standardSections } from '#domain/packs/template.js';
import { addDays, type PlainDate } from '#domain/plain-date.js';
import { type Quarter, shift } from '#domain/quarter.js';

export interface MadeUpPack {
  readonly quarter: Quarter;
  readonly area: string;
  readonly round: {
    readonly textsDueOn: PlainDate;
    readonly signOffDueOn: PlainDate;
    readonly meetsOn: PlainDate;
  };
  /** The keys of its sections; null for the sections of the previous pack. */
  readonly sections: readonly string[] | null;
  readonly ends: 'DRAFT' | 'IN_REVIEW' | 'SIGNED_OFF';
  /**
   * The content of a text, without numbers, which the figures show; null if nobody has written it.
   */
  readonly words: (section: string, kind: string) => string | null;
  /** The writer of each section’s texts, by section key. */
  readonly owners: Readonly<
    Record<string, { readonly agency: string; readonly post: string; readonly dueOn: PlainDate }>
  >;
  /** Actions for the board, recorded when the pack is opened. */
  readonly actions: readonly {
    readonly text: string;
    readonly agency: string;
    readonly post: string;
    readonly dueOn: PlainDate;
    readonly notes?: string;
  }[];
  /** Why a second version replaced the pack; null without a second version. */
  readonly replacedBecause: string | null;
  /** Whether an agency corrects a return for the pack's quarter after the pack is signed. */
  readonly isCorrected: boolean;
}

const FORCE = 'E23000029';
const OXFORDSHIRE = 'E10000025';

const said: Readonly<Record<string, string>> = {
  STATEMENT:
    'The board asked in the last quarter whether people who report to us hear back in time. This pack answers that first, and then shows where we disrupted serious and organised crime.\n\nI thank every agency that sent its return and its texts on time. Where a figure is rounded to protect people, the pack says so.',
  WHAT_HAPPENED:
    'The figures beside this text show what happened. **Movement within the usual range is not a change**, and we do not treat it as one.',
  WHY: 'Weekend cover changed in the quarter, and cases that wait for a second check are counted once the check is done. We see no other cause so far.',
  WHAT_NEXT:
    '- District leads look into the marked figures and report to the next board.\n- Returns that came late are followed up with their senders.',
};
const sayAll = (_: string, kind: string) => said[kind] ?? null;

/**
 * The packs of the demonstration, in the order in which they are made. `latest` is the latest ended
 * quarter, and `today` the day of the demonstration.
 */
export function toMadeUpPacks({
  latest,
  today,
}: {
  readonly latest: Quarter;
  readonly today: PlainDate;
}): readonly MadeUpPack[] {
  const round = (days: number) => ({
    textsDueOn: addDays(today, days),
    signOffDueOn: addDays(today, days + 13),
    meetsOn: addDays(today, days + 20),
  });
  const written = {
    words: sayAll,
    owners: {},
    actions: [],
    replacedBecause: null,
    isCorrected: false,
  };
  return [
    {
      ...{ ...written, quarter: shift(latest, -2), area: FORCE, round: round(-186) },
      sections: ['statement', 'scorecard', 'looking-ahead'],
      ends: 'SIGNED_OFF',
      actions: [
        {
          ...{
            text: 'Agree how districts tell us about cases that cross a border',
            agency: 'SEROCU',
            post: 'Intelligence manager',
          },
          ...{ dueOn: addDays(today, -70), notes: 'A first draft went round in the summer.' },
        },
        {
          ...{
            text: 'Report the share of vacant posts to the board each quarter',
            agency: 'TVP',
            post: 'Head of Resourcing',
          },
          dueOn: addDays(today, 40),
        },
      ],
    },
    {
      ...{
        ...written,
        quarter: shift(latest, -1),
        area: FORCE,
        round: round(-95),
        ends: 'SIGNED_OFF',
      },
      sections: standardSections.map(({ key }) => key),
      actions: [
        {
          ...{
            text: 'Look into reports that wait longer than a day for a first action',
            agency: 'TVP',
            post: 'Head of Contact Management',
          },
          dueOn: addDays(today, 20),
        },
      ],
      replacedBecause: 'The first version named the wrong month for the change to weekend cover.',
      isCorrected: true,
    },
    {
      ...{ ...written, quarter: latest, area: OXFORDSHIRE, round: round(-6), ends: 'IN_REVIEW' },
      sections: [
        'statement',
        'since-last',
        'scorecard',
        'reports',
        'safeguarding',
        'looking-ahead',
      ],
    },
    {
      ...{
        ...written,
        quarter: latest,
        area: FORCE,
        round: round(2),
        sections: null,
        ends: 'DRAFT',
      },
      words: (section, kind) =>
        ['reports', 'safeguarding', 'statement'].includes(section) ? null : (said[kind] ?? null),
      owners: {
        reports: { agency: 'TVP', post: 'Head of Contact Management', dueOn: addDays(today, -4) },
        safeguarding: { agency: 'RBC', post: 'Safeguarding lead', dueOn: addDays(today, -4) },
        impact: { agency: 'SEROCU', post: 'Intelligence manager', dueOn: addDays(today, -4) },
        resourcing: { agency: 'OCC', post: 'Finance officer', dueOn: addDays(today, 3) },
      },
    },
  ];
}
