import type { MessageBases } from './message-basis.js';

export const basesOfModeration: MessageBases = {
  'domain/returns/current-decision.ts': {
    OWN_RECORDS: [
      'A return can claim and submit a disruption; what it says abo',
      'Other values in the row for status, submitted_on, decided_on',
      'It was …, but the row changes values that the decision was a',
      '… It is read as SUBMITTED.',
      'The record says …, and this row does not change that. …',
    ],
  },
  'domain/returns/moderation/decide.ts': {
    MODERATORS: [
      ' … proposes ….',
      'A different impact from the one claimed.',
      'It is not a disruption, or should not count.',
      'It can only be put off to a future panel. A day after today ',
      'It is …, so there is nothing to decide.',
      'It is …: there is no decision to take back.',
      'It was … on …, after that panel. That day or a later one is ',
      'Nothing has been proposed, or the disruption has changed sin',
      'Give the day on which the panel decided.',
      'Say which panel it is put off to.',
      'Say whether it is confirmed, regraded or rejected.',
      'Say which impact to give it.',
      'Somebody else has moderated it, or its agency has changed it',
      'That panel has not met yet. A day up to today (…) is accepte',
      'The claimed impact.',
      'The panel cannot be in the past. Today or a later day is acc',
      'Ask its lead agency a question. The agency answers by correc',
      'Propose what the panel should decide. Not allowed for a disr',
      'Record what the panel decided. For a disruption of your own ',
      'Put it off to a later panel.',
      'Take a decision back, so that the panel decides again.',
      'As proposed for each.',
      'You belong to the agency that leads it, so a moderator from ',
      'You belong to the agency that leads it. A moderator from ano',
      '… is what was claimed. Confirm it, or choose another impact.',
    ],
  },
  'domain/returns/moderation/disruption-results.ts': {
    MODERATORS: ['… in …'],
  },
  'domain/returns/moderation/moderation-message.ts': {
    OWN_RECORDS: [
      'Answer by sending the disruption again with what was asked f',
      'Moderators ask about … led by …',
      'This was about a disruption that has since been erased.',
      '… more are listed in the records of ….',
      '…, and moderators ask about …',
      '…: a decision was proposed.',
      '…: a moderator has a question.…',
      '…: confirmed as … by the panel on ….…',
      '…: put off to the panel on ….…',
      '…: regraded to … by the panel on ….…',
      '…: rejected by the panel on ….…',
      '…: the decision has been taken back, and it must be decided ',
    ],
  },
  'domain/returns/moderation/read-words.ts': {
    MODERATORS: [
      'There is an invisible character in …. Type it again.',
      'Write … in … to … characters; ….',
      'it has …',
    ],
  },
  'domain/returns/moderation/stage.ts': {
    MODERATORS: [
      'Confirmed, regraded or rejected by a panel in the current qu',
      'Submitted and not decided, longest waiting first.',
      'Those waiting whose agency was asked a question and has not ',
    ],
  },
  'domain/returns/moderation/step.ts': {
    MODERATORS: [
      'A decision was taken back, so that the panel decides again.',
      'A moderator asked its lead agency a question.',
      'A moderator proposed what the panel should decide.',
      'It was put off to a later panel.',
      'The panel confirmed the claimed impact.',
      'The panel found that it is not a disruption.',
      'The panel gave it another impact.',
    ],
  },
  'features/returns/current-decision.store.ts': {
    FILE: ['staged.… IS DISTINCT FROM record.…', '… = record.…'],
  },
  'features/returns/moderation/moderate.ts': {
    MODERATORS: [
      'Decisions taken back',
      'Disruptions changed after they were locked and read',
      'Panel of …',
      'Proposed what to decide about',
      'That disruption no longer exists.',
    ],
  },
};
