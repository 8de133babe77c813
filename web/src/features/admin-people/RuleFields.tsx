import { useRef, useState } from 'react';

import { problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';

import {
  findMissingOfGrant,
  type GrantChoices,
  type GrantDraft,
  toGrantedPlaces,
  toNewGrant,
} from './grant-draft.js';
import { GrantParts } from './GrantParts.js';
import type { SeenRule } from './rule.type.js';
import { useSetRule } from './use-set-rule.js';

interface RuleFieldsProps {
  /** The existing rule; null for a new one. */
  readonly rule: SeenRule | null;
  readonly choices: GrantChoices;
  readonly onClose: () => void;
  /** Called with a sentence that says what was done. */
  readonly onDone: (outcome: string) => void;
  /** Called when the rule to change no longer exists. */
  readonly onStale: () => void;
}

interface Draft extends GrantDraft {
  readonly claim: string;
  readonly value: string;
}

const shown = ['claim', 'value', 'agencies', 'areas'];

/** The fields of a sign-in rule: which value of which claim gives what access. */
export function RuleFields({ rule, choices, onClose, onDone, onStale }: RuleFieldsProps) {
  const [draft, setDraft] = useState<Draft>(() => toDraft(rule, choices));
  const { set, problems, setProblems, isSending } = useSetRule(onStale);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);
  const write = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));

  const save = async () => {
    const missing = findMissing(draft);
    if (missing.length > 0) {
      setProblems(missing);
      return;
    }
    const wanted = { ...draft, ...toGrantedPlaces(draft) };
    if (await set({ replaces: rule?.id ?? null, rule: wanted }))
      onDone(`The rule for “${draft.value.trim()}” in ${draft.claim.trim()} has been set.`);
  };

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void save()}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            {rule === null ? 'Add the rule' : 'Change the rule'}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems sentences={problemsBeside(problems, shown).map(({ message }) => message)} />
      {rule === null || rule.holders === 0 ? null : (
        <p>
          The access it gives now ends at once for {describeHolders(rule.holders)}. They get what
          you set here when they next sign in.
        </p>
      )}
      <TextControl
        label="Claim"
        hint="As your sign-in service names it, such as groups or realm_access.roles."
        problem={problemOf(problems, 'claim')}
        value={draft.claim}
        onChange={(claim) => write({ claim })}
      />
      <TextControl
        label="Equals or contains"
        hint="The whole text, with the same capitals."
        problem={problemOf(problems, 'value')}
        value={draft.value}
        onChange={(value) => write({ value })}
      />
      <GrantParts draft={draft} choices={choices} problems={problems} onChange={write} />
    </DialogForm>
  );
}

function toDraft(rule: SeenRule | null, choices: GrantChoices): Draft {
  if (rule === null) return { claim: '', value: '', ...toNewGrant(choices) };
  const { claim, value, role, marking, isForPartnership, agencies, areas } = rule;
  return {
    claim,
    value,
    role,
    marking,
    isForPartnership,
    agencies: agencies.map(({ code }) => code),
    areas: areas.map(({ code }) => code),
  };
}

function findMissing(draft: Draft) {
  return [
    ...(draft.claim.trim() === '' ? [{ field: 'claim', message: 'Name the claim.' }] : []),
    ...(draft.value.trim() === ''
      ? [{ field: 'value', message: 'Enter the text that it must equal.' }]
      : []),
    ...findMissingOfGrant(draft),
  ];
}

function describeHolders(count: number): string {
  return count === 1 ? 'the one person who has it' : `the ${count} people who have it`;
}
