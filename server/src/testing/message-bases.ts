import type { MessageBases } from './message-bases/message-basis.js';
import { basesOfFiles } from './message-bases/of-files.js';
import { basesOfModeration } from './message-bases/of-moderation.js';
import { basesOfPublishing } from './message-bases/of-publishing.js';
import { basesOfRules } from './message-bases/of-rules.js';
import { basesOfStaging } from './message-bases/of-staging.js';

/**
 * Every message that a sender of returns may get, by its file and the beginning of its text, with
 * `…` for inserted values. A test fails unless a new message is added to the table of its subject,
 * with the data it depends on. Messages that depend on other agencies’ records are only for cleared
 * viewers.
 */
export const messageBases: MessageBases = {
  ...basesOfFiles,
  ...basesOfModeration,
  ...basesOfPublishing,
  ...basesOfRules,
  ...basesOfStaging,
};
