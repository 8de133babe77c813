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
 * The lists that records take their codes from, by their name in the database and in the schema.
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
  /** The agency's own reference for the record. */
  | { readonly type: 'reference' }
  /** The reference of a record of another dataset: the sender's own, or `AGENCY:REFERENCE`. */
  | { readonly type: 'record' }
  /** What the sender wrote. */
  | { readonly type: 'text' }
  | { readonly type: 'date' }
  /** A day of a financial quarter, shown as the quarter. */
  | { readonly type: 'quarter' }
  | { readonly type: 'code'; readonly list: ListName }
  /** Every code given; empty if none was. */
  | { readonly type: 'codes'; readonly list: ListName }
  | { readonly type: 'yes-no' }
  | { readonly type: 'whole-number' }
  | { readonly type: 'number' }
  /** Stored in pence, shown in pounds. */
  | { readonly type: 'pounds' }
  | { readonly type: 'area' }
  | { readonly type: 'agency' }
  /** Every agency given; empty if none was. */
  | { readonly type: 'agencies' };

export interface RecordField {
  /** The field's name in the schema. */
  readonly name: string;
  /** The field's column in the database. */
  readonly column: string;
  /**
   * The column for viewers who may not open all records, if the field depends on what one agency's
   * records say about another's.
   */
  readonly ownColumn?: string;
  readonly is: FieldType;
  /** What the field says, with its unit, and what its absence means. */
  readonly description: string;
  /** Whether a record may lack the field. A list is empty instead. */
  readonly isNullable: boolean;
}

/**
 * A record of another dataset that a record names; the latest if that dataset has several with one
 * reference.
 */
export interface RecordLink {
  readonly name: string;
  readonly to: KindName;
  /** The columns with the other record's agency and reference, which are null if none is named. */
  readonly columns: { readonly agency: string; readonly reference: string };
  readonly description: string;
}

export type KindName =
  | 'reports'
  | 'disruptions'
  | 'referrals'
  | 'resourceLines'
  | 'organisedCrimeGroups';

/** How the records of a dataset look to those who open them. */
export interface RecordKind {
  /** The name of the list of records in the schema, also used in sentences. */
  readonly name: KindName;
  readonly dataset: Dataset;
  readonly typeName: string;
  readonly description: string;
  readonly table: string;
  /** The name of the field whose date decides a record's period. */
  readonly date: string;
  /** The names of the fields that identify a record together with the agency. */
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

/** The fields of every stored record, of any kind. */
export const stored: readonly RecordField[] = [
  always('marking', 'marking', {
    is: { type: 'code', list: 'Marking' },
    description: 'Its protective marking.',
  }),
  always('version', 'version', {
    is: { type: 'whole-number' },
    description: '1 when first published, and one more with every correction.',
  }),
];

/** The field with a name. @throws if the kind has none: a mistake in a declaration */
export function fieldOf({ name: kindName, fields }: RecordKind, name: string): RecordField {
  const field = fields.find((each) => each.name === name);
  if (!field) throw new Error(`${kindName} have no ${name}`);
  return field;
}
