import { useRef, useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';

import { beginDraft, type CaseDraft, toVerdict } from './case-draft.js';
import { Effect } from './Effect.js';
import styles from './Moderation.module.css';
import { MODERATE_DISRUPTION, type OpenCase } from './moderation-documents.js';
import {
  describeProposal,
  nameDecision,
  nameVerdict,
  toOutcome,
  verdicts,
} from './moderation-words.js';

interface DecideFieldsProps {
  readonly found: OpenCase;
  /** Finds what was typed about a disruption, by its id; for an empty id, what was typed last. */
  readonly findDraft: (id: string) => CaseDraft | null;
  readonly keepDraft: (id: string, draft: CaseDraft) => void;
  readonly onDone: (said: string) => void;
  readonly onProposed: (said: string) => void;
  /** Called when somebody else decided first. */
  readonly onConflict: () => void;
}

const SHOWN = ['text', 'panelOn'];

/** The impact, rationale and panel; the effect on the quarter; and the button that saves. */
export function DecideFields({
  found,
  findDraft,
  keepDraft,
  onDone,
  onProposed,
  onConflict,
}: DecideFieldsProps) {
  const { id, version, claimedImpact, proposal, isOwn } = found;
  const [draft, setDraft] = useState(
    () => findDraft(id) ?? beginDraft(found, findDraft('')?.panelOn ?? ''),
  );
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const { send, isSending } = useChange(MODERATE_DISRUPTION);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);

  // For a disruption of their own agency, moderators may only confirm another agency's proposal.
  const verdict = isOwn && proposal !== null ? toVerdict(proposal.impact) : draft.verdict;
  const change = (changed: Partial<CaseDraft>) => {
    const next = { ...draft, ...changed };
    setDraft(next);
    keepDraft(id, next);
    keepDraft('', next);
  };
  const outcome = toOutcome(verdict, claimedImpact);

  const save = async (act: 'DECIDE' | 'PROPOSE') => {
    const panelOn = draft.panelOn === '' ? null : draft.panelOn;
    const step = { act, ...outcome, text: draft.text, panelOn };
    const sent = await send({ input: { id, version, step } });
    if (sent === null) return;
    if (!sent.ok) {
      setProblems([{ field: null, message: sent.sentence }]);
      return;
    }
    const { problems: told } = sent.data.moderateDisruption;
    setProblems(told);
    if (told.some(({ field }) => field === 'version')) onConflict();
    if (told.length > 0) return;
    const name = `${found.reference} of ${found.agency.name}`;
    if (act === 'DECIDE') onDone(`${name}: ${nameDecision(verdict, claimedImpact)}, done.`);
    else onProposed(`${name}: proposed.`);
  };

  if (isOwn && proposal === null) {
    return (
      <p className={styles.note}>
        Your agency leads this disruption, so a moderator from another agency must propose a
        decision. You can then record what they proposed.
      </p>
    );
  }
  return (
    <form
      className={styles.form}
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void save('DECIDE');
      }}
    >
      <FormProblems sentences={problemsBeside(problems, SHOWN).map(({ message }) => message)} />
      {isOwn && proposal !== null ? (
        <p className={styles.note}>
          Your agency leads this disruption: you can only record what was proposed (
          {describeProposal(proposal)}).
        </p>
      ) : (
        <ChoiceControl
          label="Impact"
          options={verdicts.map((code) => ({ code, name: nameVerdict(code, claimedImpact) }))}
          chosen={verdict}
          onChoose={(chosen) => change({ verdict: chosen })}
        />
      )}
      <TextControl
        label="Rationale"
        hint="The agency will see it. The text is kept with the decision."
        problem={problemOf(problems, 'text')}
        kind="long"
        value={draft.text}
        onChange={(text) => change({ text })}
      />
      <TextControl
        label="Panel"
        hint="The day on which the panel decides."
        problem={problemOf(problems, 'panelOn')}
        kind="date"
        value={draft.panelOn}
        onChange={(panelOn) => change({ panelOn })}
      />
      <Effect cases={[id]} outcome={outcome} panelOn={draft.panelOn} />
      <Actions>
        <Button type="submit" look="main" isPending={isSending}>
          {nameDecision(verdict, claimedImpact)}
        </Button>
        {isOwn ? null : (
          <Button isPending={isSending} onPress={() => void save('PROPOSE')}>
            Propose only
          </Button>
        )}
      </Actions>
    </form>
  );
}
