import { formatDay } from '#lib/format.js';
import { FactList } from '#ui/FactList.js';

import { type CaseNames, nameOf, type OpenCase } from './moderation-documents.js';
import { describePanel, describeProposal, impactNames } from './moderation-words.js';

interface CaseFactsProps {
  readonly found: OpenCase;
  readonly names: CaseNames;
}

/** The claim, the proposal next to it, and the evidence for the claim. */
export function CaseFacts({ found, names }: CaseFactsProps) {
  const { claimedImpact, confirmedImpact, proposal, question, restsOn, quantity } = found;
  const proposed = proposal === null ? null : describeProposal(proposal);
  const facts = [
    { name: 'Claimed', content: impactNames[claimedImpact] },
    ...(proposal === null || proposed === null
      ? []
      : [
          {
            name: 'Proposed',
            content: (
              <>
                {proposal.impact === claimedImpact ? proposed : <strong>{proposed}</strong>} by{' '}
                {proposal.post}: {proposal.text}
              </>
            ),
          },
        ]),
    ...(confirmedImpact === null
      ? []
      : [{ name: 'Decided', content: impactNames[confirmedImpact] }]),
    ...(found.decidedOn === null ? [] : [{ name: 'Panel', content: formatDay(found.decidedOn) }]),
    ...(found.rationale === null ? [] : [{ name: 'Rationale', content: found.rationale }]),
    {
      name: 'Based on',
      content: restsOn.length === 0 ? 'No results given' : restsOn.join(', '),
    },
    { name: 'Act', content: `${formatDay(found.occurredOn)}, ${found.place}` },
    ...(found.submittedOn === null
      ? []
      : [{ name: 'Submitted', content: formatDay(found.submittedOn) }]),
    ...(quantity === 1 ? [] : [{ name: 'Counts as', content: `${quantity} disruptions` }]),
    {
      name: 'Serves',
      content: `${nameOf(names.objectives, found.objective)}, against ${nameOf(names.crimeTypes, found.crimeType).toLowerCase()}`,
    },
    ...(found.tactic === null ? [] : [{ name: 'How', content: found.tactic }]),
    ...(found.ocgReference === null ? [] : [{ name: 'Group', content: found.ocgReference }]),
    ...(found.supportingAgencies.length === 0
      ? []
      : [
          {
            name: 'Supported by',
            content: found.supportingAgencies.map(({ name }) => name).join(', '),
          },
        ]),
    ...(question === null ? [] : [{ name: 'Asked', content: question.text }]),
    ...(found.panelOn === null ? [] : [{ name: 'Panel', content: describePanel(found.panelOn) }]),
  ];
  return <FactList facts={facts} />;
}
