import {
  ageBands,
  channels,
  type CodeList,
  crimeTypes,
  type Dataset,
  decisions,
  disruptionStatuses,
  disruptionTargets,
  exploitations,
  fundingSources,
  handlings,
  impacts,
  informationGrades,
  objectiveNames,
  ocgStatuses,
  pathways,
  priorities,
  reportStatuses,
  riskBands,
  seriousLimbs,
  sexes,
  signs,
  sourceGrades,
  staffGroups,
} from '#domain/lists.js';

/**
 * The lists that records take their codes from, by the name that the database and the contract give
 * them.
 */
export const recordLists = {
  AgeBand: ageBands,
  Channel: channels,
  CrimeType: crimeTypes,
  Decision: decisions,
  DisruptionStatus: disruptionStatuses,
  DisruptionTarget: disruptionTargets,
  Exploitation: exploitations,
  FundingSource: fundingSources,
  Handling: handlings,
  Impact: impacts,
  InformationGrade: informationGrades,
  Marking: { OFFICIAL: 'OFFICIAL', OFFICIAL_SENSITIVE: 'OFFICIAL-SENSITIVE' },
  Objective: objectiveNames,
  OcgStatus: ocgStatuses,
  Pathway: pathways,
  Priority: priorities,
  ReportStatus: reportStatuses,
  RiskBand: riskBands,
  SeriousLimb: seriousLimbs,
  Sex: sexes,
  Sign: signs,
  SourceGrade: sourceGrades,
  StaffGroup: staffGroups,
} as const satisfies Readonly<Record<string, CodeList>>;

export type ListName = keyof typeof recordLists;

/** What a field of a record holds. */
export type FieldType =
  /** The agency's own name of the record. */
  | { readonly type: 'reference' }
  /** The name of a record of another dataset: the sender's own, or `AGENCY:REFERENCE`. */
  | { readonly type: 'record' }
  /** What the sender wrote. */
  | { readonly type: 'text' }
  | { readonly type: 'date' }
  /** A day of a financial quarter, shown as the quarter. */
  | { readonly type: 'quarter' }
  | { readonly type: 'code'; readonly list: ListName }
  /** Every code named; empty where none was. */
  | { readonly type: 'codes'; readonly list: ListName }
  | { readonly type: 'yes-no' }
  | { readonly type: 'whole-number' }
  | { readonly type: 'number' }
  /** Stored in pence, shown in pounds. */
  | { readonly type: 'pounds' }
  | { readonly type: 'area' }
  | { readonly type: 'agency' }
  /** Every agency named; empty where none was. */
  | { readonly type: 'agencies' };

export interface RecordField {
  /** In the contract. */
  readonly name: string;
  /** In the database. */
  readonly column: string;
  /**
   * What holds it for the person who does not open all records, where it rests on what records of
   * one agency say of another's.
   */
  readonly ownColumn?: string;
  readonly is: FieldType;
  /** What it says, with its unit, and what its absence means. */
  readonly description: string;
  /** Whether a record may lack it. What is several is empty instead. */
  readonly isNullable: boolean;
}

/**
 * A record of another dataset that a record names; the latest where that dataset holds several of
 * one reference.
 */
export interface RecordLink {
  readonly name: string;
  readonly to: KindName;
  /**
   * The columns that say who keeps the other record, and how they call it. Null where none is
   * named.
   */
  readonly columns: { readonly agency: string; readonly reference: string };
  readonly description: string;
}

export type KindName =
  | 'reports'
  | 'disruptions'
  | 'referrals'
  | 'resourceLines'
  | 'organisedCrimeGroups';

/** What the records of a dataset look like to the person who opens them. */
export interface RecordKind {
  /** The name of its list in the contract; sentences use it too. */
  readonly name: KindName;
  readonly dataset: Dataset;
  readonly typeName: string;
  readonly description: string;
  readonly table: string;
  /** The name of the field by which a record belongs to a period. */
  readonly date: string;
  /** The names of the fields that, beside the agency, name a record. */
  readonly key: readonly string[];
  readonly fields: readonly RecordField[];
  readonly links: readonly RecordLink[];
}

/** A field that every record has. */
export function always(
  name: string,
  column: string,
  about: { readonly is: FieldType; readonly description: string },
): RecordField {
  return { name, column, isNullable: false, ...about };
}

/** A field that a record may lack. */
export function maybe(
  name: string,
  column: string,
  about: { readonly is: FieldType; readonly description: string },
): RecordField {
  return { name, column, isNullable: true, ...about };
}

/** The agency that sent a record. */
export const sender = always('agency', 'agency_id', {
  is: { type: 'agency' },
  description: 'The agency that sent it.',
});

/** What is known of every stored record, whatever it is about. */
export const stored: readonly RecordField[] = [
  always('marking', 'marking', {
    is: { type: 'code', list: 'Marking' },
    description: 'Its protective marking.',
  }),
  always('version', 'version', {
    is: { type: 'whole-number' },
    description: '1 when it was first published, one more with every correction.',
  }),
];

/** The field of that name. @throws where the kind has none: a slip in a declaration */
export function fieldOf({ name: kindName, fields }: RecordKind, name: string): RecordField {
  const field = fields.find((each) => each.name === name);
  if (!field) throw new Error(`${kindName} have no ${name}`);
  return field;
}
