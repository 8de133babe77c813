import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { ClaimRules_ClaimRuleFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { formatMarking, formatNumber, joinWords } from '#lib/format.js';
import { ListTable } from '#ui/ListTable.js';

import styles from './ClaimRules.module.css';
import { CountedAgencies } from './CountedAgencies.js';
import type { GrantChoices } from './grant-draft.js';
import { formatRole } from './role-names.js';
import { RuleForm } from './RuleForm.js';
import { RuleRemoval } from './RuleRemoval.js';

export const CLAIM_RULES: TypedDocumentNode<ClaimRules_ClaimRuleFragment> = gql`
  fragment ClaimRules_ClaimRule on ClaimRule {
    id
    claim
    value
    role
    marking
    sentence
    holders
    canChange
    isForPartnership
    agencies {
      id
      code
      name
    }
    areas {
      id
      code
      name
    }
  }
`;

/** The maximum number of agencies to name: more are only counted. */
const MAX_NAMED = 3;

interface ClaimRulesProps {
  /** Sorted by claim, value and role. */
  readonly rules: readonly FragmentType<ClaimRules_ClaimRuleFragment>[];
  readonly choices: GrantChoices;
  readonly canChange: boolean;
  /** Called with a sentence that says what was done; empty if the rule no longer exists. */
  readonly onDone: (outcome: string) => void;
}

/** The access that each claim of a work account gives, with forms to change it. */
export function ClaimRules({ rules, choices, canChange, onDone }: ClaimRulesProps) {
  const known = unmask(CLAIM_RULES, rules);

  if (known.length === 0) return <p>All access has been given individually.</p>;
  return (
    <>
      <ListTable
        caption="What an account says, and the access it gives"
        headings={['When the account says', 'They become', 'Agency', 'People now']}
        actionHeading={canChange ? 'Change' : undefined}
        rows={known.map((rule) => ({
          key: rule.id,
          cells: [
            <span key="says" className={styles.says}>
              <b>{rule.claim}</b> is <b>{rule.value}</b>
            </span>,
            <Granted key="grants" rule={rule} />,
            <Agencies key="agencies" rule={rule} />,
            formatNumber(rule.holders),
          ],
          action: rule.canChange ? changesOf(rule) : 'Beyond your own access',
        }))}
      />
      <p className={styles.note}>
        Removing a rule ends the access it gave, at once. Access given individually stays.
      </p>
    </>
  );

  function changesOf(rule: ClaimRules_ClaimRuleFragment) {
    return (
      <div className={styles.changes}>
        <RuleForm rule={rule} choices={choices} onDone={onDone} />
        <RuleRemoval rule={rule} onDone={onDone} />
      </div>
    );
  }
}

function Agencies({
  rule: { isForPartnership, agencies },
}: {
  readonly rule: ClaimRules_ClaimRuleFragment;
}) {
  if (isForPartnership) return 'The whole partnership';
  if (agencies.length <= MAX_NAMED) return joinWords(agencies.map(({ name }) => name));
  const counted = `${formatNumber(agencies.length)} agencies`;
  return (
    <>
      {counted}
      <CountedAgencies sentence={counted} agencies={agencies} />
    </>
  );
}

function Granted({
  rule: { role, marking, areas },
}: {
  readonly rule: ClaimRules_ClaimRuleFragment;
}) {
  return (
    <div className={styles.gives}>
      {formatRole(role)}
      <small>
        {areas.length === 0 ? '' : `in ${joinWords(areas.map(({ name }) => name))}, `}up to{' '}
        {formatMarking(marking)}
      </small>
    </div>
  );
}
