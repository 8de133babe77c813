import { ageBands, crimeTypes, exploitations, pathways, priorities, sexes } from '#domain/lists.js';
import { codeEnum } from '#graphql/code-enum.js';

export const CrimeType = codeEnum('CrimeType', 'The nine kinds of serious and organised crime.', crimeTypes);
export const Pathway = codeEnum('Pathway', 'The way by which a person was put in touch with protection.', pathways);
export const AgeBand = codeEnum('AgeBand', 'Age at the time of the exploitation or concern.', ageBands);
export const Sex = codeEnum('Sex', 'Sex as recorded.', sexes);
export const Exploitation = codeEnum('Exploitation', 'Kinds of exploitation. A referral may name several.', exploitations);
export const Priority = codeEnum('Priority', 'Priority at the safeguarding hub.', priorities);
