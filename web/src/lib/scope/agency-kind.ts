/**
 * Kinds of agency in the order in which they are listed, starting with those that lead most often.
 * An address names a kind by its code.
 */
export const agencyKinds = [
  { code: 'POLICE', name: 'Police forces' },
  { code: 'REGIONAL_POLICE', name: 'Regional police units' },
  { code: 'NATIONAL_LAW_ENFORCEMENT', name: 'National law enforcement' },
  { code: 'REGULATOR', name: 'Regulators' },
  { code: 'OVERSIGHT', name: 'Oversight' },
  { code: 'PARTNERSHIP', name: 'Partnerships' },
  { code: 'LOCAL_AUTHORITY_UNITARY', name: 'Unitary councils' },
  { code: 'LOCAL_AUTHORITY_COUNTY', name: 'County councils' },
  { code: 'LOCAL_AUTHORITY_DISTRICT', name: 'District councils' },
  { code: 'FIRE', name: 'Fire and rescue' },
  { code: 'AMBULANCE', name: 'Ambulance' },
  { code: 'NHS_ICB', name: 'Integrated care boards' },
  { code: 'NHS_TRUST', name: 'NHS trusts' },
  { code: 'PROBATION', name: 'Probation' },
  { code: 'PROSECUTION', name: 'Prosecution' },
  { code: 'CHARITY', name: 'Charities' },
] as const;

export type AgencyKind = (typeof agencyKinds)[number]['code'];
