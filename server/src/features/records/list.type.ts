import { registerEnumType } from 'type-graphql';

import {
  decisions,
  disruptionStatuses,
  handlings,
  informationGrades,
  ocgStatuses,
  sourceGrades,
} from '#domain/lists.js';
import type { ListName } from '#domain/records/record-kind.js';
import {
  AgeBand,
  Channel,
  CrimeType,
  DisruptionTarget,
  Exploitation,
  FundingSource,
  Impact,
  Pathway,
  Priority,
  ReportStatus,
  RiskBand,
  SeriousLimb,
  Sex,
  Sign,
  StaffGroup,
} from '#features/subjects/lists.type.js';
import { Objective } from '#features/subjects/subject.type.js';
import { Marking } from '#features/viewer/marking.type.js';
import { codeEnum } from '#graphql/code-enum.js';

const Decision = codeEnum(
  'Decision',
  'A decision about a referral to the National Referral Mechanism.',
  decisions,
);
export const DisruptionStatus = codeEnum(
  'DisruptionStatus',
  'The moderation status of a disruption.',
  disruptionStatuses,
);
const OcgStatus = codeEnum('OcgStatus', 'The status of an organised crime group.', ocgStatuses);
const InformationGrade = codeEnum(
  'InformationGrade',
  'How the source of a report came by the information, graded under 3x5x2.',
  informationGrades,
);
const Handling = codeEnum(
  'Handling',
  'Whether a report may be passed on, by the 3x5x2 grading.',
  handlings,
);

/** The codes of this grade are digits, which cannot be enum values. */
const SourceGrade = { RELIABLE: '1', UNTESTED: '2', NOT_RELIABLE: '3' } as const;
registerEnumType(SourceGrade, {
  name: 'SourceGrade',
  description: 'How far the source of a report can be relied on, by the 3x5x2 grading.',
  valuesConfig: {
    RELIABLE: { description: `1: ${sourceGrades[1]}` },
    UNTESTED: { description: `2: ${sourceGrades[2]}` },
    NOT_RELIABLE: { description: `3: ${sourceGrades[3]}` },
  },
});

/** The GraphQL enum of each list. */
export const listEnums: Readonly<Record<ListName, object>> = {
  AgeBand,
  Channel,
  CrimeType,
  Decision,
  DisruptionStatus,
  DisruptionTarget,
  Exploitation,
  FundingSource,
  Handling,
  Impact,
  InformationGrade,
  Marking,
  Objective,
  OcgStatus,
  Pathway,
  Priority,
  ReportStatus,
  RiskBand,
  SeriousLimb,
  Sex,
  Sign,
  SourceGrade,
  StaffGroup,
};
