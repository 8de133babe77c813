import { type FieldProblem, problemOf } from '#lib/field-problem.js';
import { PickControl } from '#ui/PickControl.js';
import { SelectField } from '#ui/SelectField.js';
import { TickControl } from '#ui/TickControl.js';

import { describeGrantAhead } from './describe-access.js';
import type { GrantChoices, GrantDraft } from './grant-draft.js';
import styles from './GrantParts.module.css';
import { markings, roles } from './role-names.js';

interface GrantPartsProps {
  readonly draft: GrantDraft;
  readonly choices: GrantChoices;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (part: Partial<GrantDraft>) => void;
}

/**
 * The four parts of a grant: agencies or all of them, a role, its highest marking, and areas; then
 * a summary in words.
 */
export function GrantParts({ draft, choices, problems, onChange }: GrantPartsProps) {
  const { role, marking, isForPartnership, agencies } = draft;
  const isAtPolice = choices.agencies.some(
    ({ code, family }) => family === 'POLICE' && agencies.includes(code),
  );
  return (
    <>
      {choices.canGrantPartnership || isForPartnership ? (
        <TickControl
          label="For the whole partnership"
          hint="Every agency, including any added later. Needed to set the force’s targets, add events and moderate."
          state={{
            isTicked: isForPartnership,
            onChange: (isTicked) => onChange({ isForPartnership: isTicked }),
          }}
        />
      ) : null}
      {isForPartnership ? null : (
        <PickControl
          label="Agency"
          hint={null}
          none="Choose an agency"
          options={choices.agencies}
          picked={agencies}
          problem={problemOf(problems, 'agencies')}
          onChange={(picked) => onChange({ agencies: picked })}
        />
      )}
      <div className={styles.pair}>
        <SelectField
          label="Role"
          options={roles}
          chosen={role}
          onChoose={(code) => onChange({ role: code })}
        />
        <SelectField
          label="Sees up to"
          options={markings}
          chosen={marking}
          onChoose={(code) => onChange({ marking: code })}
        />
      </div>
      <PickControl
        label="Area"
        hint={
          role === 'ADMINISTRATOR'
            ? 'Where they can give access. It does not limit figures or records.'
            : null
        }
        none="Everywhere"
        options={choices.areas}
        picked={draft.areas}
        problem={problemOf(problems, 'areas')}
        onChange={(picked) => onChange({ areas: picked })}
      />
      <p className={styles.says}>
        <b>They will</b> {describeGrantAhead({ role, marking, isForPartnership, isAtPolice })}
      </p>
    </>
  );
}
