import type { PlainDate } from './plain-date.js';

export const agencyKinds = {
  POLICE: 'Police force',
  REGIONAL_POLICE: 'Regional police unit',
  NATIONAL_LAW_ENFORCEMENT: 'National law enforcement',
  REGULATOR: 'Regulator',
  OVERSIGHT: 'Oversight',
  PARTNERSHIP: 'Partnership',
  LOCAL_AUTHORITY_UNITARY: 'Unitary council',
  LOCAL_AUTHORITY_COUNTY: 'County council',
  LOCAL_AUTHORITY_DISTRICT: 'District council',
  FIRE: 'Fire and rescue',
  AMBULANCE: 'Ambulance',
  NHS_ICB: 'Integrated care board',
  NHS_TRUST: 'NHS trust',
  PROBATION: 'Probation',
  PROSECUTION: 'Prosecution',
  CHARITY: 'Charity',
} as const;
export type AgencyKind = keyof typeof agencyKinds;

/** Whether a text is the code of a kind. */
export function isAgencyKind(text: string): text is AgencyKind {
  return Object.hasOwn(agencyKinds, text);
}

export const agencyFamilies = {
  POLICE: 'Police',
  NATIONAL_LAW_ENFORCEMENT: 'National law enforcement',
  LOCAL_AUTHORITY: 'Councils',
  FIRE: 'Fire and rescue',
  HEALTH: 'Health',
  CRIMINAL_JUSTICE: 'Criminal justice',
  CHARITY: 'Charities',
  OVERSIGHT: 'Oversight',
} as const;
export type AgencyFamily = keyof typeof agencyFamilies;

/** A body that sends returns or reads figures. */
export interface AgencyRecord {
  /** The agency's key in records. People use the code. */
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly family: AgencyFamily;
  /** First day on which the agency exists; null means always. */
  readonly validFrom: PlainDate | null;
  /** Last day on which the agency exists; null means no end. */
  readonly validTo: PlainDate | null;
  /** Codes of the successors of an agency that has ended. Absent if there are none. */
  readonly successorCodes?: readonly string[];
}
