import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { ClaimRules_ClaimRuleFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { formatNumber } from '#lib/format.js';
import { ListTable } from '#ui/ListTable.js';

import styles from './ClaimRules.module.css';
import { CountedAgencies } from './CountedAgencies.js';
import type { GrantChoices } from './grant-draft.js';
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
    }
  }
`;

interface ClaimRulesProps {
  /** By claim, text and role. */
  readonly rules: readonly FragmentType<ClaimRules_ClaimRuleFragment>[];
  readonly choices: GrantChoices;
  readonly canChange: boolean;
  /** Told in a sentence what was done, or that the rules are not as they were shown. */
  readonly onDone: (outcome: string) => void;
}

/** What each claim of the identity provider grants, and changing that. */
export function ClaimRules({ rules, choices, canChange, onDone }: ClaimRulesProps) {
  const known = unmask(CLAIM_RULES, rules);

  if (known.length === 0) return <p>All access has been given individually.</p>;
  return (
    <ListTable
      caption="What claims grant to whoever signs in with them"
      headings={['Claim', 'Is, or holds', 'Grants', 'Hold it now']}
      actionHeading={canChange ? 'Change' : undefined}
      rows={known.map((rule) => ({
        key: rule.id,
        cells: [rule.claim, rule.value, <Granted key="grants" rule={rule} />, formatNumber(rule.holders)],
        action: rule.canChange ? changesOf(rule) : 'Beyond your own grant',
      }))}
    />
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

function Granted({ rule: { sentence, agencies } }: { readonly rule: ClaimRules_ClaimRuleFragment }) {
  return (
    <>
      {sentence}
      <CountedAgencies sentence={sentence} agencies={agencies} />
    </>
  );
}
