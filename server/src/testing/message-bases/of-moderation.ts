import type { MessageBases } from './message-basis.js';

export const basesOfModeration: MessageBases = {
  'domain/returns/current-decision.ts': {
    OWN_RECORDS: [
      'A return can claim and submit a disruption; what it says abo',
      'Other values in the row for status, submitted_on, decided_on',
      'It was …, but the row changes values that the decision was a',
      '… It is read as SUBMITTED.',
      'It is … in the record, and stays so. …',
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
      'Nothing was proposed, or it has changed since. Decide on it ',
      'Say on which day the panel decided.',
      'Say to which panel it is put off.',
      'Say whether it is confirmed, regraded or rejected.',
      'Say which impact to give it.',
      'Somebody else moderated it, or its agency changed it, since ',
      'That panel has not met yet. A day up to today (…) is accepte',
      'The claimed impact.',
      'The panel cannot be in the past. Today or a later day is acc',
      'Ask its lead agency a question. The agency answers by correc',
      'Propose what the panel should decide. Not allowed for a disr',
      'Record what the panel decided. For a disruption of your own ',
      'Put it off to a later panel.',
      'Take a decision back, so that the panel decides again.',
      'As proposed for each.',
      'You belong to the agency that leads it, so a moderator of an',
      'You belong to the agency that leads it. A moderator of anoth',
      '… is what was claimed. Confirm it, or choose another impact.',
    ],
  },
  'domain/returns/moderation/disruption-results.ts': {
    MODERATORS: ['… in …'],
  },
  'domain/returns/moderation/moderation-message.ts': {
    OWN_RECORDS: [
      'Answer by sending the disruption again with what was asked f',
      'Moderators ask about … of …',
      'This was about a disruption that has since been erased.',
      '… more are listed in the records of ….',
      '…, and moderators ask about …',
      '…: a decision was proposed.',
      '…: a moderator asks.…',
      '…: confirmed as … by the panel of ….…',
      '…: put off to the panel of ….…',
      '…: regraded to … by the panel of ….…',
      '…: rejected by the panel of ….…',
      '…: the decision was taken back, and it is to be decided agai',
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
      'Confirmed, regraded or rejected by a panel of the running qu',
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
