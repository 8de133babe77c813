import {
  ageBands,
  channels,
  crimeTypes,
  disruptionTargets,
  exploitations,
  fundingSources,
  impacts,
  pathways,
  priorities,
  reportStatuses,
  riskBands,
  seriousLimbs,
  sexes,
  signs,
  staffGroups,
} from '#domain/lists.js';
import { codeEnum } from '#graphql/code-enum.js';

export const CrimeType = codeEnum(
  'CrimeType',
  'The nine kinds of serious and organised crime.',
  crimeTypes,
);
export const Channel = codeEnum('Channel', 'The way a report came in.', channels);
export const ReportStatus = codeEnum('ReportStatus', 'The status of a report.', reportStatuses);
export const Sign = codeEnum('Sign', 'Signs of organised crime. A report may name several.', signs);
export const SeriousLimb = codeEnum(
  'SeriousLimb',
  'Limbs of the serious-crime test, section 93(4) Police Act 1997: a crime is serious if any holds. A report may have several.',
  seriousLimbs,
);
export const Pathway = codeEnum(
  'Pathway',
  'The route by which a person was referred for protection.',
  pathways,
);
export const AgeBand = codeEnum(
  'AgeBand',
  'Age at the time of the exploitation or concern.',
  ageBands,
);
export const Sex = codeEnum('Sex', 'Sex as recorded.', sexes);
export const Exploitation = codeEnum(
  'Exploitation',
  'Kinds of exploitation. A referral may name several.',
  exploitations,
);
export const Priority = codeEnum('Priority', 'Priority at the safeguarding hub.', priorities);
export const Impact = codeEnum('Impact', 'How far a disruption set criminality back.', impacts);
export const DisruptionTarget = codeEnum(
  'DisruptionTarget',
  'What a disruption was aimed at.',
  disruptionTargets,
);
export const RiskBand = codeEnum('RiskBand', 'How great a risk a group poses.', riskBands);
export const StaffGroup = codeEnum('StaffGroup', 'Kinds of staff.', staffGroups);
export const FundingSource = codeEnum('FundingSource', 'Who pays.', fundingSources);
