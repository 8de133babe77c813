import type { Marking, Role } from '#graphql/operations.js';
import { type FieldProblem, problemOf } from '#lib/field-problem.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { TickControl } from '#ui/TickControl.js';
import { TickList } from '#ui/TickList.js';

import type { GrantChoices, GrantDraft } from './grant-draft.js';

const roles: readonly { readonly code: Role; readonly name: string }[] = [
  { code: 'SENIOR_LEADER', name: 'Senior leader' },
  { code: 'BOARD_MEMBER', name: 'Board member' },
  { code: 'BOARD_SECRETARY', name: 'Board secretary' },
  { code: 'BOARD_CHAIR', name: 'Board chair' },
  { code: 'ANALYST', name: 'Analyst' },
  { code: 'CONTRIBUTOR', name: 'Contributor' },
  { code: 'MODERATOR', name: 'Moderator' },
  { code: 'AUDITOR', name: 'Auditor' },
  { code: 'ADMINISTRATOR', name: 'Administrator' },
];

const markings: readonly { readonly code: Marking; readonly name: string }[] = [
  { code: 'OFFICIAL', name: 'OFFICIAL' },
  { code: 'OFFICIAL_SENSITIVE', name: 'OFFICIAL-SENSITIVE' },
];

interface GrantPartsProps {
  readonly draft: GrantDraft;
  readonly choices: GrantChoices;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (part: Partial<GrantDraft>) => void;
}

/** The four parts of a grant: a role, its highest marking, agencies or all of them, and areas. */
export function GrantParts({ draft, choices, problems, onChange }: GrantPartsProps) {
  return (
    <>
      <ChoiceControl label="Role" options={roles} chosen={draft.role} onChoose={(role) => onChange({ role })} />
      <ChoiceControl label="Up to" options={markings} chosen={draft.marking} onChoose={(marking) => onChange({ marking })} />
      {choices.canGrantPartnership || draft.isForPartnership ? (
        <TickControl
          label="For the whole partnership"
          hint="Every agency, including any added later. Setting the force's targets, adding events and moderating need this."
          state={{ isTicked: draft.isForPartnership, onChange: (isForPartnership) => onChange({ isForPartnership }) }}
        />
      ) : null}
      {draft.isForPartnership ? null : (
        <TickList
          label="At agencies"
          options={choices.agencies}
          ticked={draft.agencies}
          problem={problemOf(problems, 'agencies')}
          onChange={(agencies) => onChange({ agencies })}
        />
      )}
      <TickList
        label="In areas"
        hint="None ticked is everywhere. Areas bound what an administrator may grant; no figure and no record is cut by them."
        options={choices.areas}
        ticked={draft.areas}
        problem={problemOf(problems, 'areas')}
        onChange={(areas) => onChange({ areas })}
      />
    </>
  );
}
